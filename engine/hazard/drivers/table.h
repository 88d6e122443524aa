// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "hazard/drivers/driver.h"

namespace sc {

/// Every driver of incidents there is. The words of incident_kinds.csv, `stormcrew list`, the
/// "did you mean" of a wrong name and the contract tests all come from here.
std::span<Driver const> drivers();

/// The driver of that name; null if there is none.
Driver const* driver_named(std::string_view name);

}  // namespace sc
