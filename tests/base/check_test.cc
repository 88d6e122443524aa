// SPDX-License-Identifier: Apache-2.0
#include "base/check.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

TEST(Complaints, ThrowEveryFaultInOrderOfFileAndLine) {
  Complaints complaints;
  complaints.add("b.csv", 9, "x = -3 (must be positive)");
  complaints.add("b.csv", 2, "y = nan (must be finite)");
  complaints.add("a.toml", 0, "missing");
  try {
    complaints.throw_if_any();
    FAIL() << "nothing thrown";
  } catch (InputError const& error) {
    EXPECT_STREQ(error.what(),
                 "a.toml: missing\nb.csv:2: y = nan (must be finite)\n"
                 "b.csv:9: x = -3 (must be positive)");
    EXPECT_EQ(error.faults().size(), 3U);
  }
}

TEST(Complaints, StaySilentWhenThereAreNone) {
  Complaints const complaints;
  EXPECT_NO_THROW(complaints.throw_if_any());
}

TEST(Contract, NamesFileAndCondition) {
  try {
    SC_DETAIL_CHECK("precondition", 1 + 1 == 3);
    FAIL() << "nothing thrown";
  } catch (ContractError const& error) {
    EXPECT_NE(std::string(error.what()).find("precondition does not hold: 1 + 1 == 3"),
              std::string::npos);
  }
}

}  // namespace
}  // namespace sc
