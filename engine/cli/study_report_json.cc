// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/estimate_text.h"
#include "cli/run_words.h"
#include "cli/study_report.h"
#include "io/text/json_text.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

Json number_or_null(std::optional<std::size_t> const& n) {
  return n ? Json(*n) : Json(nullptr);
}

Json finding(StudyFinding const& f, double scale) {
  Json json = estimate_json(f.value, scale);
  json["replications_needed"] = number_or_null(f.needed);
  json["difference"] = nullptr;
  if (!f.difference.exists()) return json;
  Json& d = json["difference"] = estimate_json(f.difference, scale);
  d["clear_of_zero"] = f.difference.clear_of_zero();
  d["clear_together"] = f.clear_together;
  d["variance_ratio"] = number_or_null(f.variance_ratio);
  d["replications_needed"] = number_or_null(f.needed_difference);
  return json;
}

Json names(std::string_view en, std::string_view zh) {
  return {{"en", en}, {"zh", zh}};
}

Json line(StudyLine const& l) {
  Indicator const& i = all_indicators()[l.indicator];
  return {{"names", names(i.en, i.zh)},
          {"unit", i.unit},
          {"mean", finding(l.mean, i.scale)},
          {"p50", finding(l.p50, i.scale)},
          {"p90", finding(l.p90, i.scale)}};
}

Json group(StudyHead const& head, StudyGroup const& g) {
  Names const label = group_names(head, g);
  Indicator const& response = all_indicators()[indicator_number("response_mean")];
  Indicator const& late = all_indicators()[indicator_number("late_share")];
  return {{"by", g.by == StudyGroup::By::severity ? "severity" : "kind"},
          {"id", group_id(head, g)},
          {"names", names(label.en, label.zh)},
          {"reported", finding(g.reported, 1)},
          {"response_mean", finding(g.mean, response.scale)},
          {"response_p50", finding(g.p50, response.scale)},
          {"response_p90", finding(g.p90, response.scale)},
          {"late_share", finding(g.late_share, late.scale)}};
}

Json worst(StudyHead const& head, std::size_t variant, WorstReplication const& w) {
  return {{"replication", w.replication},
          {"response_mean_min", w.response_mean_s / 60},
          {"waited_min", w.waited_s / 60},
          {"command", run_words(head, variant, w.replication)}};
}

Json variant(StudyReport const& report, VariantFindings const& v) {
  StudyVariant const& of = report.variant(v);
  Json json{{"name", of.name},         {"plan", of.plan},
            {"policy", of.policy},     {"relocation", of.relocation},
            {"settings", of.settings}, {"late_min", of.late.minutes()},
            {"replications", v.rows},  {"replications_wanted", v.wanted},
            {"pairs", v.pairs}};
  json["indicators"] = Json::object();
  for (StudyLine const& l : v.lines)
    json["indicators"][std::string(all_indicators()[l.indicator].id)] = line(l);
  json["groups"] = Json::array();
  for (StudyGroup const& g : v.groups) json["groups"].push_back(group(report.head, g));
  json["worst"] = Json::array();
  for (WorstReplication const& w : v.worst)
    json["worst"].push_back(worst(report.head, v.variant, w));
  return json;
}

Json scenario(StudyReport const& report, ScenarioFindings const& found) {
  StudyScenario const& s = report.head.scenarios[found.scenario];
  Json json{{"folder", s.folder},
            {"names", names(s.names.en, s.names.zh)},
            {"note", s.note},
            {"seed", s.seed},
            {"baseline", found.variants.empty() ? "" : report.baseline(found).name},
            {"differences", found.differences}};
  json["variants"] = Json::array();
  for (VariantFindings const& v : found.variants) json["variants"].push_back(variant(report, v));
  return json;
}

}  // namespace

std::string study_as_json(StudyReport const& report) {
  Json json{{"format", "stormcrew-study-comparison"},
            {"format_version", 1},
            {"study", report.path},
            {"engine_version", report.head.engine_version},
            {"git_sha", report.head.git_sha},
            {"shard", {{"index", report.head.shard.index}, {"count", report.head.shard.count}}},
            {"complete", report.complete},
            {"missing", report.missing},
            {"stop_rule", report.head.stop_rule},
            {"level", kUsualLevel},
            {"halfwidth", wished_width(report.how)}};
  json["scenarios"] = Json::array();
  for (ScenarioFindings const& found : report.found)
    json["scenarios"].push_back(scenario(report, found));
  return dumped(json, 2) + '\n';
}

}  // namespace sc
