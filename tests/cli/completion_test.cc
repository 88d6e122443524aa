// SPDX-License-Identifier: Apache-2.0
// What the scripts hold; whether shells complete with them: completes_in_shells.py.
#include "cli/completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "support/small_program.h"

namespace sc {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class EachCompletion : public testing::TestWithParam<std::string_view> {
 protected:
  static std::string script() { return completion(test::small_program(), GetParam()); }
};

TEST_P(EachCompletion, NamesEveryCommandAndOption) {
  EXPECT_THAT(script(), AllOf(HasSubstr("go"), HasSubstr("token"), HasSubstr("add"),
                              HasSubstr("rules"), HasSubstr("loud"), HasSubstr("out")));
  EXPECT_THAT(script(), AllOf(HasSubstr("one"), HasSubstr("two")));
}

TEST_P(EachCompletion, FillsEveryPlaceOfItsText) {
  EXPECT_THAT(script(), Not(HasSubstr("@NAME@")));
  EXPECT_THAT(script(), Not(HasSubstr("@ID@")));
  EXPECT_THAT(script(), HasSubstr("crew_test"));
}

INSTANTIATE_TEST_SUITE_P(Shells, EachCompletion,
                         testing::ValuesIn(completion_shells().begin(), completion_shells().end()),
                         [](auto const& shell) { return std::string(shell.param); });

TEST(Completion, KnowsBashZshAndFish) {
  std::vector<std::string_view> const shells(completion_shells().begin(),
                                             completion_shells().end());
  EXPECT_THAT(shells, ElementsAre("bash", "zsh", "fish"));
  EXPECT_THROW(completion(test::small_program(), "csh"), InputError);
}

TEST(Completion, QuotesForAShell) {
  EXPECT_EQ(quoted("it's"), "'it'\\''s'");
  EXPECT_EQ(quoted("it's", "\\'"), "'it\\'s'");
}

TEST(Completion, WritesWhatFollowsAnOptionForBash) {
  EXPECT_THAT(bash_completion(test::small_program()),
              AllOf(HasSubstr("'crew-test go --rules') echo 'list one two'"),
                    HasSubstr("'crew-test go -o') echo 'file'"),
                    HasSubstr("'crew-test go operand') echo 'scenario'"),
                    HasSubstr("'crew-test token add operand') echo 'directory'"),
                    Not(HasSubstr("go --loud')"))));
}

}  // namespace
}  // namespace sc
