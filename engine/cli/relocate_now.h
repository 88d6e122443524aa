// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>

#include "cli/plan_command.h"

namespace sc {

/// `plan --now`: prints where free units should wait in the next hours, from a state of units and
/// incidents. Writes nothing. Errors: InputError, IoError.
int relocate_now(PlanOptions const& options, std::ostream& out);

}  // namespace sc
