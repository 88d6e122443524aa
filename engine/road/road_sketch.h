// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <utility>

#include "road/snapshot.h"

namespace sc {

/// Roads that begin as somebody's snapshot and change by a few links at a time, for good or for one
/// question. What is shared is never touched: the first change makes a copy, which costs as much as
/// there are links, and later ones change that copy. A copied sketch shares the roads until either
/// changes them. Not thread-safe, and copies that other threads use are let go before the next
/// change.
class RoadSketch {
 public:
  RoadSketch() = default;
  RoadSketch(RoadSketch const& other) : roads_(other.roads_) {}
  RoadSketch& operator=(RoadSketch const&) = delete;

  /// These roads from now on.
  void start(std::shared_ptr<RoadSnapshot const> roads) { roads_ = std::move(roads); }
  /// Nothing was started yet, or a question threw midway: start again.
  [[nodiscard]] bool empty() const { return roads_ == nullptr; }
  /// Precondition of this and all that follows: not empty().
  [[nodiscard]] RoadSnapshot const& roads() const { return *roads_; }
  /// From now on with these changes. Routes found before are forgotten.
  void change(std::span<RoadSnapshot::Change const> changes) {
    RoadSnapshot& own = own_copy();
    roads_.reset();  // empty, should the change throw
    own_of_.reset();
    own.change(changes);
    roads_ = own_;
  }

  /// What `ask` answers on the roads with these changes, which are taken back.
  template <class Ask>
  auto ask_with(std::span<RoadSnapshot::Change const> changes, Ask const& ask) {
    RoadSnapshot& own = own_copy();
    auto const roads = std::exchange(roads_, nullptr);
    auto const own_of = std::exchange(own_of_, nullptr);
    auto answer = own.ask_with(changes, ask);
    roads_ = roads;
    own_of_ = own_of;
    return answer;
  }

 private:
  /// A copy of the roads that nobody else has.
  RoadSnapshot& own_copy() {
    bool const changed = own_ == roads_;
    if (changed ? roads_.use_count() > 2 : own_of_ != roads_) {
      own_ = std::make_shared<RoadSnapshot>(*roads_);
      if (changed)
        roads_ = own_;
      else
        own_of_ = roads_;
    }
    return *own_;
  }

  std::shared_ptr<RoadSnapshot const> roads_;   ///< shared, or own_
  std::shared_ptr<RoadSnapshot> own_;           ///< nobody else's, but for copied sketches
  std::shared_ptr<RoadSnapshot const> own_of_;  ///< what own_ is a copy of, if unchanged
};

}  // namespace sc
