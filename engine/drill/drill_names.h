// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drill/drill.h"

namespace sc {

/// What a drill is called: its greatest strain and the zone where most of its injects lie, such as
/// "Pump units run out, Xiangfu". Precondition: a strain and an inject.
Names name_of_drill(Strain const& greatest, Trajectory const& reference, Scenario const& s);

}  // namespace sc
