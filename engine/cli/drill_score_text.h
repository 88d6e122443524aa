// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "drill/score_report.h"

namespace sc {

/// A scored drill for a terminal: the costliest decision in a sentence, totals, all injects,
/// remarks. In English and Chinese.
std::string score_as_text(ScoreReport const& report);

}  // namespace sc
