// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/scenario.h"
#include "response/trajectory.h"

namespace sc {

/// States in words for readers; name_of gives those of files.
Names words_of(UnitStatus status);
Names words_of(IncidentStatus status);
Names words_of(ReportSource source);

}  // namespace sc
