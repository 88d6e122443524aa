// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sc {

/// How the program was built, as CMake knew it (built_with.cc.in).
struct BuiltWith {
  std::string_view compiler;    ///< "GNU 12.2.0"
  std::string_view build_type;  ///< "Release"
  std::string_view checks;      ///< "off", "on", "heavy"
  std::string_view sanitizers;  ///< "" for none
  struct Library {
    std::string_view name, version;
  };
  std::span<Library const> libraries;
};
BuiltWith built_with();

/// What `--version` prints: version and commit in the first line, then what a report of a fault
/// should say about the program.
std::string build_facts_text();
/// The same as a JSON object, for programs.
std::string build_facts_json();

}  // namespace sc
