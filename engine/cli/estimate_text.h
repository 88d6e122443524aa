// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "study/comparison.h"

namespace sc {

/// "~" where replications are few for it (study/estimate.h), else nothing.
std::string_view few_mark(Estimate const& estimate);
/// What few_mark() means, for the head of a text.
inline constexpr std::string_view kFewWords = "~ replications are few for it";

/// "(12.3 to 14.5)" in the indicator's unit, and the mark; the mark alone where there is no
/// interval.
std::string interval_text(Estimate const& estimate, Indicator const& indicator);

/// A cell of a table: yes or no, empty where that is not known.
std::string_view yes_cell(bool is, bool known);

/// null for what does not exist.
nlohmann::ordered_json number_or_null(double value);

/// Value, interval, standard error and what it rests on; null for what does not exist.
nlohmann::ordered_json estimate_json(Estimate const& estimate, double scale);

}  // namespace sc
