// SPDX-License-Identifier: Apache-2.0
#include "road/travel_times.h"

#include <algorithm>
#include <mutex>

#include "base/check.h"
#include "base/parallel.h"

namespace sc {
namespace {

class Progress {
 public:
  Progress(std::size_t all, std::function<void(double)> const& tell) : all_(all), tell_(tell) {}
  void one_more() {
    if (!tell_) return;
    std::lock_guard const lock(mutex_);
    tell_(static_cast<double>(++done_) / static_cast<double>(all_));
  }

 private:
  std::size_t all_;
  std::function<void(double)> const& tell_;
  std::mutex mutex_;
  std::size_t done_ = 0;
};

}  // namespace

TravelMatrix travel_times(RoadGraph const& graph, std::span<RoadPlace const> from,
                          std::span<RoadPlace const> to, std::span<LinkTime const> times,
                          TravelTimesWork const& work) {
  SC_EXPECT(times.size() == graph.links());
  TravelMatrix matrix(from.size(), to.size());
  Progress progress(to.size(), work.progress);
  // Each worker has a search of its own and every so-manyth column.
  auto const workers = std::min(static_cast<std::size_t>(thread_count(work.threads)), to.size());
  parallel_for(workers, work.threads, [&](std::size_t worker) {
    RouteSearch search(graph);
    for (std::size_t column = worker; column < to.size(); column += workers) {
      auto const known = search.times_to(from, to[column], times);
      for (std::size_t row = 0; row < from.size(); ++row) matrix.set(row, column, known[row]);
      progress.one_more();
    }
  });
  return matrix;
}

}  // namespace sc
