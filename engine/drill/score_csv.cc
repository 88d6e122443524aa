// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "drill/score_report.h"
#include "io/text/csv_text.h"
#include "io/text/local_time.h"

namespace sc {
namespace {

constexpr std::array kColumns = {"inject",
                                 "kind",
                                 "name_zh",
                                 "name_en",
                                 "severity",
                                 "team_report",
                                 "team_dispatch",
                                 "team_arrive",
                                 "team_clear",
                                 "team_response_min",
                                 "team_late",
                                 "exp_dispatch",
                                 "exp_arrive",
                                 "exp_clear",
                                 "exp_response_min",
                                 "exp_late",
                                 "bound_arrive",
                                 "bound_min",
                                 "team_cost_h",
                                 "exp_cost_h",
                                 "saved_h",
                                 "costliest",
                                 "verdict",
                                 "verdict_zh",
                                 "verdict_en",
                                 "team_work",
                                 "exp_work",
                                 "team_until_work_min",
                                 "exp_until_work_min",
                                 "team_work_cost_h",
                                 "exp_work_cost_h",
                                 "saved_work_h"};

std::string yes_no(bool yes) {
  return yes ? "yes" : "no";
}

/// Cells of one inject.
class Row {
 public:
  explicit Row(Scenario const& scenario) : scenario_(scenario) {}

  Row& text(std::string_view text) { return add(spreadsheet_cell(text)); }
  Row& add(std::string cell) {
    cells_.push_back(std::move(cell));
    return *this;
  }
  Row& time(std::optional<SimTime> t) { return add(t ? local_time(scenario_, *t) : ""); }
  Row& minutes(std::optional<Duration> d) {
    return add(d ? fmt::format("{:.3f}", d->minutes()) : "");
  }
  Row& hours(double h) { return add(fmt::format("{:.4f}", h)); }
  Row& times(InjectTimes const& it) {
    return time(it.dispatch)
        .time(it.arrive)
        .time(it.clear)
        .minutes(it.response)
        .add(it.response ? yes_no(it.late) : "");
  }
  [[nodiscard]] std::string line() const { return fmt::format("{}\n", fmt::join(cells_, ",")); }

 private:
  Scenario const& scenario_;
  std::vector<std::string> cells_;
};

std::string row_of(ScoreReport const& report, std::size_t i, std::optional<std::size_t> worst) {
  Scenario const& s = report.world.scenario;
  Inject const& inject = report.drill.injects[i];
  InjectScore const& it = report.score.injects[i];
  SimTime const reported = report.score.run.incidents.report[inject.incident];
  Names const title = title_of(report, inject);
  Names const words = words_of(it.verdict);
  Row row(s);
  row.add(fmt::to_string(inject.number)).text(s.incident_kinds[inject.kind.index()].id);
  row.text(title.zh).text(title.en).add(fmt::format("{:.2f}", inject.severity));
  row.time(reported == kNever ? std::nullopt : std::optional(reported));
  row.times(it.team).times(it.expected);
  row.time(it.bound ? std::optional(it.bound->arrive) : std::nullopt);
  row.minutes(it.bound ? std::optional(it.bound->response) : std::nullopt);
  row.hours(it.team.cost.arrival_h)
      .hours(it.expected.cost.arrival_h)
      .hours(it.saved.arrival_h)
      .add(yes_no(worst == i));
  row.add(std::string(name_of(it.verdict.kind))).text(words.zh).text(words.en);
  row.time(it.team.work).time(it.expected.work);
  row.minutes(it.team.until_work).minutes(it.expected.until_work);
  row.hours(it.team.cost.work_h).hours(it.expected.cost.work_h).hours(it.saved.work_h);
  return row.line();
}

}  // namespace

std::string score_as_csv(ScoreReport const& report) {
  std::string text = fmt::format("{}\n", fmt::join(kColumns, ","));
  auto const worst = costliest(report.score);
  for (std::size_t i = 0; i < report.drill.injects.size(); ++i) text += row_of(report, i, worst);
  return std::string(csv_mark(text)) + text;
}

}  // namespace sc
