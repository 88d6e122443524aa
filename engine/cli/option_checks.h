// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

/// Private to the program's main: checks of option values that CLI11 lacks.

namespace sc {

/// Decimal digits: CLI::Range lets 010 through, which is read as 8, and 0x3.
CLI::Validator whole_between(std::uint64_t low, std::uint64_t high);
/// The same for 64 bits.
CLI::Validator whole_number();
/// CLI::Range lets "nan" through.
CLI::Validator number_between(double low, double high);

}  // namespace sc
