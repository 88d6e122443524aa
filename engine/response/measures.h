// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/scenario.h"

namespace sc {

/// The scenario with its Measures carried out: rebuilt points have their new drains
/// (BasinPlace::rebuilt) and the kinds' rates of onset are those of separated buildings
/// (base_per_h and coefficient x separated_factor). What has been carried out is taken out of the
/// kinds and basins, so that doing it again changes nothing.
Scenario with_measures(Scenario scenario);

}  // namespace sc
