// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string_view>

namespace sc {

/// What a program's main returns for its action. The only place where errors become codes
/// (exit_code_lines). Other than 0 and 1 come with a message to stderr.
int exit_code_of(std::function<int()> const& action);

struct ExitCodeLine {
  int code;
  std::string_view what;
};
/// Every code and its meaning, for the manual.
std::span<ExitCodeLine const> exit_code_lines();

}  // namespace sc
