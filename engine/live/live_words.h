// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "live/duty_room.h"

namespace sc {

/// What the room says, in Chinese and English.

/// "12 min"; "under 1 min".
Names words_of_minutes(Duration d);
/// Where an incident is: street or point, and subdistrict.
Names words_of_place(World const& world, LiveIncident const& incident);
/// "2 pump, 1 traffic"; empty if nothing lacks.
Names words_of_needs(Scenario const& s, Needs const& needs);
/// Why this unit: "still lacking: 1 pump; there in 12 min; the soonest of those free, next P3
/// (18 min)".
Names reason_of(DutyRoom const& room, RecommendedOrder const& order);
/// Why not the other: "6 min later", "cut off", "2 min sooner, taken from incident 3".
Names words_of_alternative(RecommendedOrder const& order, RecommendedOrder::Alternative const& it);
/// The change in a sentence: "P1 sent to incident 3".
Names words_of_change(Scenario const& s, Change const& change, Applied const& applied);

}  // namespace sc
