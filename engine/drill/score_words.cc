// SPDX-License-Identifier: Apache-2.0
// What the forms of a score's report have in common.
#include <fmt/format.h>

#include "drill/score_report.h"

namespace sc {
namespace {

std::string in_brackets(std::string const& kind, std::string const& place, char const* open,
                        char const* close) {
  return place.empty() ? kind : kind + open + place + close;
}

std::string share_text(double share) {
  return fmt::format("{:.0f} %", 100 * share);
}

std::string minutes_text(double seconds) {
  return fmt::format("{:.1f} min", seconds / 60);
}

std::string hours_text(double hours) {
  return fmt::format("{:.1f} h", hours);
}

}  // namespace

Names title_of(ScoreReport const& report, Inject const& inject) {
  Names const& kind = report.world.scenario.incident_kinds[inject.kind.index()].names;
  return {in_brackets(kind.zh, inject.place.zh, "（", "）"),
          in_brackets(kind.en, inject.place.en, " (", ")")};
}

Names costliest_sentence(ScoreReport const& report) {
  auto const worst = costliest(report.score);
  if (!worst)
    return {"没有哪一项决策改由参考规则作出会更好。",
            "At no inject would the reference's decision alone have saved anything."};
  Inject const& inject = report.drill.injects[*worst];
  InjectScore const& it = report.score.injects[*worst];
  Names const title = title_of(report, inject);
  Names const why = words_of(it.verdict);
  return {fmt::format("代价最大的决策：险情{}，{}。{}；仅此一项按参考规则处置可省{:.1f}加权小时。",
                      inject.number, title.zh, why.zh, it.most_saved_h()),
          fmt::format("The costliest decision: inject {}, {}. {}; the reference's decision there "
                      "alone would have saved {:.1f} weighted hours.",
                      inject.number, title.en, why.en, it.most_saved_h())};
}

std::vector<TotalLine> totals_of(ScoreReport const& report) {
  DrillScore const& it = report.score;
  auto const count = [](std::size_t n) { return fmt::to_string(n); };
  return {
      {{"平均响应时间", "mean response"},
       minutes_text(it.team.mean_response_s),
       minutes_text(it.expected.mean_response_s),
       minutes_text(it.bound.mean_s)},
      {{"平均开工时间", "mean until work"},
       minutes_text(it.team.mean_until_work_s),
       minutes_text(it.expected.mean_until_work_s),
       ""},
      {{"迟到率", "late share"},
       share_text(it.team.late_share()),
       share_text(it.expected.late_share()),
       share_text(it.bound.late_share)},
      {{"未到场", "not reached"}, count(it.team.not_reached), count(it.expected.not_reached), ""},
      {{"加权等待", "weighted waiting"},
       hours_text(it.team.cost.arrival_h),
       hours_text(it.expected.cost.arrival_h),
       hours_text(it.bound_cost_h)},
      {{"开工前加权等待", "weighted until work"},
       hours_text(it.team.cost.work_h),
       hours_text(it.expected.cost.work_h),
       ""}};
}

}  // namespace sc
