// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string_view>
#include <vector>

/// Private to the program's main: checks of option values that CLI11 lacks.

namespace sc {

/// Decimal digits: CLI::Range lets 010 through, which is read as 8, and 0x3.
CLI::Validator whole_between(std::uint64_t low, std::uint64_t high);
/// The same for 64 bits.
CLI::Validator whole_number();
/// CLI::Range lets "nan" through.
CLI::Validator number_between(double low, double high);
/// CLI::IsMember tells neither the option's rule as others do nor the likeliest word.
CLI::Validator one_of(std::vector<std::string_view> words);

/// Runs the parser's own answer to an error, its faults as `--option = value (must be ...)`, and
/// gives the exit code.
int answer(CLI::App& app, CLI::ParseError const& error);

}  // namespace sc
