// SPDX-License-Identifier: Apache-2.0
#include "plan/bound/least_waiting.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>

#include "base/check.h"

namespace sc {
namespace {

using Jobs = std::span<WaitingJob const>;

/// The fast server's clock: ticks of 1 ms / number of servers, in each of which it does 1 ms of
/// work. So everything stays whole.
using Ticks = std::int64_t;

std::vector<WaitingJob> sorted(Jobs jobs, SimTime WaitingJob::*by) {
  std::vector<WaitingJob> result(jobs.begin(), jobs.end());
  std::stable_sort(result.begin(), result.end(),
                   [by](WaitingJob const& a, WaitingJob const& b) { return a.*by < b.*by; });
  return result;
}

/// Moments at which a preemptive server of that speed finishes the jobs, shortest remaining time
/// first. Jobs by release. Ascending.
std::vector<Ticks> finishing_times(Jobs jobs, std::size_t speed) {
  auto const scale = static_cast<std::int64_t>(speed);
  std::priority_queue<Ticks, std::vector<Ticks>, std::greater<>> remaining;
  std::vector<Ticks> finished;
  Ticks now = 0;
  for (std::size_t next = 0; next < jobs.size() || !remaining.empty();) {
    if (remaining.empty()) now = std::max(now, jobs[next].release.ms * scale);
    for (; next < jobs.size() && jobs[next].release.ms * scale <= now; ++next)
      remaining.push(jobs[next].occupancy.ms);
    Ticks const shortest = remaining.top();
    remaining.pop();
    Ticks const until = next < jobs.size() ? jobs[next].release.ms * scale : INT64_MAX;
    if (now + shortest > until) {
      remaining.push(shortest - (until - now));
      now = until;
    } else {
      now += shortest;
      finished.push_back(now);
    }
  }
  return finished;
}

/// Counts jobs that must be waiting, moment by moment.
class Counter {
 public:
  Counter(Servers const& servers) : servers_(servers) {}

  /// From one moment to another `due` jobs have been due, which a fast server finishes as given.
  void count(std::size_t due, std::vector<Ticks> const& finished, SimTime from, SimTime to) {
    auto const scale = static_cast<std::int64_t>(servers_.number);
    std::size_t done = 0;
    std::size_t escaped = 0;
    for (Ticks now = from.ms * scale; now < to.ms * scale;) {
      while (done < finished.size() && finished[done] <= now) ++done;
      auto const& escapes = servers_.escapes;
      while (escaped < escapes.size() && escapes[escaped].ms * scale <= now) ++escaped;
      Ticks next = to.ms * scale;
      if (done < finished.size()) next = std::min(next, finished[done]);
      if (escaped < escapes.size()) next = std::min(next, escapes[escaped].ms * scale);
      std::size_t const started = std::min(due, done + servers_.number + escaped);
      add(due - started, next - now);
      now = next;
    }
  }

  [[nodiscard]] LeastWaiting result() const {
    double const ticks_per_s = 1000.0 * static_cast<double>(servers_.number);
    return {static_cast<double>(job_ticks_) / ticks_per_s, most_};
  }

 private:
  void add(std::size_t waiting, Ticks ticks) {
    job_ticks_ += static_cast<std::int64_t>(waiting) * ticks;
    most_ = std::max(most_, waiting);
  }

  Servers const& servers_;
  std::int64_t job_ticks_ = 0;
  std::size_t most_ = 0;
};

/// Nobody ever comes.
LeastWaiting without_servers(Jobs jobs, SimTime end) {
  std::int64_t ms = 0;
  std::size_t waiting = 0;
  for (WaitingJob const& job : jobs) {
    ms += std::max(Duration{}, end - job.due).ms;
    if (job.due < end) ++waiting;
  }
  return {Duration{ms}.seconds(), waiting};
}

/// How many jobs a fast server cannot take up in time that may begin any of them at the release of
/// the first in the list (Moore 1968). Its deadlines are those of finishing what starts when due.
std::size_t late_if_all_are_there(std::vector<WaitingJob> jobs, std::size_t speed) {
  auto const scale = static_cast<std::int64_t>(speed);
  auto const deadline = [](WaitingJob const& job) { return job.due + job.occupancy; };
  Ticks now = jobs.front().release.ms * scale;
  std::stable_sort(jobs.begin(), jobs.end(),
                   [&](auto const& a, auto const& b) { return deadline(a) < deadline(b); });
  std::priority_queue<Ticks> taken;
  std::size_t late = 0;
  for (WaitingJob const& job : jobs) {
    taken.push(job.occupancy.ms);
    now += job.occupancy.ms;
    if (now <= deadline(job).ms * scale) continue;
    now -= taken.top();
    taken.pop();
    ++late;
  }
  return late;
}

/// Cuts between jobs, at most about so many.
std::vector<std::size_t> possible_cuts(std::size_t jobs) {
  constexpr std::size_t kMostCuts = 64;
  std::size_t const stride = jobs / kMostCuts + 1;
  std::vector<std::size_t> cuts;
  for (std::size_t k = 0; k < jobs; k += stride) cuts.push_back(k);
  cuts.push_back(jobs);
  return cuts;
}

/// The same for the best partition into stretches; jobs by release.
std::size_t late_by_stretches(Jobs jobs, std::size_t speed) {
  std::vector<std::size_t> const cuts = possible_cuts(jobs.size());
  std::vector<std::size_t> late(cuts.size(), 0);  // of all before the cut
  for (std::size_t b = 1; b < cuts.size(); ++b)
    for (std::size_t a = 0; a < b; ++a) {
      Jobs const stretch = jobs.subspan(cuts[a], cuts[b] - cuts[a]);
      std::size_t const here = late_if_all_are_there({stretch.begin(), stretch.end()}, speed);
      late[b] = std::max(late[b], late[a] + here);
    }
  return late.back();
}

/// Orders of starts, each job by the server that is free first: some such order is best, since an
/// earlier start never does harm.
class OrderSearch {
 public:
  enum class Cost { waiting, late };

  OrderSearch(Jobs jobs, Servers const& servers, Cost cost)
      : jobs_(jobs),
        end_(servers.end),
        counts_late_(cost == Cost::late),
        free_(servers.number, SimTime{INT64_MIN / 4}) {
    SC_EXPECT(jobs.size() <= kMostExactJobs && servers.escapes.empty());
  }

  /// [ms], or jobs.
  std::int64_t least() {
    best_ = INT64_MAX;
    go_on(0, jobs_.size(), 0);
    return best_;
  }

 private:
  void go_on(unsigned taken, std::size_t left, std::int64_t cost) {
    if (cost >= best_) return;
    if (counts_late_) best_ = std::min(best_, cost + static_cast<std::int64_t>(left));
    if (!counts_late_ && left == 0) best_ = cost;
    for (std::size_t i = 0; i < jobs_.size(); ++i)
      if ((taken >> i & 1U) == 0) take(i, taken, left, cost);
  }

  void take(std::size_t i, unsigned taken, std::size_t left, std::int64_t cost) {
    WaitingJob const& job = jobs_[i];
    auto const first = std::min_element(free_.begin(), free_.end());
    SimTime const before = *first;
    SimTime const start = std::max(before, job.release);
    if (counts_late_ && (start > job.due || start >= end_)) return;  // better left
    std::int64_t const waits = std::max(Duration{}, std::min(start, end_) - job.due).ms;
    *first = start + job.occupancy;
    go_on(taken | 1U << i, left - 1, counts_late_ ? cost : cost + waits);
    *first = before;
  }

  Jobs jobs_;
  SimTime end_;
  bool counts_late_;
  std::vector<SimTime> free_;  ///< [servers]
  std::int64_t best_ = 0;
};

}  // namespace

LeastWaiting relaxed_waiting(Jobs jobs, Servers const& servers) {
  if (servers.number == 0) return without_servers(jobs, servers.end);
  std::vector<WaitingJob> by_due = sorted(jobs, &WaitingJob::due);
  // What comes at the end or never is the same, but never is too late for ticks.
  for (WaitingJob& job : by_due) job.release = std::min(job.release, servers.end);
  Counter counter(servers);
  for (std::size_t k = 1; k <= by_due.size(); ++k) {
    SimTime const from = by_due[k - 1].due;
    SimTime const to = k < by_due.size() ? std::min(by_due[k].due, servers.end) : servers.end;
    if (k <= servers.number || from >= to) continue;
    auto const first = sorted(std::span(by_due).first(k), &WaitingJob::release);
    counter.count(k, finishing_times(first, servers.number), from, to);
  }
  return counter.result();
}

std::size_t relaxed_late(Jobs jobs, Servers const& servers) {
  if (servers.number == 0) return jobs.size();
  std::vector<WaitingJob> in_question = sorted(jobs, &WaitingJob::release);
  for (WaitingJob& job : in_question) job.due = std::min(job.due, servers.end);
  std::size_t const hopeless =
      std::erase_if(in_question, [](WaitingJob const& job) { return job.release > job.due; });
  std::size_t const counted = late_by_stretches(in_question, servers.number);
  return hopeless + counted - std::min(counted, servers.escapes.size());
}

double exact_waiting_s(Jobs jobs, Servers const& servers) {
  if (servers.number == 0) return without_servers(jobs, servers.end).total_s;
  return Duration{OrderSearch(jobs, servers, OrderSearch::Cost::waiting).least()}.seconds();
}

std::size_t exact_late(Jobs jobs, Servers const& servers) {
  if (servers.number == 0) return jobs.size();
  return static_cast<std::size_t>(OrderSearch(jobs, servers, OrderSearch::Cost::late).least());
}

}  // namespace sc
