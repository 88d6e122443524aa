// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "live/duty_room.h"
#include "service/desk/storm_clock.h"
#include "service/http/request.h"
#include "service/journal/journal.h"
#include "service/wall_clock.h"

/// Private to service/desk/*.cc.

namespace sc::desk {

/// Author of what the service carries out by itself.
inline constexpr char const* kSelf = "stormcrew";

double seconds_since(StormClock::Steady::time_point t);

/// What a change is answered with, and what is kept of it in the journal: {"seq", "at", ...}.
std::string reply_json(JournalEntry const& entry, Applied const& applied);
/// Is this what the entry was answered with? Errors: InputError, of a damaged journal.
void check_reply(JournalEntry const& entry, Applied const& applied);
/// From the reply, which play_back() has checked or this program has written.
Applied applied_of(JournalEntry const& entry);
/// 201 where something new has a number, else 200.
HttpReply made(std::string json, std::string const& kind);

}  // namespace sc::desk
