// SPDX-License-Identifier: Apache-2.0
#include "cli/manual_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/small_program.h"

namespace sc {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string page() {
  return manual_page(test::small_program(), "1.2.3", "2027-05-20");
}

TEST(ManualPage, HasTheHeadThatManLooksFor) {
  EXPECT_THAT(page(), HasSubstr(".TH CREW-TEST 1 2027-05-20 \"crew-test 1.2.3\""));
  EXPECT_THAT(page(), HasSubstr(".SH NAME\ncrew\\-test \\- a program for tests\n"));
}

TEST(ManualPage, ShowsCommandsWithOperandsAndOptions) {
  EXPECT_THAT(page(), HasSubstr(".SS crew\\-test go\n\\fBcrew\\-test go\\fR [\\fIOPTIONS\\fR] "
                                "\\fISCENARIO\\fR\n"));
  EXPECT_THAT(page(), HasSubstr(".SS crew\\-test token add\n"));
  EXPECT_THAT(page(), HasSubstr(".TP\n\\fB\\-o\\fR, \\fB\\-\\-out\\fR \\fIFILE\\fR\n"
                                "File to write. Must be given.\n"));
  EXPECT_THAT(page(), HasSubstr("\\fI{one,two}\\fR\nWhich rules. Default: one.\n"));
}

TEST(ManualPage, KeepsItsWordsFromBeingRequests) {
  EXPECT_THAT(page(), HasSubstr("It's one: [two] \\e three."));
  EXPECT_THAT(page(), HasSubstr("\n\\&.hidden otherwise\n"));
  EXPECT_THAT(page(), Not(HasSubstr("\n.hidden")));
}

TEST(ManualPage, TellsEveryExitCode) {
  for (char const* code : {"0", "1", "2", "3", "4"})
    EXPECT_THAT(page(), HasSubstr(std::string(".TP\n.B ") + code + "\n"));
}

}  // namespace
}  // namespace sc
