// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "base/id.h"
#include "road/snapshot.h"

namespace sc {

/// Known roads of each weather step for each kind of unit while nothing but the weather bears on
/// them: no block, no closure, no pump. The same in every replication, so they need not be worked
/// out to be looked up. Holds on to none: the SnapshotCache decides what is kept. Thread-safe.
class CalmRoads {
 public:
  CalmRoads(std::size_t kinds, std::size_t steps) : steps_(steps), roads_(kinds * steps) {}

  /// Null if not known, or let go meanwhile.
  [[nodiscard]] std::shared_ptr<RoadSnapshot const> find(UnitKindId kind, std::size_t step) const {
    std::lock_guard const guard(lock_);
    return roads_[kind.index() * steps_ + step].lock();
  }
  void put(UnitKindId kind, std::size_t step, std::shared_ptr<RoadSnapshot const> const& roads) {
    std::lock_guard const guard(lock_);
    roads_[kind.index() * steps_ + step] = roads;
  }

 private:
  std::size_t steps_;
  mutable std::mutex lock_;
  std::vector<std::weak_ptr<RoadSnapshot const>> roads_;  ///< [kinds*steps]
};

}  // namespace sc
