// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace sc {

/// Of the program, from CMakeLists.txt: "0.1.0".
char const* engine_version();
/// Of the sources it was built from: abbreviated commit, "-dirty" when changed; "unknown" outside a
/// repository.
char const* engine_git_sha();
/// The day of that commit, "2027-05-20"; "unknown" outside a repository.
char const* engine_commit_date();
/// "stormcrew 0.1.0 (0123abc)".
inline std::string program_words() {
  return std::string("stormcrew ") + engine_version() + " (" + engine_git_sha() + ")";
}

}  // namespace sc
