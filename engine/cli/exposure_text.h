// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "response/exposure/exposure.h"
#include "response/world.h"

namespace sc {

/// The report as tables for people: the subdistricts over the scenario's hours, then the floods.
std::string exposure_text(World const& world, ExposureReport const& report,
                          std::string const& attribution);

}  // namespace sc
