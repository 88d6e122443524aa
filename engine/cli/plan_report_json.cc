// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "cli/estimate_text.h"
#include "cli/plan_report_text.h"
#include "response/level_words.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

Json compared_json(Comparison const& table, std::size_t plan) {
  Json json = Json::object();
  for (std::size_t k = 0; k < indicators().size(); ++k) {
    Indicator const& i = indicators()[k];
    Compared const& c = table[k][plan];
    Json& entry = json[std::string(i.id)];
    entry = estimate_json(c.value, i.scale);
    entry["unit"] = i.unit;
    if (!c.difference.exists()) continue;
    entry["difference"] = estimate_json(c.difference, i.scale);
    entry["difference"]["clear_of_zero"] = c.difference.clear_of_zero();
  }
  return json;
}

Json plans_json(PlanReport const& r) {
  Json json = Json::array();
  for (std::size_t p = 0; p < r.plans.size(); ++p)
    json.push_back({{"name", r.plans[p].name},
                    {"en", r.plans[p].en},
                    {"zh", r.plans[p].zh},
                    {"indicators", compared_json(r.against_shipped, p)}});
  return json;
}

Json search_json(PlanFindings const& f) {
  Json steps = Json::array();
  for (SearchStep const& step : f.search.steps)
    steps.push_back({{"simulations", step.simulations},
                     {"race", step.what},
                     {"best", step.best},
                     {"shipped", step.shipped},
                     {"decided", step.decided}});
  return {{"objective", objective_words()[static_cast<std::size_t>(f.objective)]},
          {"simulations", f.search.simulations},
          {"seconds", f.search_s},
          {"start", f.search.start},
          {"steps", std::move(steps)}};
}

Json models_json(PlanFindings const& f) {
  Json json = Json::array();
  for (Placement const& placement : f.placements)
    for (ModelFit const& fit : placement.fits)
      json.push_back({{"model", placement.model},
                      {"level", kLevelWords[fit.level]},
                      {"kind", f.space.scenario().unit_kinds[fit.kind.index()].id},
                      {"units", fit.units},
                      {"unit", placement.unit},
                      {"value", fit.value},
                      {"linear_bound", fit.bound},
                      {"proven", fit.proven}});
  return json;
}

Json shadows_json(PlanFindings const& f) {
  Scenario const& s = f.space.scenario();
  Json json = Json::array();
  for (ShadowValue const& v : f.report.shadows)
    json.push_back({{"kind", s.unit_kinds[v.kind.index()].id},
                    {"station", s.stations[v.station.index()].id},
                    {"response_mean_change_min", estimate_json(v.mean_change, 1.0 / 60)},
                    {"late_share_change_percent", estimate_json(v.late_change, 100)}});
  return json;
}

Json bounds_json(PlanReport const& r) {
  return {{"response_mean_min", number_or_null(r.bound_mean_s / 60)},
          {"late_share_percent", number_or_null(100 * r.bound_late)},
          {"any_plan_response_mean_min", number_or_null(r.any_bound_mean_s / 60)},
          {"any_plan_late_share_percent", number_or_null(100 * r.any_bound_late)}};
}

Json skills_json(PlanReport const& r) {
  Json json = Json::array();
  for (SkillCount const& it : r.skills)
    json.push_back({{"level", kLevelWords[it.level]},
                    {"skill", it.skill},
                    {"shipped", it.shipped},
                    {"plan", it.planned}});
  return json;
}

Json pair_json(double shipped, double plan) {
  return {{"shipped", number_or_null(shipped)}, {"plan", number_or_null(plan)}};
}

Json regime_json(Regime regime) {
  static constexpr std::array<std::string_view, 3> kRegimes = {"placement", "mixed", "queue"};
  return regime == Regime::none ? Json(nullptr) : Json(kRegimes[static_cast<std::size_t>(regime)]);
}

}  // namespace

std::string plan_report_json(PlanFindings const& f) {
  Scenario const& s = f.space.shipped();
  PlanReport const& r = f.report;
  Json json{{"format", "stormcrew-plan-report"},
            {"format_version", 1},
            {"scenario", {{"en", s.names.en}, {"zh", s.names.zh}}},
            {"note", s.note},
            {"seed", s.seed},
            {"replications", r.replications},
            {"late_min", s.rules.late.minutes()},
            {"search", search_json(f)},
            {"plans", plans_json(r)},
            {"best_rule", r.plans[r.best_rule].name},
            {"plan_against_best_rule", compared_json(r.against_rule, 1)},
            {"clairvoyant_bound", bounds_json(r)},
            {"regime", regime_json(r.regime)},
            {"queued_share", pair_json(r.today.queued, r.planned.queued)},
            {"unanswered_share", pair_json(r.today.unanswered, r.planned.unanswered)},
            {"drive_min", pair_json(r.drive_s / 60, r.plan_drive_s / 60)},
            {"skills_on_duty", skills_json(r)},
            {"one_more_unit", shadows_json(f)},
            {"location_models", models_json(f)}};
  if (!s.settings.empty()) json["settings"] = s.settings;
  return json.dump(2) + '\n';
}

}  // namespace sc
