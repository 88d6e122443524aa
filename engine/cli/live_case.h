// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "cli/load_case.h"
#include "drill/drill.h"
#include "live/duty_room.h"
#include "service/journal/journal.h"

namespace sc {

/// What a live run is of: a scenario with changes, or a drill.
struct LiveWish {
  CaseOptions what;
  std::string drill;           ///< folder of one drill; then `what` has threads alone
  bool own_incidents = false;  ///< the scenario's own happen too; of a drill: always
  std::string begin;           ///< date-time at which people take over; empty: the start
};

/// Everything that a live run needs, valid.
struct LiveCase {
  LiveWish wish;
  Case what;                                       ///< `world` and the policy that recommends
  std::unique_ptr<Drill const> drill;              ///< null: none
  SimTime begin;                                   ///< people take over; in a drill, until its end
  std::unique_ptr<DispatchPolicy const> dispatch;  ///< the policy before, nobody then
  [[nodiscard]] World const& world() const { return *what.world; }
};

/// Errors: InputError, IoError.
LiveCase load_live_case(LiveWish wish);

/// The same, cut off at the first weather step not before `end`.
LiveCase load_live_case(LiveWish wish, SimTime end);

/// A journal of this case; the options are its wish, so that a replay finds it again.
JournalHead journal_head(LiveCase const& live);
LiveWish wish_of(JournalHead const& head);

/// As at the scenario's start. `record_all`: for a run file.
DutyRoom open_room(LiveCase const& live, bool record_all);

}  // namespace sc
