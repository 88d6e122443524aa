// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "plan/dispatch/ordering.h"

namespace sc {

/// Steps that greedy rules are made of. Positions as in Ordering.

struct Arrival {
  std::size_t unit = 0;
  Duration time;
};

/// Of the units that help what an incident lacks and that `may` be sent, the one that is there
/// first; of equals, the one that covers more of its needs, then the lower.
std::optional<Arrival> first_there(Ordering& ordering, std::size_t incident,
                                   std::function<bool(FreeUnit const&)> const& may);

bool is_idle(FreeUnit const& unit);

/// Sends idle units, the first there first, until nothing lacks or none helps.
void serve_by_idle(Ordering& ordering, std::size_t incident);

/// A unit that may be taken from its work for this incident, or nothing. The view does not tell
/// how severe the incident it works at is if that is not open; then only the most severe open
/// incident is sure to be more severe by Rules::preempt_severity.
std::optional<Arrival> first_from_work(Ordering& ordering, std::size_t incident);

/// Positions of the open incidents: people trapped first, then the more severe, the longer
/// reported, the lower id.
std::vector<std::size_t> by_urgency(Ordering const& ordering);

/// Further idle units for work under way at incidents, in the order given, that are at least
/// `least_severity` severe; none where this answer already changes who comes. Call it last: what is
/// idle then could not help, or not reach, any incident that lacks units.
void send_extras(Ordering& ordering, std::vector<std::size_t> const& order, double least_severity);

}  // namespace sc
