// SPDX-License-Identifier: Apache-2.0
#include "des/parallel_kernel.h"

#include <algorithm>
#include <atomic>
#include <vector>

#include "base/barrier.h"
#include "base/parallel.h"

namespace sc::detail {

/// One run from its first window to the horizon.
class WindowedRun {
 public:
  WindowedRun(Scheduler& scheduler, SimTime horizon, Drain const& drain);

  void work(int member, int team);
  ParallelCounts finish();

 private:
  /// Parts dealt to one member of the team; others help when they are done with theirs.
  struct alignas(128) Share {
    std::atomic<std::uint32_t> next{0};
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };

  void deal(int team);
  void run_parts(int member, int team);
  void run_part(std::uint32_t part);
  void plan();
  void end_window();
  bool next_window();
  void run_whole_events();

  Scheduler& scheduler_;
  SimTime horizon_;
  Drain const& drain_;
  Lanes lanes_;
  std::vector<Scheduler> schedulers_;  ///< [lanes]
  std::vector<Share> shares_;          ///< [team]
  Barrier barrier_;
  SimTime limit_;  ///< end of the present window
  bool done_ = false;
  std::uint64_t handled_ = 0;         ///< up to the end of the last window
  std::uint64_t in_last_window_ = 0;  ///< events
  ParallelCounts counts_;
};

namespace {

/// A window of fewer events is not worth waking others for.
constexpr std::uint64_t kWorthSharing = 300;

}  // namespace

WindowedRun::WindowedRun(Scheduler& scheduler, SimTime horizon, Drain const& drain)
    : scheduler_(scheduler), horizon_(horizon), drain_(drain), lanes_(scheduler.partitioning_) {
  SC_EXPECT(scheduler.partitioning_.lookahead > Duration{});
  schedulers_.reserve(lanes_.parts() + 1);
  for (std::uint32_t p = 0; p <= lanes_.parts(); ++p)
    schedulers_.push_back(Scheduler(scheduler, lanes_.lane(p), p));
  for (Event const& event : scheduler.heap_) lanes_.lane(lanes_.lane_of(event)).add(event);
  scheduler.heap_.clear();
}

void WindowedRun::work(int member, int team) {
  barrier_.meet(team, [&] {
    deal(team);
    plan();
  });
  while (!done_) {
    run_parts(member, team);
    barrier_.meet(team, [&] {
      end_window();
      plan();
    });
  }
}

void WindowedRun::deal(int team) {
  auto const members = static_cast<std::uint32_t>(team);
  shares_ = std::vector<Share>(members);
  for (std::uint32_t m = 0; m < members; ++m) {
    shares_[m].first = m * lanes_.parts() / members;
    shares_[m].end = (m + 1) * lanes_.parts() / members;
  }
}

void WindowedRun::run_parts(int member, int team) {
  for (int k = 0; k < team; ++k) {
    Share& share = shares_[static_cast<std::size_t>((member + k) % team)];
    while (share.next.load(std::memory_order_relaxed) < share.end) {
      std::uint32_t const part = share.next.fetch_add(1, std::memory_order_relaxed);
      if (part < share.end) run_part(part);
    }
  }
}

void WindowedRun::run_part(std::uint32_t part) {
  Lane& lane = lanes_.lane(part);
  lane.take_mail();
  if (lane.first() >= limit_) return;
  drain_(schedulers_[part], limit_, Take::all);
  lane.settle();
}

/// Finds the next window, with every part at rest, or ends the run. Events of the whole model that
/// come before it, and windows that one thread does best, are handled here and now.
void WindowedRun::plan() {
  while (next_window()) {
    if (in_last_window_ >= kWorthSharing) {
      for (Share& share : shares_) share.next.store(share.first, std::memory_order_relaxed);
      return;
    }
    ++counts_.alone_windows;
    for (std::uint32_t p = 0; p < lanes_.parts(); ++p) run_part(p);
    end_window();
  }
  done_ = true;
}

void WindowedRun::end_window() {
  std::uint64_t const handled = lanes_.handled();
  in_last_window_ = handled - handled_;
  handled_ = handled;
  ++counts_.windows;
  lanes_.turn_page();
  lanes_.whole().take_mail();
}

bool WindowedRun::next_window() {
  if (lanes_.first_failure() != nullptr) return false;
  run_whole_events();
  if (lanes_.whole().failure) return false;
  SimTime const start = lanes_.next_local();
  if (start >= horizon_) return false;
  limit_ = std::min({start + lanes_.partitioning().lookahead, lanes_.whole().first(), horizon_});
  return true;
}

void WindowedRun::run_whole_events() {
  Lane& whole = lanes_.whole();
  while (whole.first() < horizon_ && whole.first() <= lanes_.next_local() && !whole.failure) {
    drain_(schedulers_.back(), horizon_, Take::one);
    whole.settle();
  }
}

/// Gives what is left back to the scheduler, so that a run may go on, with whatever kernel.
ParallelCounts WindowedRun::finish() {
  counts_.events = lanes_.handled();
  counts_.whole_events = lanes_.whole().handled;
  for (Scheduler const& lane : schedulers_) scheduler_.now_ = std::max(scheduler_.now_, lane.now_);
  if (Lane const* failed = lanes_.first_failure()) std::rethrow_exception(failed->failure);
  for (std::uint32_t p = 0; p <= lanes_.parts(); ++p) {
    lanes_.lane(p).take_mail();
    std::vector<Event> const left = lanes_.lane(p).queue.drain();
    scheduler_.heap_.insert(scheduler_.heap_.end(), left.begin(), left.end());
  }
  std::make_heap(scheduler_.heap_.begin(), scheduler_.heap_.end(), later);
  return counts_;
}

ParallelCounts run_windows(Scheduler& scheduler, SimTime horizon, int threads, Drain const& drain) {
  WindowedRun run(scheduler, horizon, drain);
  run_team(threads, [&](int member, int team) { run.work(member, team); });
  return run.finish();
}

}  // namespace sc::detail
