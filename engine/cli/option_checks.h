// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

/// Private to the program's main: checks of option values that CLI11 lacks.

namespace sc {

/// Digits alone.
CLI::Validator whole_number();
/// CLI::Range lets "nan" through.
CLI::Validator number_between(double low, double high);

}  // namespace sc
