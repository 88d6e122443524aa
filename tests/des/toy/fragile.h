// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

#include "des/scheduler.h"

namespace sc::toy {

/// A model that fails at every event of the other one that `breaks`, naming it.
template <class Model, class Breaks>
class Fragile {
 public:
  Fragile(Model& model, Breaks breaks) : model_(model), breaks_(breaks) {}

  template <class AnyScheduler>
  void handle(Event const& event, AnyScheduler& scheduler) {
    if (breaks_(event)) throw std::runtime_error(describe(event));
    model_.handle(event, scheduler);
  }

 private:
  Model& model_;
  Breaks breaks_;
};

}  // namespace sc::toy
