// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/rules.h"

namespace sc {

/// The longest drive from a station by day that is not late after the call was handled and the
/// unit has turned out.
inline Duration longest_drive_in_time(Rules const& rules) {
  return rules.late - rules.call_handling - rules.turn_out_day;
}

}  // namespace sc
