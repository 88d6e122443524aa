// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "drill/drill_runner.h"

namespace sc {

/// How a team served an inject, against the reference, and the main reason.
struct Verdict {
  enum class Kind : std::uint8_t {
    not_reported,  ///< in the team's run
    as_expected,   ///< within kVerdictTolerance
    earlier,
    not_sent,      ///< no order named it
    no_skill,      ///< a unit that was named before anybody went cannot do what is needed
    not_possible,  ///< no order could be carried out, for another reason
    taken_away,    ///< a unit that was on its way was sent elsewhere or called off
    sent_late,
    from_afar,  ///< sent in time, drove longer
    incomplete  ///< somebody was there in time, but not all that the work takes
  };
  Kind kind = Kind::as_expected;
  /// Of the response times, the team's less the reference's; `incomplete`: of the waits for work.
  Duration difference;
};

inline constexpr Duration kVerdictTolerance = whole_minutes(1);

std::string_view name_of(Verdict::Kind kind);  ///< "sent_late"
Names words_of(Verdict const& verdict);

/// `team`, `reference`: the two runs.
Verdict verdict_of(Inject const& inject, std::span<TeamAction const> actions, TeamRun const& team,
                   Trajectory const& reference);

}  // namespace sc
