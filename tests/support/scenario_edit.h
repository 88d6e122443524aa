// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace sc::test {

/// One edit of a scenario and the one complaint that must follow, word for word.
struct ScenarioEdit {
  char const* name;
  char const* file;
  char const* before;
  char const* after;
  char const* fault;
};

inline void PrintTo(ScenarioEdit const& edit, std::ostream* out) {
  *out << edit.name;
}

inline std::string name_of_case(testing::TestParamInfo<ScenarioEdit> const& info) {
  return info.param.name;
}

}  // namespace sc::test
