// SPDX-License-Identifier: Apache-2.0
#include "cli/option_checks.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <system_error>
#include <utility>
#include <vector>

#include "base/suggest.h"
#include "cli/exit_code.h"

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

CLI::Validator one_of(std::vector<std::string_view> words) {
  std::string const shown = fmt::format("{{{}}}", fmt::join(words, ","));
  auto const check = [words = std::move(words)](std::string& text) {
    if (std::find(words.begin(), words.end(), text) != words.end()) return std::string();
    return fmt::format("= {} (must be one of: {}).{}", text, fmt::join(words, ", "),
                       did_you_mean(text, words));
  };
  return {check, shown};
}

int answer(CLI::App& app, CLI::ParseError const& error) {
  app.failure_message([](CLI::App const* of, CLI::Error const& fault) {
    std::string text = CLI::FailureMessage::simple(of, fault);
    constexpr std::string_view kBetween = ": = ";  // the parser names the option, a check its rule
    if (auto const at = text.find(kBetween); at != text.npos) text.erase(at, 1);
    return text;
  });
  return exit_code_of([&] { return app.exit(error) == 0 ? 0 : 2; });
}

}  // namespace sc
