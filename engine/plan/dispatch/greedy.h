// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "plan/dispatch/ordering.h"

namespace sc {

/// Steps that greedy rules are made of. Positions as in Ordering.

bool is_idle(FreeUnit const& unit);

/// What a rule adds to a unit's time when it compares units; nothing: it may not be sent.
using Reluctance = std::function<std::optional<Duration>(FreeUnit const&)>;
/// No unit but the idle, as they are.
std::optional<Duration> idle_only(FreeUnit const& unit);

/// Sends a whole team or nobody, since part of one would only wait: unit by unit the one that is
/// there first (after reluctance) among those that help what then lacks; of equals, the one that
/// covers more, then the lower; in the end without those whom the others make needless. False where
/// not all that lacks can be covered.
bool send_team(Ordering& ordering, std::size_t incident, Reluctance const& reluctance);

/// May it be taken from its work for this incident? The view does not tell how severe the incident
/// it works at is if that is not open; then only the most severe open incident is sure to be more
/// severe by Rules::preempt_severity.
bool may_leave_work(Ordering const& ordering, FreeUnit const& unit, std::size_t incident);
/// Anybody else goes before a unit is taken from its work.
inline constexpr Duration kLeavesWork = whole_hours(24);

/// Positions of the open incidents: people trapped first, then the more severe, the longer
/// reported, the lower id.
std::vector<std::size_t> by_urgency(Ordering const& ordering);

/// Further idle units for work under way at incidents, in the order given, that are at least
/// `least_severity` severe; none where this answer already changes who comes. Call it last: what is
/// idle then could not help, or not reach, any incident that lacks units.
void send_extras(Ordering& ordering, std::vector<std::size_t> const& order, double least_severity);

}  // namespace sc
