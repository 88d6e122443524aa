// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/time.h"
#include "des/event.h"

namespace sc {

/// How a model is cut into parts that may run at the same time, and what it promises for that.
///
/// Events of a kind below `local_from` concern the whole model: a kernel handles them alone, with
/// every part at rest. Every other event is local: it reads and changes only the state of its
/// target's part, and what other parts wrote at least `lookahead` ago.
///
/// The promise: a handler of a local event posts to another part, or events of the whole model, at
/// least `lookahead` after its own event. Within its own part, and from events of the whole model,
/// any time from now on will do.
///
/// A part's number depends on the model's map only, never on threads; results depend on neither.
struct Partitioning {
  std::uint32_t parts = 1;
  std::vector<std::uint32_t> part_of;    ///< [targets of local events] below `parts`
  Duration lookahead = milliseconds(1);  ///< > 0
  std::uint16_t local_from = UINT16_MAX;

  [[nodiscard]] bool whole(Event const& event) const { return event.kind < local_from; }
};

}  // namespace sc
