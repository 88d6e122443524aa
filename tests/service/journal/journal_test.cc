// SPDX-License-Identifier: Apache-2.0
#include "service/journal/journal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "service/journal/journal_case.h"
#include "support/faults_of.h"
#include "support/temp_folder.h"

namespace sc::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

JournalEntry odd_entry() {
  JournalEntry odd = entry(1);
  odd.author = "张伟";
  odd.role = "";
  odd.key = "键 '\"%_";
  odd.reason = "积水\"30 cm\"'; DROP TABLE entry; --\x01\x1F\x7F\t\r\n\\";
  odd.body = std::string("a\0b", 3);
  return odd;
}

TEST(Journal, GivesBackWhatWasAppended) {
  TempFolder const temp;
  Journal journal = Journal::open_or_make(temp.path("day"), some_head());
  EXPECT_EQ(journal.last_seq(), 0);
  journal.append(std::vector{odd_entry()});
  journal.append(entries(2, 4));
  EXPECT_EQ(journal.last_seq(), 4);
  EXPECT_THAT(journal.entries(1, 1), ElementsAre(odd_entry()));
  EXPECT_EQ(journal.entries(2, SIZE_MAX), entries(2, 4));
  EXPECT_THAT(journal.entries(3, 1), ElementsAre(entry(3)));
  EXPECT_THAT(journal.entries(5, 10), IsEmpty());
  EXPECT_THAT(journal.entries(1, 0), IsEmpty());
}

TEST(Journal, IsTheSameWhenOpenedAgain) {
  TempFolder const temp;
  Journal::open_or_make(temp.path("day"), some_head()).append(std::vector{odd_entry()});
  Journal journal = Journal::open_or_make(temp.path("day"), some_head());
  EXPECT_EQ(journal.head(), some_head());
  EXPECT_THAT(journal.entries(1, 10), ElementsAre(odd_entry()));
  journal.append(entries(2, 3));
  EXPECT_EQ(journal.last_seq(), 3);
  EXPECT_EQ(Journal::open_to_read(temp.path("day")).head(), some_head());
}

TEST(Journal, FindsAnEntryByAuthorAndKey) {
  TempFolder const temp;
  Journal journal = Journal::open_or_make(temp.path("day"), some_head());
  JournalEntry same_key_of_another = entry(4);
  same_key_of_another.key = entry(2).key;
  same_key_of_another.author = entry(3).author;
  journal.append(std::vector{odd_entry(), entry(2), entry(3), same_key_of_another});
  EXPECT_EQ(journal.find(odd_entry().author, odd_entry().key), odd_entry());
  EXPECT_EQ(journal.find(entry(2).author, entry(2).key), entry(2));
  EXPECT_EQ(journal.find(entry(3).author, entry(2).key), same_key_of_another);
  EXPECT_EQ(journal.find(entry(2).author, entry(3).key), std::nullopt);
  EXPECT_EQ(journal.find("", ""), std::nullopt);
}

TEST(Journal, LetsEntriesWithoutAKeyBe) {
  TempFolder const temp;
  Journal journal = Journal::open_or_make(temp.path("day"), some_head());
  auto without = entries(1, 6);
  for (JournalEntry& e : without) e.key.clear();
  journal.append(without);
  EXPECT_EQ(journal.entries(1, 10), without);
  EXPECT_EQ(journal.find(without[0].author, ""), std::nullopt);
}

TEST(Journal, WritesNoneOfABatchWithAGap) {
  TempFolder const temp;
  Journal journal = Journal::open_or_make(temp.path("day"), some_head());
  journal.append(entries(1, 2));
  EXPECT_THROW(journal.append(std::vector{entry(3), entry(5)}), ContractError);
  EXPECT_THROW(journal.append(std::vector{entry(4)}), ContractError);
  EXPECT_THROW(journal.append(std::vector{entry(2)}), ContractError);
  EXPECT_EQ(journal.last_seq(), 2);
  journal.append(entries(3, 4));
  EXPECT_EQ(journal.entries(1, 10), entries(1, 4));
}

TEST(Journal, WritesNoneOfABatchInWhichTimeRunsBack) {
  TempFolder const temp;
  Journal journal = Journal::open_or_make(temp.path("day"), some_head());
  journal.append(entries(1, 2));
  JournalEntry back = entry(4);
  back.at = entry(3).at - milliseconds(1);
  EXPECT_THROW(journal.append(std::vector{entry(3), back}), ContractError);
  JournalEntry before_all = entry(3);
  before_all.at = entry(2).at - milliseconds(1);
  EXPECT_THROW(journal.append(std::vector{before_all}), ContractError);
  EXPECT_EQ(journal.entries(1, 10), entries(1, 2));
}

TEST(Journal, WritesNoneOfABatchThatUsesAKeyAgain) {
  TempFolder const temp;
  Journal journal = Journal::open_or_make(temp.path("day"), some_head());
  journal.append(entries(1, 2));
  JournalEntry again = entry(4);
  again.key = entry(1).key;  // u1 as well
  EXPECT_THROW(journal.append(std::vector{entry(3), again}), ContractError);
  EXPECT_EQ(journal.entries(1, 10), entries(1, 2));
  journal.append(entries(3, 4));
  EXPECT_EQ(journal.last_seq(), 4);
}

TEST(Journal, KnowsWhereTheClockStood) {
  TempFolder const temp;
  Journal journal = Journal::open_or_make(temp.path("day"), some_head());
  EXPECT_FALSE(journal.clock());
  journal.note_clock({{-5}, 1'626'000'000'000});
  journal.note_clock({{7'000}, 1'626'000'007'000});
  journal.append(entries(1, 1));
  journal = Journal::open_to_read(temp.path("day"));
  ASSERT_TRUE(journal.clock());
  EXPECT_EQ(journal.clock()->at, SimTime{7'000});
  EXPECT_EQ(journal.clock()->wall_unix_ms, 1'626'000'007'000);
}

TEST(Journal, NamesEveryFieldOfTheHeadThatDiffers) {
  TempFolder const temp;
  { Journal const journal = Journal::open_or_make(temp.path("day"), some_head()); }
  JournalHead other{.scenario_folder = "f",
                    .scenario_sha256 = "s",
                    .roads = "r",
                    .roads_sha256 = "h",
                    .settings = "",
                    .seed = 2,
                    .policy = "\"p\"",
                    .options = "{}",
                    .engine_version = "0.2.0"};
  auto const faults = faults_of([&] { Journal::open_or_make(temp.path("day"), other); });
  EXPECT_THAT(
      faults,
      testing::UnorderedElementsAre(
          HasSubstr("scenario_folder = \"f\" (must be \"scenarios/tiny\", with which"),
          HasSubstr("scenario_sha256 = \"s\" (must be"), HasSubstr("roads = \"r\" (must be \"dis"),
          HasSubstr("roads_sha256 = \"h\" (must be"),
          HasSubstr("settings = \"\" (must be \"weather.rain_factor=2\\u000Aseed=7\""),
          HasSubstr("seed = \"2\" (must be \"18446744073709551615\""),
          HasSubstr("policy = \"\\\"p\\\"\" (must be \"nearest_idle\""),
          HasSubstr("options = \"{}\" (must be"),
          HasSubstr("journal.sqlite: engine_version = \"0.2.0\" (must be \"0.1.0\"")));
  EXPECT_EQ(Journal::open_or_make(temp.path("day"), some_head()).last_seq(), 0);
}

}  // namespace
}  // namespace sc::test
