// SPDX-License-Identifier: Apache-2.0
#include "cli/estimate_text.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace sc {

std::string_view yes_cell(bool is, bool known) {
  return !known ? "" : is ? "yes" : "no";
}

nlohmann::ordered_json number_or_null(double value) {
  return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

std::string_view few_mark(Estimate const& e) {
  return e.few ? "~" : "";
}

std::string interval_text(Estimate const& e, Indicator const& i) {
  std::string_view const mark = few_mark(e);
  if (std::isnan(e.low)) return std::string(mark);
  return fmt::format("({:.{}f} to {:.{}f}){}", i.scale * e.low, i.decimals, i.scale * e.high,
                     i.decimals, mark);
}

nlohmann::ordered_json estimate_json(Estimate const& e, double scale) {
  return {{"value", number_or_null(scale * e.value)},
          {"low", number_or_null(scale * e.low)},
          {"high", number_or_null(scale * e.high)},
          {"standard_error", number_or_null(scale * e.standard_error)},
          {"used", e.used},
          {"left_out", e.left_out},
          {"few", e.few}};
}

}  // namespace sc
