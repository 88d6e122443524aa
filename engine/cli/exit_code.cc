// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <exception>

#include "base/check.h"
#include "cli/version.h"

namespace sc {

int exit_code_of(std::function<int()> const& action) {
  try {
    return action();
  } catch (InputError const& error) {
    std::size_t const n = error.faults().size();
    fmt::print(stderr, "{}\n{} fault{}\n", error.what(), n, n == 1 ? "" : "s");
    return 2;
  } catch (IoError const& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 3;
  } catch (std::exception const& error) {
    fmt::print(
        stderr,
        "stormcrew {} ({}): {}\nThis is a fault of stormcrew. Please report it with the command.\n",
        engine_version(), engine_git_sha(), error.what());
    return 4;
  }
}

std::span<ExitCodeLine const> exit_code_lines() {
  static constexpr auto kLines = std::to_array<ExitCodeLine>({
      {0, "done"},
      {1, "the answer is no: replay found a difference, route no way"},
      {2, "the input is wrong: every fault is told, with file and line"},
      {3, "a device or a library failed"},
      {4, "a fault of the program itself, which should be reported"},
  });
  return kLines;
}

}  // namespace sc
