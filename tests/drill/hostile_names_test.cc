// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drill/files/briefing.h"
#include "drill/files/html_text.h"
#include "drill/files/set_files.h"
#include "drill/files/table_text.h"
#include "drill/written_set.h"

namespace sc {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Every text of the set that comes from outside is meant to do harm.
test::DrillSetCase hostile_drills() {
  test::DrillSetCase made = test::tiny_drills();
  Names const harm = {"=HYPERLINK(\"http://x\",\"泵\")",
                      "<script>alert('x')</script>\r\n# x,\"y\""};
  made.set.scenario_names = harm;
  made.set.note = "@SUM(1) <img src=x onerror=y>";
  for (Drill& drill : made.set.drills) {
    drill.names = harm;
    drill.strains[0].subject_names = harm;
    drill.strains[0].measured = harm;
    for (IncidentKindSpec& kind : drill.scenario.incident_kinds) kind.names = harm;
    for (Inject& it : drill.injects)
      it.place = it.from = it.to = it.mode = it.message = it.expected_action = harm;
  }
  return made;
}

TEST(HostileNames, StayTextInTables) {
  test::WrittenSet const written(hostile_drills());
  for (char const* file : {"01/injects.csv", "drills.csv"}) {
    std::string const table = written.bytes(file);
    EXPECT_THAT(table, HasSubstr("\"'=HYPERLINK(\"\"http://x\"\",\"\"泵\"\")\"")) << file;
    EXPECT_THAT(table, HasSubstr("\"<script>alert('x')</script>  # x,\"\"y\"\"\"")) << file;
    EXPECT_THAT(table, Not(HasSubstr(",=HYPER"))) << file;
    EXPECT_THAT(table, Not(HasSubstr("\"=HYPER"))) << file;
  }
}

TEST(HostileNames, StayTextInPages) {
  test::WrittenSet const written(hostile_drills());
  for (char const* file : {"01/tabletop.html", "01/live.html", "01/no_notice.html"}) {
    std::string const page = written.bytes(file);
    EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(&apos;x&apos;)")) << file;
    EXPECT_THAT(page, Not(HasSubstr("<script"))) << file;
    EXPECT_THAT(page, Not(HasSubstr("<img"))) << file;
  }
}

TEST(HostileNames, StayTextInMarkdown) {
  test::WrittenSet const written(hostile_drills());
  for (char const* file : {"01/situation.md", "README.md"}) {
    std::string const text = written.bytes(file);
    EXPECT_THAT(text, HasSubstr("\\<script\\>alert('x')\\</script\\>  \\# x")) << file;
    EXPECT_THAT(text, Not(HasSubstr("\n# x"))) << file;
    EXPECT_THAT(text, Not(HasSubstr(" <img"))) << file;
  }
}

/// Between backticks a backslash would be shown.
TEST(HostileNames, AFolderIsShownAsItIs) {
  DrillSet set;
  set.scenario_folder = "my_storm`";
  EXPECT_THAT(set_readme(set), HasSubstr("scenario 情景 my\\_storm\\`, sha256"));
}

TEST(HostileNames, DoNotMakeTheScenarioAnother) {
  test::WrittenSet const written(hostile_drills());
  EXPECT_THAT(written.bytes("01/scenario/scenario.toml"),
              HasSubstr("name.en = \"<script>alert('x')</script>\\u000D\\u000A# x,\\\"y\\\"\""));
}

TEST(TableText, NumbersStayNumbersAndTextNeverBecomesAFormula) {
  constexpr std::string_view kColumns[] = {"a", "b", "c", "d", "e"};
  TableText table(kColumns);
  table.number(-1.25, 2).text("-1.25").text("+x").text("\tx").text("@x").end_row();
  EXPECT_EQ(table.bytes(), "a,b,c,d,e\n-1.25,'-1.25,'+x,' x,'@x\n");
}

/// Players' sheets tell nothing of what will come: no message, no place of an inject.
TEST(Papers, PlayersSheetsGiveNothingAway) {
  test::WrittenSet const written(test::tiny_drills());
  for (char const* file : {"01/tabletop.html", "01/live.html", "01/no_notice.html"}) {
    std::string const page = written.bytes(file);
    std::size_t const seal = page.find("for controllers and evaluators only: not");
    ASSERT_NE(seal, page.npos) << file;
    std::string const before = page.substr(0, seal);
    for (char const* secret : {"There is water on the road", "Changhong", "Pumps run out"})
      EXPECT_THAT(before, Not(HasSubstr(secret))) << file;
    EXPECT_THAT(page.substr(seal), HasSubstr("There is water on the road")) << file;
  }
  std::string const sealed = written.bytes("01/no_notice.html");
  EXPECT_GT(sealed.find("2024-08-01"), sealed.find("for controllers and evaluators only: not"));
}

/// Only the bound of `drill score` is one that nobody can beat.
TEST(Papers, TellWhoMayBeEarlierThanTheBound) {
  test::WrittenSet const written(test::tiny_drills());
  std::string const page = written.bytes("01/tabletop.html");
  EXPECT_THAT(page, HasSubstr("one that happens to pass may be before"));
  EXPECT_THAT(page, Not(HasSubstr("先知下界")));
}

}  // namespace
}  // namespace sc
