// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "road/snapshot.h"

namespace sc {

/// A snapshot's own copy on which a few links are changed for one question and put back: the copy,
/// which costs as much as there are links, is made once for each snapshot and not for each
/// question. A copy of a sketch begins empty.
class RoadSketch {
 public:
  RoadSketch() = default;
  RoadSketch(RoadSketch const&) {}
  RoadSketch& operator=(RoadSketch const&) = delete;

  /// What `ask` answers on the roads of the snapshot with these changes.
  template <class Ask>
  auto ask_with(std::shared_ptr<RoadSnapshot const> const& of,
                std::span<RoadSnapshot::Change const> changes, Ask const& ask) {
    if (of_ != of) copy_ = *of;
    of_.reset();  // should the question throw, the copy is nobody's
    std::vector<RoadSnapshot::Change> back;
    for (RoadSnapshot::Change const& change : changes)
      back.push_back({change.link, of->link_times()[change.link.index()]});
    copy_->change(changes);
    auto answer = ask(std::as_const(*copy_));
    copy_->change(back);
    of_ = of;
    return answer;
  }

 private:
  std::shared_ptr<RoadSnapshot const> of_;
  std::optional<RoadSnapshot> copy_;
};

}  // namespace sc
