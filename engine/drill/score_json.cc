// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "drill/remarks.h"
#include "drill/score_report.h"
#include "io/text/names_json.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

Json seconds_or_null(std::optional<Duration> duration) {
  return duration ? Json(duration->seconds()) : Json(nullptr);
}

Json inject_json(ScoreReport const& report, std::size_t i) {
  Inject const& inject = report.drill.injects[i];
  InjectScore const& it = report.score.injects[i];
  return {{"number", inject.number},
          {"incident", inject.incident},
          {"names", names_json(title_of(report, inject))},
          {"team_response_s", seconds_or_null(it.team.response)},
          {"expected_response_s", seconds_or_null(it.expected.response)},
          {"bound_response_s", it.bound ? Json(it.bound->response.seconds()) : Json(nullptr)},
          {"team_until_work_s", seconds_or_null(it.team.until_work)},
          {"expected_until_work_s", seconds_or_null(it.expected.until_work)},
          {"cost", it.team.cost.arrival_h},
          {"expected_cost", it.expected.cost.arrival_h},
          {"work_cost", it.team.cost.work_h},
          {"expected_work_cost", it.expected.cost.work_h},
          {"saved_by_better", it.most_saved_h()},
          {"verdict", names_json(words_of(it.verdict))}};
}

}  // namespace

std::string drill_score_json(ScoreReport const& report) {
  Json page = {{"names", names_json(report.drill.names)},
               {"variant", name_of(report.variant)},
               {"team", report.team},
               {"begin", report.drill.begin.seconds()},
               {"end", report.drill.end.seconds()},
               {"injects", Json::array()},
               {"totals", Json::array()},
               {"remarks", Json::array()}};
  for (std::size_t i = 0; i < report.drill.injects.size(); ++i)
    page["injects"].push_back(inject_json(report, i));
  for (TotalLine const& line : totals_of(report))
    page["totals"].push_back({{"names", names_json(line.names)},
                              {"team", line.team},
                              {"expected", line.expected},
                              {"bound", line.bound}});
  page["remarks"].push_back(names_json(costliest_sentence(report)));
  for (Names const& remark : remarks_on(report.drill, report.actions, report.score.outcomes))
    page["remarks"].push_back(names_json(remark));
  return dumped(page);
}

}  // namespace sc
