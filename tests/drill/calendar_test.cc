// SPDX-License-Identifier: Apache-2.0
#include "drill/files/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drill/drill_case.h"
#include "io/text/utf8.h"

namespace sc {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Lines as they stand, without their ends; fails where one does not end in CRLF.
std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', from)) {
    EXPECT_EQ(text[at - 1], '\r');
    lines.push_back(text.substr(from, at - 1 - from));
    from = at + 1;
  }
  EXPECT_EQ(from, text.size());
  return lines;
}

/// RFC 5545 3.1 the other way round.
std::string unfolded(std::vector<std::string> const& lines) {
  std::string text;
  for (std::string const& line : lines)
    text += line.starts_with(' ') ? line.substr(1) : '\n' + line;
  return text.substr(1);
}

TEST(FoldedLine, KeepsCharactersWholeAndLinesShort) {
  std::string line = "SUMMARY:";
  for (int i = 0; i < 40; ++i) line += "泵x" + std::string(i % 3 == 0 ? "é" : "");
  auto const lines = lines_of(folded_line(line));
  EXPECT_GT(lines.size(), 2U);
  for (std::string const& part : lines) {
    EXPECT_LE(part.size(), 75U);
    EXPECT_FALSE(first_non_utf8(part));
  }
  EXPECT_EQ(unfolded(lines), line);
}

TEST(FoldedLine, SeventyFiveOctetsFitOneMoreDoesNot) {
  EXPECT_EQ(folded_line(std::string(75, 'a')), std::string(75, 'a') + "\r\n");
  EXPECT_EQ(folded_line(std::string(76, 'a')), std::string(75, 'a') + "\r\n a\r\n");
}

TEST(CalendarText, EscapesWhatWouldEndAValue) {
  EXPECT_EQ(calendar_text("a\\b;c,d\r\ne\nf\rg\th"), "a\\\\b\\;c\\,d\\ne\\nf\\ng h");
}

TEST(DrillCalendar, HostileNamesAddNoEvent) {
  test::DrillSetCase made = test::tiny_drills();
  Drill& drill = made.set.drills.front();
  drill.names.en = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT";
  drill.injects[0].message.en = "y\nATTACH:http://example.org/";
  World const world(drill.scenario, made.roads, 1);
  std::string const text =
      unfolded(lines_of(drill_calendar({made.set, drill, world}, std::nullopt)));
  std::size_t events = 0;
  for (std::size_t at = text.find("\nBEGIN:"); at != text.npos; at = text.find("\nBEGIN:", at + 1))
    ++events;
  EXPECT_EQ(events, 1 + drill.injects.size());
  EXPECT_THAT(text, Not(HasSubstr("\nATTACH")));
  EXPECT_THAT(text, HasSubstr("x\\nEND:VEVENT\\nBEGIN:VEVENT"));
}

TEST(DrillCalendar, MovesToAnotherDayAndKeepsItsUids) {
  test::DrillSetCase const made = test::tiny_drills();
  Drill const& drill = made.set.drills.front();
  World const world(drill.scenario, made.roads, 1);
  DrillCase const what{made.set, drill, world};
  std::string const own = drill_calendar(what, std::nullopt);
  // 20 May 2027, 09:00 in China
  std::string const moved = drill_calendar(what, 1810774800000);
  EXPECT_THAT(own, HasSubstr("DTSTART:20240801T070000Z"));
  EXPECT_THAT(moved, HasSubstr("DTSTART:20270520T010000Z"));
  EXPECT_THAT(moved, HasSubstr("DTEND:20270520T030000Z"));
  std::size_t const at = own.find("UID:");
  EXPECT_THAT(moved, HasSubstr(own.substr(at, own.find("\r\n", at) - at)));
}

/// A calendar program takes events of one UID for the same.
TEST(DrillCalendar, DrillsOfOtherSetsOfTheScenarioHaveOtherUids) {
  test::DrillSetCase const made = test::tiny_drills();
  Drill const& drill = made.set.drills.front();
  World const world(drill.scenario, made.roads, 1);
  Drill other = drill;
  other.injects.pop_back();
  std::string const own = drill_calendar({made.set, drill, world}, std::nullopt);
  std::size_t const at = own.find("UID:");
  EXPECT_THAT(drill_calendar({made.set, other, world}, std::nullopt),
              Not(HasSubstr(own.substr(at, own.find("\r\n", at) - at))));
}

}  // namespace
}  // namespace sc
