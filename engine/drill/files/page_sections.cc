// SPDX-License-Identifier: Apache-2.0
#include "drill/files/page_sections.h"

#include <fmt/format.h>

#include <array>

#include "drill/files/briefing.h"
#include "drill/files/objectives.h"
#include "drill/files/roster.h"

namespace sc {
namespace {

std::string minutes_cell(std::optional<double> minutes) {
  return minutes ? fmt::format("{:.1f}", *minutes) : "–";
}

std::string moment_cell(Scenario const& s, std::optional<SimTime> t) {
  return t ? local_time(s, *t).substr(11, 8) : "–";
}

std::string to_be_filled_in(Names const& label) {
  return fmt::format("<p>{}: ______________________________</p>\n", html(label));
}

}  // namespace

std::string cover_section(DrillCase const& what, DrillVariant variant) {
  Names const storm = {"情景时间", "storm time"};
  std::string text = fmt::format("<section>\n<p>{}</p>\n<p>{}</p>\n<p>{}: {} – {}</p>\n",
                                 html(words_of(variant)), html(what.set.scenario_names),
                                 html(storm), day_and_minute(what.drill.scenario, what.drill.begin),
                                 day_and_minute(what.drill.scenario, what.drill.end));
  for (Names const& label : {Names{"演练日期", "date of the exercise"}, Names{"总指挥", "director"},
                             Names{"导调组", "controllers"}, Names{"评估组", "evaluators"}})
    text += to_be_filled_in(label);
  Names const derived = {
      "推演情景：险情由模拟结果抽取，不是实际发生的险情。",
      "A simulated exercise: the incidents are taken from a simulation and did not happen."};
  text += fmt::format("<p class=\"warn\">{} {}</p>\n", html(derived), plain_html(what.set.note));
  return text + section_end();
}

std::string situation_section(DrillCase const& what, Sheet sheet) {
  std::string text = section_begin({"情况通报", "situation"}, sheet) + "<table>\n";
  for (SituationLine const& line : situation_of(what))
    text += fmt::format("<tr><th>{}</th><td>{}</td></tr>\n", html(line.label), html(line.value));
  return text + "</table>\n" + section_end();
}

std::string inject_list_section(DrillCase const& what) {
  Scenario const& s = what.drill.scenario;
  static std::array<Names, 7> const kColumns = {{{"序号", "no."},
                                                 {"演练时间", "clock"},
                                                 {"险情", "kind"},
                                                 {"地点", "place"},
                                                 {"来源与方式", "from, to, how"},
                                                 {"内容", "message"},
                                                 {"预期行动", "expected action"}}};
  HtmlTable table(kColumns);
  for (Inject const& it : what.drill.injects)
    table.row(std::array<std::string, 7>{
        fmt::format("{}", it.number), clock_text(it.at - what.drill.begin), html(kind_names(s, it)),
        html(it.place), html(it.from) + "→ " + html(it.to) + html(it.mode), html(it.message),
        html(it.expected_action)});
  return section_begin({"事件清单（导调用）", "inject list, for controllers"}, Sheet::new_page) +
         table.text() + section_end();
}

std::string roster_section(DrillCase const& what) {
  Scenario const& s = what.drill.scenario;
  static std::array<Names, 7> const kColumns = {{{"单元", "unit"},
                                                 {"类型", "kind"},
                                                 {"人数", "people"},
                                                 {"岗位", "duty"},
                                                 {"位置", "place"},
                                                 {"带班人", "leader"},
                                                 {"电话", "telephone"}}};
  HtmlTable table(kColumns);
  for (RosterLine const& line : roster_of(what.drill)) {
    if (!line.on_duty) continue;
    UnitSpec const& unit = s.units[line.unit.index()];
    UnitKindSpec const& kind = s.unit_kinds[unit.kind.index()];
    table.row(std::array<std::string, 7>{plain_html(unit.id), html(kind.names),
                                         fmt::format("{}", kind.crew), html(line.duty),
                                         html(line.place_names), "", ""});
  }
  return section_begin({"值班排班表", "roster"}, Sheet::new_page) + table.text() + section_end();
}

std::string expected_section(DrillCase const& what) {
  Scenario const& s = what.drill.scenario;
  static std::array<Names, 8> const kColumns = {{{"序号", "no."},
                                                 {"报险", "report"},
                                                 {"参考单元", "reference units"},
                                                 {"派遣", "dispatch"},
                                                 {"到场", "arrive"},
                                                 {"处置完毕", "clear"},
                                                 {"响应时间[分]", "response [min]"},
                                                 {"下界[分]", "bound [min]"}}};
  HtmlTable table(kColumns);
  for (Inject const& it : what.drill.injects)
    table.row(std::array<std::string, 8>{
        fmt::format("{}", it.number), moment_cell(s, it.at),
        plain_html(unit_list(s, it.expected_units, " ")), moment_cell(s, it.expected_dispatch),
        moment_cell(s, it.expected_arrive), moment_cell(s, it.expected_clear),
        minutes_cell(minutes_after(it, it.expected_arrive)),
        minutes_cell(minutes_after(it, it.bound_arrive))});
  Names const source = {
      fmt::format("参考：布防方案与调度规则 {} 的模拟；下界：待命单元从驻点最早可到场的时间，"
                  "恰好路过的单元可能更早",
                  what.drill.reference_policy),
      fmt::format("reference: the plan with policy {}, simulated; bound: when a unit that waits at "
                  "its station could be there, one that happens to pass may be before",
                  what.drill.reference_policy)};
  return section_begin({"时限表（导调、评估用）", "expected times, for controllers and evaluators"},
                       Sheet::new_page) +
         fmt::format("<p>{}</p>\n", html(source)) + table.text() + section_end();
}

std::string evaluation_section(DrillCase const& what) {
  static std::array<Names, 8> const kColumns = {{{"序号", "no."},
                                                 {"项目", "item"},
                                                 {"标准", "criterion"},
                                                 {"时限", "until"},
                                                 {"分值", "points"},
                                                 {"观察", "observed"},
                                                 {"得分", "score"},
                                                 {"备注", "remark"}}};
  HtmlTable table(kColumns);
  int number = 0;
  for (EvaluationItem const& it : evaluation_of(what))
    table.row(std::array<std::string, 8>{
        fmt::format("{}", ++number), html(it.section) + html(it.item), html(it.criterion),
        it.expected.empty() ? std::string() : it.expected.substr(11, 8),
        fmt::format("{}", it.points), "", "", ""});
  return section_begin({"评估表", "evaluation sheet"}, Sheet::new_page) + table.text() +
         section_end();
}

std::string dispatch_sheets_section(DrillCase const& what) {
  std::string text = section_begin({"调度令", "dispatch orders"}, Sheet::new_page);
  static std::array<Names, 7> const kFields = {{{"时间", "time"},
                                                {"受令单元", "to unit"},
                                                {"地点", "place"},
                                                {"任务", "task"},
                                                {"物资", "material"},
                                                {"签发", "issued by"},
                                                {"复述、回报", "read back, reported"}}};
  for (std::size_t i = 0; i < what.drill.injects.size(); ++i) {
    text += fmt::format("<div class=\"card\"><h3>{} ____</h3>\n<table>\n",
                        html({"调度令 第", "dispatch order no."}));
    for (Names const& field : kFields)
      text += fmt::format("<tr><th>{}</th><td></td></tr>\n", html(field));
    text += "</table></div>\n";
  }
  return text + section_end();
}

}  // namespace sc
