// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "response/world.h"

namespace sc {

/// The basins of one replication: the World's depths, except where pumps or blocked inlets have
/// been at work; those basins are computed on from there until they have come back to the World's.
/// Trucks act from the weather step after their arrival.
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

  [[nodiscard]] std::span<float const> depth_m() const { return depth_m_; }
  [[nodiscard]] float depth_m(BasinId b) const { return depth_m_[b.index()]; }

 private:
  struct Basin {
    bool apart = false;  ///< no longer the World's
    BasinState state;
    double truck_m3ps = 0;
    std::vector<double> blocked;  ///< shares lost, one after the other
  };
  Basin& set_apart(BasinId id);
  void advance_apart(std::size_t b, std::size_t step);

  World const* world_;
  std::vector<Basin> basins_;
  std::vector<float> depth_m_;
};

}  // namespace sc
