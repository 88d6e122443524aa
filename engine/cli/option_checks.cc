// SPDX-License-Identifier: Apache-2.0
#include "cli/option_checks.h"

#include <fmt/format.h>

#include <cmath>

namespace sc {

CLI::Validator whole_number() {
  auto const check = [](std::string& text) {
    bool const digits = text.find_first_not_of("0123456789") == std::string::npos;
    return digits && !text.empty() ? std::string()
                                   : "= " + text + " (must be a whole number from 0 on)";
  };
  return {check, "WHOLE"};
}

CLI::Validator number_between(double low, double high) {
  auto const check = [=](std::string& text) {
    double value = std::nan("");
    bool const good = CLI::detail::lexical_cast(text, value) && value >= low && value <= high;
    return good ? std::string()
                : fmt::format("= {} (must be a number between {} and {})", text, low, high);
  };
  return {check, "NUMBER"};
}

}  // namespace sc
