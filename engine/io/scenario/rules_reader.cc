// SPDX-License-Identifier: Apache-2.0
#include "io/scenario/scenario_draft.h"

namespace sc {
namespace {

Duration seconds_or(TomlTable& table, std::string_view key, Range const& range, Duration fallback) {
  return from_seconds(table.number_or(key, range, fallback.seconds()));
}

Duration minutes_or(TomlTable& table, std::string_view key, Range const& range, Duration fallback) {
  return from_seconds(table.number_or(key, range, fallback.minutes()) * 60);
}

Duration hours_or(TomlTable& table, std::string_view key, Range const& range, Duration fallback) {
  return from_seconds(table.number_or(key, range, fallback.hours()) * 3600);
}

RowOrigin origin_of(TomlTable const& table, std::string_view key) {
  TomlTable::Origin const origin = table.origin_of(key);
  return {origin.file, origin.line};
}

void read_dispatch(TomlTable& rules, Scenario& s) {
  Rules& r = s.rules;
  r.policy = rules.text_or("policy", r.policy);
  r.relocation = rules.text_or("relocation", r.relocation);
  s.policy_origin = origin_of(rules, "policy");
  s.relocation_origin = origin_of(rules, "relocation");
  r.dispatch_epoch = seconds_or(rules, "dispatch_epoch_s", between(0.1, 3600), r.dispatch_epoch);
  r.call_handling = seconds_or(rules, "call_handling_s", between(0, 3600), r.call_handling);
  r.late = minutes_or(rules, "late_min", above_up_to(0, 1440), r.late);
  r.divert = rules.yes_or("divert", r.divert);
  r.preempt_severity = rules.number_or("preempt_severity", between(0, 10), r.preempt_severity);
  r.patrol_detection = rules.number_or("patrol_detection", between(0, 1), r.patrol_detection);
  r.driver_detection = rules.number_or("driver_detection", between(0, 1), r.driver_detection);
}

void read_driving(TomlTable& rules, Rules& r) {
  r.turn_out_day = minutes_or(rules, "turn_out_day_min", between(0, 120), r.turn_out_day);
  r.turn_out_night = minutes_or(rules, "turn_out_night_min", between(0, 120), r.turn_out_night);
  r.network_speed_factor =
      rules.number_or("network_speed_factor", above_up_to(0, 1), r.network_speed_factor);
  r.siren_speed_factor =
      rules.number_or("siren_speed_factor", above_up_to(0, 1), r.siren_speed_factor);
}

void read_work(TomlTable& rules, ScenarioDraft& draft) {
  Rules& r = draft.scenario.rules;
  r.wind_stop_mps = rules.number_or("wind_stop_mps", above_up_to(0, 60), r.wind_stop_mps);
  r.clear_depth_m = rules.number_or("clear_depth_m", above_up_to(0, 0.5), r.clear_depth_m);
  r.severity_max = rules.number_or("severity_max", between(1, 10), r.severity_max);
  r.night_work_factor = rules.number_or("night_work_factor", between(1, 5), r.night_work_factor);
  r.team_power = rules.number_or("team_power", between(0, 1), r.team_power);
  r.supply_skill = rules.text_or("supply_skill", r.supply_skill);
  draft.supply_skill_origin = rules.origin_of("supply_skill");
  r.outside_supply = hours_or(rules, "outside_supply_h", between(0, 240), r.outside_supply);
}

void read_people(TomlTable& rules, Rules& r) {
  r.call_in_day = minutes_or(rules, "call_in_day_min", between(0, 600), r.call_in_day);
  r.call_in_night = minutes_or(rules, "call_in_night_min", between(0, 600), r.call_in_night);
  r.most_duty = hours_or(rules, "most_duty_h", between(1, 48), r.most_duty);
  r.fresh = hours_or(rules, "fresh_h", between(0, 48), r.fresh);
  r.fatigue_per_h = rules.number_or("fatigue_per_h", between(0, 0.2), r.fatigue_per_h);
  r.least_rest = hours_or(rules, "least_rest_h", between(0, 48), r.least_rest);
  r.hand_over = minutes_or(rules, "hand_over_min", between(0, 120), r.hand_over);
  r.meal_after = hours_or(rules, "meal_after_h", above_up_to(0, 48), r.meal_after);
  r.meal = minutes_or(rules, "meal_min", between(0, 240), r.meal);
}

}  // namespace

void read_rules(TomlTable rules, ScenarioDraft& draft) {
  read_dispatch(rules, draft.scenario);
  read_driving(rules, draft.scenario.rules);
  read_work(rules, draft);
  read_people(rules, draft.scenario.rules);
  rules.refuse_other_keys();
}

}  // namespace sc
