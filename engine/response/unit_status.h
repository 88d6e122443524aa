// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/trajectory.h"

namespace sc {

/// It stands, comes back or goes its round: a policy may send it.
constexpr bool may_be_sent(UnitStatus status) {
  return status == UnitStatus::standby || status == UnitStatus::returning ||
         status == UnitStatus::patrolling;
}

}  // namespace sc
