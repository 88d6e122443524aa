// SPDX-License-Identifier: Apache-2.0
#include "service/journal/journal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/journal/journal_case.h"
#include "support/temp_folder.h"

namespace sc::test {
namespace {

TEST(Journal, GivesBackWhatWasAppended) {
  TempFolder const temp;
  std::string const folder = temp.path("day");
  Journal journal = Journal::open_or_make(folder, some_head());
  JournalEntry first = entry(1);
  first.author = "张伟";
  first.reason = "积水\"30 cm\"'; DROP TABLE entry; -- \x01\x1F\x7F\t\r\n";
  first.key = "";
  first.body = std::string("a\0b", 3);
  journal.append(std::vector{first});
  journal.append(entries(2, 4));
  EXPECT_EQ(journal.last_seq(), 4);
  EXPECT_THAT(journal.entries(1, 1), testing::ElementsAre(first));
  EXPECT_EQ(journal.entries(2, SIZE_MAX), entries(2, 4));
  EXPECT_THAT(journal.entries(5, 10), testing::IsEmpty());
}

}  // namespace
}  // namespace sc::test
