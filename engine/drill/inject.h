// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "drill/drill.h"
#include "response/world.h"

namespace sc {

/// The messages of an exercise in order of their reports: one for each recorded incident, with what
/// the reference did. `sources` [recorded incidents]: who tells of it.
std::vector<Inject> injects_of(World const& drill, Trajectory const& reference,
                               std::span<ReportSource const> sources);

}  // namespace sc
