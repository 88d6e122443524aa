// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "des/scheduler.h"

namespace sc {

/// What a parallel run did, for benchmarks and for whoever wants to know why threads do not help.
struct ParallelCounts {
  std::uint64_t events = 0;
  std::uint64_t windows = 0;        ///< in which any part had events
  std::uint64_t whole_events = 0;   ///< handled alone, with every part at rest
  std::uint64_t alone_windows = 0;  ///< too small to share, run by one thread
};

namespace detail {

enum class Take : std::uint8_t { all, one };

/// Handles the events of a scheduler's lane before `limit`: all, or the first.
using Drain = std::function<void(Scheduler& lane, SimTime limit, Take take)>;

/// The machinery behind run_parallel, apart from the model.
ParallelCounts run_windows(Scheduler& scheduler, SimTime horizon, int threads, Drain const& drain);

}  // namespace detail

/// A model that can do with a hint: foresee(event, strides) is called 3, 2 and 1 strides before an
/// event is handled, if it is called at all, to bring its state nearer to the processor. It changes
/// nothing and reads only what handling the event now might read.
template <class Model>
concept Foreseeing = requires(Model const& model, Event const& event) {
  model.foresee(event, 1);
};

/// As run_serial, with the same results, on up to `threads` threads (0 = one per core): a
/// conservative kernel that goes from window to window (Lubachevsky 1989, CACM 32, 111-123).
///
///   window = [first pending time, that + lookahead), cut off at the next event of the whole model
///
/// Within a window no part can send another anything that still belongs to it, so parts run at the
/// same time; one barrier later their mail is read. Empty time is skipped. Parts are dealt out to
/// the threads, which take each other's when their own are done. Windows too small to share are run
/// by one thread.
///
/// A handler's exception ends the run with that of the earliest event. In checked builds a broken
/// lookahead (des/partitioning.h) is a ContractError that names the event.
template <class Model>
class ParallelRun {
 public:
  static ParallelCounts run(Model& model, Scheduler& scheduler, SimTime horizon, int threads) {
    return detail::run_windows(scheduler, horizon, threads,
                               [&](Scheduler& lane, SimTime limit, detail::Take take) {
                                 drain(model, lane, limit, take);
                               });
  }

 private:
  /// Lets the model fetch what events to come will need, in three strides.
  static void foresee(Model const& model, EventQueue const& queue) {
    if constexpr (Foreseeing<Model>) {
      for (int ahead : {6, 4, 2})
        if (Event const* event = queue.upcoming(static_cast<std::size_t>(ahead)))
          model.foresee(*event, ahead / 2);
    }
  }

  static void drain(Model& model, Scheduler& own, SimTime limit, detail::Take take) {
    Lane& lane = *own.lane_;
    Event event;
    try {
      while (lane.queue.pop_before(limit, event)) {
        foresee(model, lane.queue);
        own.now_ = event.time;
        ++lane.handled;
        model.handle(event, own);
        if (take == detail::Take::one) return;
      }
    } catch (...) {
      lane.failure = std::current_exception();
      lane.failed = event;
    }
  }
};

template <class Model>
std::uint64_t run_parallel(Model& model, Scheduler& scheduler, SimTime horizon, int threads) {
  return ParallelRun<Model>::run(model, scheduler, horizon, threads).events;
}

}  // namespace sc
