// SPDX-License-Identifier: Apache-2.0
#include "io/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sc {
namespace {

using Presence = CsvColumn::Presence;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::array<CsvColumn, 3> kColumns = {CsvColumn{"id"}, CsvColumn{"depth_m"},
                                               CsvColumn{"speed", Presence::optional}};

std::vector<std::string> texts(Complaints const& complaints) {
  std::vector<std::string> all;
  for (Fault const& fault : complaints.faults()) all.push_back(to_string(fault));
  return all;
}

std::vector<std::string> faults_of(std::string_view bytes) {
  Complaints complaints;
  CsvTable const table("t.csv", bytes, kColumns, complaints);
  return texts(complaints);
}

/// Complaints of one getter on a table with one column `x` and one row.
template <class Getter>
std::vector<std::string> faults_of_cell(std::string const& cell, Getter getter) {
  Complaints complaints;
  constexpr std::array<CsvColumn, 1> kOne = {CsvColumn{"x"}};
  CsvTable const table("t.csv", "x,note\n" + cell + ",n\n", kOne, complaints);
  if (table.rows() == 1) getter(table.row(0));
  return texts(complaints);
}

TEST(CsvTable, GivesCellsByColumnNameInAnyOrder) {
  Complaints complaints;
  CsvTable const table("t.csv", "depth_m,id\n0.5,A\n1,B\n", kColumns, complaints);
  ASSERT_EQ(table.rows(), 2U);
  EXPECT_EQ(table.row(1).id("id"), "B");
  EXPECT_DOUBLE_EQ(table.row(0).number("depth_m", positive()), 0.5);
  EXPECT_FALSE(table.has_column("speed"));
  EXPECT_TRUE(table.intact());
  EXPECT_THAT(texts(complaints), IsEmpty());
}

TEST(CsvTable, ToleratesByteOrderMarkCrLfQuotesAndPadding) {
  Complaints complaints;
  CsvTable const table("t.csv", "\xEF\xBB\xBFid,depth_m\r\n\"A\", 2 \r\n", kColumns, complaints);
  ASSERT_EQ(table.rows(), 1U);
  EXPECT_EQ(table.row(0).id("id"), "A");
  EXPECT_DOUBLE_EQ(table.row(0).number("depth_m", positive()), 2);
  EXPECT_THAT(texts(complaints), IsEmpty());
}

TEST(CsvTable, KeepsCommasAndDoubledQuotesOfQuotedCells) {
  Complaints complaints;
  CsvTable const table("t.csv", "id,depth_m,note\nA,1,\"a, \"\"b\"\"\"\n", kColumns, complaints);
  ASSERT_EQ(table.rows(), 1U);
  EXPECT_EQ(table.row(0).text("note"), "a, \"b\"");
}

TEST(CsvTable, CountsSkippedLinesInLineNumbers) {
  EXPECT_THAT(faults_of("# one\n\nid,depth_m\n   \n# five\nA\n"),
              ElementsAre("t.csv:6: 1 cell (must be 2 as in the header)"));
}

TEST(CsvTable, NamesMissingDoubledAndUnknownColumns) {
  EXPECT_THAT(faults_of("id,id,depht_m,\n"),
              ElementsAre("t.csv:1: column id stands twice", "t.csv:1: column 4 has no name",
                          "t.csv:1: column depth_m is missing",
                          "t.csv:1: unknown column depht_m. Did you mean 'depth_m'?"));
}

TEST(CsvTable, SaysThatTheFileIsMissing) {
  Complaints complaints;
  CsvTable const table("/no/such/t.csv", kColumns, complaints);
  EXPECT_THAT(texts(complaints), ElementsAre("/no/such/t.csv: no such file"));
  EXPECT_FALSE(table.intact());
}

TEST(CsvTable, SaysThatAFolderIsNoFile) {
  Complaints complaints;
  CsvTable const table("/tmp", kColumns, complaints);
  EXPECT_THAT(texts(complaints), ElementsAre("/tmp: is a folder, not a file"));
}

TEST(CsvTable, RefusesAnEmptyFile) {
  EXPECT_THAT(faults_of(""), ElementsAre("t.csv: is empty (must have a header row)"));
  EXPECT_THAT(faults_of("# only words\n"), ElementsAre("t.csv: is empty (must have a header row)"));
}

TEST(CsvTable, RefusesNulBytesAndControlCharacters) {
  EXPECT_THAT(faults_of(std::string_view("id,depth_m\nA\0,1\nB\x01,1\n", 21)),
              ElementsAre("t.csv:2: NUL byte (must be text)",
                          "t.csv:3: control character 0x01 (must be text)"));
}

TEST(CsvTable, RefusesTextThatIsNotUtf8) {
  EXPECT_THAT(faults_of("id,depth_m\n\xB9\xB0,1\n"),  // GBK
              ElementsAre("t.csv:2: byte 1 of the line is not UTF-8 (must be UTF-8; in a "
                          "spreadsheet: save as \"CSV UTF-8\")"));
}

TEST(CsvTable, ALostQuoteSpoilsOneRowOnly) {
  Complaints complaints;
  CsvTable const table("t.csv", "id,depth_m\n\"A,1\nB,2\nC\"x,3\n\"D\"x,4\n", kColumns, complaints);
  EXPECT_THAT(texts(complaints),
              ElementsAre("t.csv:2: broken quotes (a quote inside a quoted cell is doubled; a cell "
                          "ends with its line)",
                          "t.csv:4: broken quotes (a quote inside a quoted cell is doubled; a cell "
                          "ends with its line)",
                          "t.csv:5: broken quotes (a quote inside a quoted cell is doubled; a cell "
                          "ends with its line)"));
  EXPECT_EQ(table.rows(), 1U);
}

TEST(CsvTable, ChecksTheStatusColumn) {
  EXPECT_THAT(faults_of("id,depth_m,status\nA,1,sourced\nB,1,assumed (by eye)\nC,1,derived（表3）\n"
                        "D,1,\nE,1,guessed\nF,1,sourced maybe\n"),
              ElementsAre("t.csv:6: status = guessed (must be one of: sourced, derived, "
                          "reconstructed, recalled, calibrated, assumed; with a note in brackets "
                          "if wished)",
                          "t.csv:7: status = sourced maybe (must be one of: sourced, derived, "
                          "reconstructed, recalled, calibrated, assumed; with a note in brackets "
                          "if wished)"));
}

TEST(CsvRow, ColumnsThatTheHeaderLacksGiveDefaultsInSilence) {
  Complaints complaints;
  CsvTable const table("t.csv", "id\nA\n", kColumns, complaints);
  EXPECT_DOUBLE_EQ(table.row(0).number("depth_m", positive(), 7), 7);
  EXPECT_THAT(texts(complaints), ElementsAre("t.csv:1: column depth_m is missing"));
}

class BadNumber : public testing::TestWithParam<char const*> {};
TEST_P(BadNumber, IsRefused) {
  auto const faults = faults_of_cell(
      GetParam(), [](CsvRow row) { EXPECT_EQ(row.number("x", between(-10, 10)), 0); });
  EXPECT_EQ(faults.size(), 1U) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(Forms, BadNumber,
                         testing::Values("nan", "inf", "-inf", "1e999", "1e-999", "\"1,000\"",
                                         "1.5 m", "1.5m", "0x10", "+1", "1.2.3", "--1", "１", "1e",
                                         "\"\"", "10.0000001", "1 000", "one"));

TEST(CsvRow, SaysWhatANumberMustBe) {
  auto const get = [](Range range) {
    return [range](CsvRow row) { (void)row.number("x", range); };
  };
  EXPECT_THAT(faults_of_cell("-3", get(positive())),
              ElementsAre("t.csv:2: x = -3 (must be positive)"));
  EXPECT_THAT(faults_of_cell("-3", get(not_negative())),
              ElementsAre("t.csv:2: x = -3 (must be 0 or more)"));
  EXPECT_THAT(faults_of_cell("2", get(between(0, 1))),
              ElementsAre("t.csv:2: x = 2 (must be between 0 and 1)"));
  EXPECT_THAT(faults_of_cell("0", get(above_up_to(0, 1))),
              ElementsAre("t.csv:2: x = 0 (must be above 0 and at most 1)"));
  EXPECT_THAT(
      faults_of_cell("", get(positive())),
      ElementsAre("t.csv:2: x is empty (must be a plain number such as 12.5, without unit or "
                  "thousands separator)"));
  EXPECT_THAT(faults_of_cell("nan", get(positive())),
              ElementsAre("t.csv:2: x = nan (must be a finite number)"));
}

TEST(CsvRow, AcceptsTheEndsOfARange) {
  EXPECT_THAT(faults_of_cell("1", [](CsvRow row) { (void)row.number("x", between(1, 2)); }),
              IsEmpty());
  EXPECT_THAT(faults_of_cell("2", [](CsvRow row) { (void)row.number("x", between(1, 2)); }),
              IsEmpty());
  EXPECT_THAT(faults_of_cell("1e-1", [](CsvRow row) { (void)row.number("x", between(0, 1)); }),
              IsEmpty());
}

TEST(CsvRow, RefusesIntegersThatAreNone) {
  auto const get = [](CsvRow row) { (void)row.integer("x", 1, 9); };
  EXPECT_THAT(faults_of_cell("2.5", get),
              ElementsAre("t.csv:2: x = 2.5 (must be a whole number between 1 and 9)"));
  EXPECT_THAT(
      faults_of_cell("99999999999999999999", get),
      ElementsAre("t.csv:2: x = 99999999999999999999 (must be a whole number between 1 and 9)"));
  EXPECT_THAT(faults_of_cell("9", get), IsEmpty());
}

TEST(CsvRow, RefusesIdsOutsideTheirAlphabet) {
  auto const get = [](CsvRow row) { (void)row.id("x"); };
  EXPECT_THAT(faults_of_cell("泵", get),
              ElementsAre("t.csv:2: x = 泵 (must be 1-32 characters of A-Z a-z 0-9 _ -)"));
  EXPECT_THAT(faults_of_cell(std::string(32, 'a'), get), IsEmpty());
  EXPECT_EQ(faults_of_cell(std::string(33, 'a'), get).size(), 1U);
}

TEST(CsvRow, SplitsListsAndRefusesGapsAndRepeats) {
  auto const get = [](CsvRow row) {
    if (row.raw("x") == "a; b") {
      EXPECT_THAT(row.id_list("x"), ElementsAre("a", "b"));
    } else {
      EXPECT_THAT(row.id_list("x"), IsEmpty());
    }
  };
  EXPECT_THAT(faults_of_cell("a; b", get), IsEmpty());
  EXPECT_THAT(faults_of_cell("a;;b", get),
              ElementsAre("t.csv:2: x = a;;b (must be ids of A-Z a-z 0-9 _ - separated by ;)"));
  EXPECT_THAT(faults_of_cell("a;a", get), ElementsAre("t.csv:2: x = a;a (must not name a twice)"));
}

TEST(CsvRow, NamesTheWordsOfAChoice) {
  auto const get = [](CsvRow row) {
    constexpr std::array<std::string_view, 2> kWords = {"depot", "yard"};
    EXPECT_EQ(row.word("x", kWords).value_or(9), row.raw("x") == "yard" ? 1U : 9U);
  };
  EXPECT_THAT(faults_of_cell("yard", get), IsEmpty());
  EXPECT_THAT(faults_of_cell("yrad", get),
              ElementsAre("t.csv:2: x = yrad (must be one of: depot, yard). Did you mean 'yard'?"));
}

TEST(CsvRow, ReadsYesNoAndTimesOfDay) {
  EXPECT_THAT(faults_of_cell("Yes", [](CsvRow row) { (void)row.yes("x"); }),
              ElementsAre("t.csv:2: x = Yes (must be yes or no)"));
  EXPECT_THAT(faults_of_cell(
                  "08:30", [](CsvRow row) { EXPECT_EQ(row.time_of_day("x"), whole_minutes(510)); }),
              IsEmpty());
  EXPECT_THAT(faults_of_cell("24:00", [](CsvRow row) { (void)row.time_of_day("x"); }),
              ElementsAre("t.csv:2: x = 24:00 (must be a time of day HH:MM from 00:00 to 23:59)"));
}

TEST(CsvRow, ReadsTimesInTheScenariosZoneOrTheirOwn) {
  WallClock const clock{*parse_date_time("2021-07-25T00:00Z", {}), whole_hours(8)};
  auto const expect = [clock](std::int64_t hours) {
    return
        [clock, hours](CsvRow row) { EXPECT_EQ(row.time("x", clock), SimTime{hours * 3'600'000}); };
  };
  EXPECT_THAT(faults_of_cell("2021-07-25T09:00", expect(1)), IsEmpty());
  EXPECT_THAT(faults_of_cell("2021-07-25 09:00:00", expect(1)), IsEmpty());
  EXPECT_THAT(faults_of_cell("2021-07-25T01:00:00Z", expect(1)), IsEmpty());
  EXPECT_THAT(faults_of_cell("2021-07-25T01:00+02:00", expect(-1)), IsEmpty());
  EXPECT_THAT(
      faults_of_cell("2021-02-29T01:00",
                     [clock](CsvRow row) { EXPECT_EQ(row.time("x", clock), std::nullopt); }),
      ElementsAre("t.csv:2: x = 2021-02-29T01:00 (must be a date-time such as "
                  "2021-07-25T14:00 or 2021-07-25T14:00:00+08:00)"));
}

TEST(CsvRow, CutsLongValuesInComplaintsAtACharactersEnd) {
  std::string long_name;
  for (int i = 0; i < 50; ++i) long_name += "雨";
  auto const faults = faults_of_cell(long_name, [](CsvRow row) { (void)row.id("x"); });
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].find("雨..."), std::string("t.csv:2: x = ").size() + 57);
}

}  // namespace
}  // namespace sc
