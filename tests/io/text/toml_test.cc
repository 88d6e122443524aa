// SPDX-License-Identifier: Apache-2.0
#include "io/text/toml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sc {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> texts(Complaints const& complaints) {
  std::vector<std::string> all;
  for (Fault const& fault : complaints.faults()) all.push_back(to_string(fault));
  return all;
}

/// Complaints of a reader on a document.
template <class Reader>
std::vector<std::string> faults_of(std::string_view document, Reader read) {
  Complaints complaints;
  TomlTable root = TomlTable::parse("t.toml", document, complaints);
  read(root);
  return texts(complaints);
}

TEST(TomlTable, GivesValuesOfEachType) {
  EXPECT_THAT(faults_of("a = \"x\"\nb = 3\nc = 2\nd = true\n[e]\nf = 1.5\n",
                        [](TomlTable& t) {
                          EXPECT_EQ(t.text("a"), "x");
                          EXPECT_EQ(t.integer("b", 0, 9), 3);
                          EXPECT_EQ(t.number("c", positive()), 2) << "an integer is a number";
                          EXPECT_TRUE(t.yes_or("d", false));
                          EXPECT_EQ(t.table("e").number("f", positive()), 1.5);
                          t.refuse_other_keys();
                        }),
              IsEmpty());
}

TEST(TomlTable, GivesFallbacksForWhatIsLeftOut) {
  EXPECT_THAT(faults_of("",
                        [](TomlTable& t) {
                          EXPECT_EQ(t.text_or("a", "x"), "x");
                          EXPECT_EQ(t.integer_or("b", 0, 9, 4), 4);
                          EXPECT_EQ(t.number_or("c", positive(), 2.5), 2.5);
                          EXPECT_EQ(t.number_or("z", positive(), 2.5), 2.5);
                          EXPECT_TRUE(t.yes_or("d", true));
                          EXPECT_FALSE(t.table_if_any("e").there());
                          EXPECT_THAT(t.tables_if_any("f"), IsEmpty());
                        }),
              IsEmpty());
}

TEST(TomlTable, NamesMissingKeysWithTheLineOfTheirTable) {
  EXPECT_THAT(faults_of("\n[rules]\nx = 1\n",
                        [](TomlTable& t) {
                          TomlTable rules = t.table("rules");
                          (void)rules.number("late", positive());
                          (void)t.text("name");
                        }),
              ElementsAre("t.toml:2: rules.late is missing (must be positive)",
                          "t.toml: name is missing (must be some text in quotes)"));
}

TEST(TomlTable, NamesWrongTypesWithTheirLine) {
  EXPECT_THAT(faults_of("a = 1\nb = 1.5\nc = \"x\"\nd = [1]\ne = 3\nf = [1, 2]\ng = inf\n",
                        [](TomlTable& t) {
                          (void)t.text("a");
                          (void)t.integer("b", 0, 9);
                          (void)t.number("c", positive());
                          (void)t.yes_or("d", false);
                          (void)t.table("e");
                          (void)t.tables("f");
                          (void)t.number("g", positive());
                        }),
              ElementsAre("t.toml:1: a = 1 (must be some text in quotes)",
                          "t.toml:2: b = 1.5 (must be a whole number between 0 and 9)",
                          "t.toml:3: c = 'x' (must be a number without quotes)",
                          "t.toml:4: d = an array (must be true or false)",
                          "t.toml:5: e = 3 (must be a table)",
                          "t.toml:6: f = an array (must be an array of tables)",
                          "t.toml:7: g = inf (must be positive)"));
}

TEST(TomlTable, TellsNumbersAsShortAsTheyCanBeRead) {
  EXPECT_THAT(faults_of("a = 0.05\nb = -5.0\nc = 1e22\nd = -inf\n",
                        [](TomlTable& t) {
                          for (char const* const key : {"a", "b", "c", "d"}) (void)t.text(key);
                        }),
              ElementsAre("t.toml:1: a = 0.05 (must be some text in quotes)",
                          "t.toml:2: b = -5.0 (must be some text in quotes)",
                          "t.toml:3: c = 1e+22 (must be some text in quotes)",
                          "t.toml:4: d = -inf (must be some text in quotes)"));
}

TEST(TomlTable, RefusesKeysThatNobodyAskedFor) {
  EXPECT_THAT(faults_of("[rules]\nlate_mni = 3\nother = 1\n",
                        [](TomlTable& t) {
                          TomlTable rules = t.table("rules");
                          (void)rules.number_or("late_min", positive(), 1);
                          rules.refuse_other_keys();
                          t.refuse_other_keys();
                        }),
              ElementsAre("t.toml:2: unknown key rules.late_mni. Did you mean 'late_min'?",
                          "t.toml:3: unknown key rules.other"));
}

TEST(TomlTable, TellsTheLineWhereTheSyntaxBreaks) {
  auto const faults = faults_of("a = 1\nb = = 2\n", [](TomlTable& t) { (void)t.text("x"); });
  ASSERT_EQ(faults.size(), 1U) << "silent after that";
  EXPECT_THAT(faults[0], testing::StartsWith("t.toml:2: malformed TOML: "));
}

TEST(TomlTable, TakesLocalTimesInTheZoneAndOthersByTheirOffset) {
  EXPECT_THAT(faults_of("a = 1970-01-02T08:00:00\nb = 1970-01-02T00:00:00Z\n"
                        "c = 1970-01-02 01:00:00.5+01:00\n",
                        [](TomlTable& t) {
                          EXPECT_EQ(t.date_time("a", whole_hours(8)), 86'400'000);
                          EXPECT_EQ(t.date_time("b", whole_hours(8)), 86'400'000);
                          EXPECT_EQ(t.date_time("c", whole_hours(8)), 86'400'500);
                        }),
              IsEmpty());
}

TEST(TomlTable, RefusesDatesAloneAndTimesInQuotes) {
  EXPECT_THAT(faults_of("a = 1970-01-02\nb = \"1970-01-02T00:00:00\"\n",
                        [](TomlTable& t) {
                          EXPECT_FALSE(t.date_time("a", {}).has_value());
                          EXPECT_FALSE(t.date_time("b", {}).has_value());
                        }),
              ElementsAre("t.toml:1: a = 1970-01-02 (must be a date-time such as "
                          "2021-07-25T14:00:00, no quotes)",
                          "t.toml:2: b = '1970-01-02T00:00:00' (must be a date-time such as "
                          "2021-07-25T14:00:00, no quotes)"));
}

TEST(TomlTable, ElementsOfArraysKnowTheirLines) {
  EXPECT_THAT(faults_of("x = [\n  { n = 1 },\n  { n = -1 },\n]\n[[y]]\nn = 1\n[[y]]\nm = 2\n",
                        [](TomlTable& t) {
                          for (TomlTable& e : t.tables("x")) (void)e.number("n", positive());
                          for (TomlTable& e : t.tables("y")) (void)e.number("n", positive());
                        }),
              ElementsAre("t.toml:3: n = -1 (must be positive)",
                          "t.toml:7: n is missing (must be positive)"));
}

}  // namespace
}  // namespace sc
