// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <system_error>

#include "base/check.h"
#include "cli/version.h"

namespace sc {
namespace {

std::terminate_handler const kUsual = std::get_terminate();

int without_memory() {
  std::fputs("there is not enough memory\n", stderr);
  return 3;
}

/// Destructors of JSON trees ask for memory (nlohmann/json 3.11); what they throw ends here.
[[noreturn]] void at_terminate() {
  try {
    if (std::exception_ptr const error = std::current_exception()) std::rethrow_exception(error);
  } catch (std::bad_alloc const&) {
    std::_Exit(without_memory());
  } catch (...) {
  }
  kUsual();
  std::abort();
}

/// What was answered has arrived, as far as the system tells: the disk behind it may be full.
int told(int code) {
  if (!std::cout.flush()) throw IoError("standard output", "cannot be written");
  return code;
}

}  // namespace

int exit_code_of(std::function<int()> const& action) {
  std::set_terminate(at_terminate);
  try {
    return told(action());
  } catch (InputError const& error) {
    std::size_t const n = error.faults().size();
    fmt::print(stderr, "{}\n{} fault{}\n", error.what(), n, n == 1 ? "" : "s");
    return 2;
  } catch (IoError const& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 3;
  } catch (std::system_error const& error) {  // of files and threads, as the system has it
    fmt::print(stderr, "{}\n", error.what());
    return 3;
  } catch (std::bad_alloc const&) {
    return without_memory();
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
      {3, "a device, a library or memory failed"},
      {4, "a fault of the program itself, which should be reported"},
  });
  return kLines;
}

}  // namespace sc
