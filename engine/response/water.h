// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "response/world.h"

namespace sc {

/// The basins of one replication: the World's depths, except where pumps or blocked inlets have
/// been at work; those basins are computed on from there until they have come back to the World's.
/// Trucks act from the weather step after their arrival.
///
/// What gauges read overrides the World from then on: a depth is where its basin goes on from; a
/// canal's difference from the World stays until its next reading; rain beside the World's falls
/// until it is read again, at most so long as it was said to (assumed: nobody knows longer).
class Water {
 public:
  explicit Water(World const& world);

  /// Depths of step k. Steps must be taken in order.
  void advance_to(std::size_t step);
  void add_truck(BasinId basin, double m3ps);
  void remove_truck(BasinId basin, double m3ps);
  /// A further share of what its inlets still take is lost, or comes back.
  void block_inlet(BasinId basin, double share);
  void clear_inlet(BasinId basin, double share);

  void read_depth(BasinId basin, double depth_m);
  /// Beside what the World has, which has a canal.
  void read_canal(double difference_m);
  /// At a gauge, beside what the World has there, in weather steps before `until`. Basins get their
  /// part of it by the gauge's share in their rain (shepard_weights over all gauges).
  void read_rain(std::size_t gauge, double difference_mps, std::size_t until);
  [[nodiscard]] double canal_difference_m() const { return canal_difference_m_; }

  [[nodiscard]] std::span<float const> depth_m() const { return depth_m_; }
  [[nodiscard]] float depth_m(BasinId b) const { return depth_m_[b.index()]; }

 private:
  struct Basin {
    bool apart = false;  ///< no longer the World's
    BasinState state;
    double most_depth_m = 0;  ///< beyond it spills: as the scenario has it, or as deep as was read
    double truck_m3ps = 0;
    std::vector<double> blocked;  ///< shares lost, one after the other
  };
  struct RainReading {
    double difference_mps = 0;
    std::size_t until = 0;  ///< step
  };
  [[nodiscard]] double more_rain_mps(std::size_t basin, std::size_t step) const;
  Basin& set_apart(BasinId id);
  void advance_apart(std::size_t b, std::size_t step);

  World const* world_;
  std::vector<Basin> basins_;
  std::vector<float> depth_m_;
  double canal_difference_m_ = 0;
  std::vector<RainReading> rain_;    ///< [gauges]; empty until one is read
  std::vector<double> gauge_share_;  ///< [basins*gauges], likewise
};

}  // namespace sc
