// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "study/comparison.h"

namespace sc {

/// "(12.3 to 14.5)" in the indicator's unit; empty where there is no interval.
std::string interval_text(Estimate const& estimate, Indicator const& indicator);

/// null for what does not exist.
nlohmann::ordered_json number_or_null(double value);

/// Value, interval, standard error and what it rests on; null for what does not exist.
nlohmann::ordered_json estimate_json(Estimate const& estimate, double scale);

}  // namespace sc
