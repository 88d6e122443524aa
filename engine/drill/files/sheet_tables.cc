// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "drill/files/drill_tables.h"
#include "drill/files/objectives.h"
#include "drill/files/roster.h"
#include "drill/files/table_text.h"
#include "io/run/run_labels.h"
#include "response/level_words.h"

namespace sc {
namespace {

constexpr auto kRosterColumns = std::to_array<std::string_view>(
    {"unit", "kind", "kind_zh", "kind_en", "skills", "people", "crews", "level", "duty_zh",
     "duty_en", "place", "place_zh", "place_en", "leader", "phone"});

constexpr auto kEvaluationColumns = std::to_array<std::string_view>(
    {"number", "section_zh", "section_en", "item_zh", "item_en", "criterion_zh", "criterion_en",
     "expected", "points", "observed", "score", "remark"});

}  // namespace

std::string roster_csv(DrillCase const& what) {
  Scenario const& s = what.drill.scenario;
  auto const level = static_cast<std::size_t>(level_in_force(s, what.drill.begin));
  TableText table(kRosterColumns);
  for (RosterLine const& line : roster_of(what.drill)) {
    UnitKindSpec const& kind = s.unit_kinds[s.units[line.unit.index()].kind.index()];
    table.text(s.units[line.unit.index()].id)
        .text(kind.id)
        .names(kind.names)
        .text(skill_words(s, kind.skills))
        .whole(kind.crew)
        .whole(line.crews)
        .text(kLevelWords[level])
        .names(line.duty)
        .text(line.place)
        .names(line.place_names)
        .blank(2)
        .end_row();
  }
  return table.bytes();
}

std::string evaluation_csv(DrillCase const& what) {
  TableText table(kEvaluationColumns);
  int number = 0;
  for (EvaluationItem const& it : evaluation_of(what))
    table.whole(++number)
        .names(it.section)
        .names(it.item)
        .names(it.criterion)
        .text(it.expected)
        .whole(it.points)
        .blank(3)
        .end_row();
  return table.bytes();
}

}  // namespace sc
