// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "des/scheduler.h"

namespace sc {

/// Handles events in their total order until none is left before `horizon` (exclusive).
/// The oracle of every other kernel: one binary heap. Model: `void handle(Event const&,
/// Scheduler&)`. Returns the number of events handled. A handler's exception leaves the run where
/// it stands.
template <class Model>
std::uint64_t run_serial(Model& model, Scheduler& scheduler, SimTime horizon) {
  std::uint64_t handled = 0;
  while (!scheduler.heap_.empty() && scheduler.heap_.front().time < horizon) {
    Event const event = scheduler.pop();
    model.handle(event, scheduler);
    ++handled;
  }
  return handled;
}

}  // namespace sc
