// SPDX-License-Identifier: Apache-2.0
#include "cli/option_checks.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <system_error>

namespace sc {

CLI::Validator whole_between(std::uint64_t low, std::uint64_t high) {
  auto const check = [=](std::string& text) {
    std::uint64_t value = 0;
    char const* const end = text.data() + text.size();
    auto const [read, error] = std::from_chars(text.data(), end, value);
    bool const good = error == std::errc() && read == end && value >= low && value <= high;
    bool const octal = text.size() > 1 && text.front() == '0';  // to CLI11
    return good && !octal
               ? std::string()
               : fmt::format("= {} (must be a whole number from {} to {})", text, low, high);
  };
  return {check, fmt::format("{} to {}", low, high)};
}

CLI::Validator whole_number() {
  CLI::Validator whole = whole_between(0, UINT64_MAX);
  return whole.description("WHOLE");
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
