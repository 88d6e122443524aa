// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "io/study/study.h"
#include "response/trajectory.h"
#include "response/world.h"

namespace sc {

/// The columns of studies: kpis() (study/kpi.h).
std::vector<StudyColumn> study_columns();

/// What a study keeps of a run. `kinds`: number in StudyHead::kinds of each of the scenario's
/// incident kinds.
StudyRow study_row(World const& world, Trajectory const& run, std::span<std::int16_t const> kinds);

}  // namespace sc
