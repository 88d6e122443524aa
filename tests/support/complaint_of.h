// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "base/check.h"

namespace sc::test {

/// What a command says when it refuses its input, having printed nothing; "accepted" if it does
/// not.
template <class Command>
std::string complaint_of(Command command) {
  std::ostringstream out;
  try {
    command(out);
  } catch (InputError const& error) {
    EXPECT_EQ(out.str(), "");
    return error.what();
  }
  return "accepted";
}

}  // namespace sc::test
