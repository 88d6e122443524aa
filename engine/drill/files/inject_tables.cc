// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "drill/files/drill_tables.h"
#include "drill/files/objectives.h"
#include "drill/files/table_text.h"

namespace sc {
namespace {

Names const kContingency = {"10分钟内无反应：导调人换一种方式重报一次",
                            "no reaction within 10 min: the controller reports again another way"};
Names const kPoints = {"接报、派遣、到场、处置完毕、回报",
                       "reported, sent, arrived, cleared, reported back"};

void add_what(Scenario const& s, Drill const& drill, Inject const& it, TableText& table) {
  table.whole(it.number)
      .text(local_time(s, it.at))
      .text(clock_text(it.at - drill.begin))
      .text("injected")
      .text(s.incident_kinds[it.kind.index()].id)
      .names(kind_names(s, it))
      .number(it.severity, 2)
      .number(it.position.lon_deg, 6)
      .number(it.position.lat_deg, 6)
      .names(it.place);
}

void add_words(Inject const& it, TableText& table) {
  table.names(it.from).names(it.to).names(it.mode).names(it.message).names(it.expected_action);
}

void add_expected(Scenario const& s, Inject const& it, TableText& table) {
  table.text(unit_list(s, it.expected_units))
      .text(local_time_if_any(s, it.expected_arrive))
      .number_if_any(minutes_after(it, it.expected_arrive), 1)
      .text(local_time_if_any(s, it.bound_arrive));
}

constexpr auto kInjectColumns = std::to_array<std::string_view>({"number",
                                                                 "time",
                                                                 "exercise_clock",
                                                                 "event_type",
                                                                 "kind",
                                                                 "kind_zh",
                                                                 "kind_en",
                                                                 "severity",
                                                                 "lon_deg",
                                                                 "lat_deg",
                                                                 "place_zh",
                                                                 "place_en",
                                                                 "from_zh",
                                                                 "from_en",
                                                                 "to_zh",
                                                                 "to_en",
                                                                 "mode_zh",
                                                                 "mode_en",
                                                                 "message_zh",
                                                                 "message_en",
                                                                 "expected_action_zh",
                                                                 "expected_action_en",
                                                                 "expected_units",
                                                                 "expected_arrive",
                                                                 "expected_min",
                                                                 "bound_arrive",
                                                                 "objective",
                                                                 "objective_zh",
                                                                 "objective_en",
                                                                 "capability",
                                                                 "contingency_zh",
                                                                 "contingency_en",
                                                                 "evaluation_points_zh",
                                                                 "evaluation_points_en",
                                                                 "controller",
                                                                 "evaluator",
                                                                 "actual_time",
                                                                 "result",
                                                                 "remark"});

constexpr auto kExpectedColumns = std::to_array<std::string_view>(
    {"number", "kind", "report", "units", "dispatch", "arrive", "clear", "response_min",
     "clear_min", "bound_arrive", "bound_min"});

}  // namespace

std::string injects_csv(DrillCase const& what) {
  Scenario const& s = what.drill.scenario;
  std::vector<DrillObjective> const objectives = objectives_of(what.drill);
  TableText table(kInjectColumns);
  for (Inject const& it : what.drill.injects) {
    DrillObjective const& objective = objective_of(objectives, it);
    add_what(s, what.drill, it, table);
    add_words(it, table);
    add_expected(s, it, table);
    table.text(objective.id).names(objective.names).text(objective.capability);
    table.names(kContingency).names(kPoints).blank(5).end_row();
  }
  return table.bytes();
}

std::string expected_csv(DrillCase const& what) {
  Scenario const& s = what.drill.scenario;
  TableText table(kExpectedColumns);
  for (Inject const& it : what.drill.injects) {
    table.whole(it.number)
        .text(s.incident_kinds[it.kind.index()].id)
        .text(local_time(s, it.at))
        .text(unit_list(s, it.expected_units))
        .text(local_time_if_any(s, it.expected_dispatch))
        .text(local_time_if_any(s, it.expected_arrive))
        .text(local_time_if_any(s, it.expected_clear))
        .number_if_any(minutes_after(it, it.expected_arrive), 2)
        .number_if_any(minutes_after(it, it.expected_clear), 2)
        .text(local_time_if_any(s, it.bound_arrive))
        .number_if_any(minutes_after(it, it.bound_arrive), 2)
        .end_row();
  }
  return table.bytes();
}

}  // namespace sc
