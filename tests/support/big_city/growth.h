// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <queue>
#include <vector>

#include "base/random.h"
#include "support/big_city/face_map.h"
#include "support/big_city/survey.h"

namespace sc::test::city {

/// Fills a skeleton with streets. The largest face, measured in its grain, is always cut next, by a
/// road that befits its size: arterials first, then collectors, then local streets; now and then
/// by a canal, by two one-way roads side by side, or not at all: it becomes an estate with one or
/// two gates.
class Growth {
 public:
  Growth(FaceMap& map, double radius_m, Stream& luck);

  /// Cuts faces until the map has this many nodes.
  void cut_faces(std::size_t nodes);
  /// Leads roads that end at a waterside on, across the bridge, where they find an end there.
  void build_bridges();
  /// Nodes of the largest piece of road when the water is taken away.
  [[nodiscard]] std::vector<bool> mainland() const;
  /// Adds dead ends to local streets between nodes of `mainland`, which grows with them, until
  /// `nodes` are added or there is no room.
  void add_dead_ends(std::vector<bool>& mainland, std::size_t nodes);
  /// Adds exactly so many bends in streets between nodes of `mainland`.
  void add_bends(std::vector<bool>& mainland, std::size_t nodes);

 private:
  struct Standing {
    std::uint32_t estate = 0;
    std::uint32_t spurs = 0;  ///< laid into it so far
    std::uint32_t failures = 0;
  };
  struct Waiting {
    double size = 0;
    std::uint32_t face = 0;
    bool operator<(Waiting const& o) const {
      return size != o.size ? size < o.size : face > o.face;
    }
  };
  void wait(std::uint32_t face);
  [[nodiscard]] Wish wish_for(double area_km2, Standing const& standing);
  void cut(std::uint32_t face);
  void choose_traffic(Half laid);
  void after_laying(std::uint32_t face, Half laid, bool through);
  bool found_estate(std::uint32_t face, Survey& survey);
  void lay_canal(std::uint32_t face, Plan const& plan);
  void lay_beside(Half first);
  /// False if it is worth another try.
  bool build_bridge(std::uint32_t node);
  /// False if it found no room.
  bool add_dead_end(std::uint32_t face, std::vector<bool>& mainland);
  [[nodiscard]] bool is_local(Half h, std::vector<bool> const& mainland) const;

  FaceMap& map_;
  double radius_m_;
  Stream& luck_;
  std::vector<Standing> standing_;  // [face]
  std::priority_queue<Waiting> waiting_;
  std::uint32_t estates_ = 0;
};

}  // namespace sc::test::city
