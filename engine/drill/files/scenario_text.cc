// SPDX-License-Identifier: Apache-2.0
#include "drill/files/scenario_text.h"

#include <fmt/format.h>

#include "drill/files/drill_words.h"
#include "io/text/csv_text.h"
#include "io/text/toml_text.h"
#include "response/level_words.h"

namespace sc {
namespace {

/// "+08:00"
std::string zone_text(Duration offset) {
  std::int64_t const minutes = offset.ms / 60'000;
  std::int64_t const size = minutes < 0 ? -minutes : minutes;
  return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

std::string head_text(Scenario const& s, ScenarioKeys const& keys) {
  std::string text = fmt::format("# {}\nformat_version = 1\n", toml_comment(keys.comment));
  if (!keys.base.empty()) text += fmt::format("base = {}\n", toml_string(keys.base));
  text += fmt::format("name.zh = {}\nname.en = {}\ncrs = {}\nseed = {}\n", toml_string(s.names.zh),
                      toml_string(s.names.en), toml_string(keys.crs), s.seed);
  if (!s.note.empty()) text += fmt::format("note = {}\n", toml_string(s.note));
  text += fmt::format("\n[time]\nzone = {}\nstart = {}\nend = {}\n",
                      toml_string(zone_text(s.utc_offset)), local_time(s, SimTime{}),
                      local_time(s, s.end));
  text += fmt::format("\n[roads]\nsource = \"map\"\npath = {}\nseed = {}\nsnap_limit_m = {}\n",
                      toml_string(keys.roads_path), s.roads.seed, s.snap_limit_m);
  text += fmt::format("\n[weather]\nstep_min = {}\nrain_factor = {}\n", s.weather_step.minutes(),
                      s.rain_factor);
  return text + fmt::format("\n[incidents]\ngenerate = {}\n", s.generate_incidents);
}

std::string dispatch_rules(Rules const& r) {
  return fmt::format(
      "\n[rules]\npolicy = {}\nrelocation = {}\ndispatch_epoch_s = {}\ncall_handling_s = {}\n"
      "turn_out_day_min = {}\nturn_out_night_min = {}\nnetwork_speed_factor = {}\n"
      "siren_speed_factor = {}\nlate_min = {}\ndivert = {}\npreempt_severity = {}\n"
      "patrol_detection = {}\ndriver_detection = {}\n",
      toml_string(r.policy), toml_string(r.relocation), r.dispatch_epoch.seconds(),
      r.call_handling.seconds(), r.turn_out_day.minutes(), r.turn_out_night.minutes(),
      r.network_speed_factor, r.siren_speed_factor, r.late.minutes(), r.divert, r.preempt_severity,
      r.patrol_detection, r.driver_detection);
}

std::string work_rules(Rules const& r) {
  return fmt::format(
      "wind_stop_mps = {}\nclear_depth_m = {}\nseverity_max = {}\nnight_work_factor = {}\n"
      "team_power = {}\ncall_in_day_min = {}\ncall_in_night_min = {}\nmost_duty_h = {}\n"
      "least_rest_h = {}\nfresh_h = {}\nfatigue_per_h = {}\nhand_over_min = {}\nmeal_after_h = {}\n"
      "meal_min = {}\nsupply_skill = {}\noutside_supply_h = {}\n",
      r.wind_stop_mps, r.clear_depth_m, r.severity_max, r.night_work_factor, r.team_power,
      r.call_in_day.minutes(), r.call_in_night.minutes(), r.most_duty.hours(), r.least_rest.hours(),
      r.fresh.hours(), r.fatigue_per_h, r.hand_over.minutes(), r.meal_after.hours(),
      r.meal.minutes(), toml_string(r.supply_skill), r.outside_supply.hours());
}

std::string traffic_text(TrafficSpec const& t) {
  QueueRules const& q = t.rules.queue;
  std::string text = fmt::format(
      "\n[traffic]\non = {}\ntrips_per_day = {}\ngravity_km = {}\nspeed_factor = {}\n"
      "jam_spacing_m = {}\nwave_speed_mps = {}\npatience_s = {}\nsiren_pass_per_s = {}\n"
      "ends_per_zone = {}\njudgement = {}\nroute_update_min = {}\n",
      t.on, t.rules.demand.trips_per_day, t.rules.demand.gravity_m / 1000, q.speed_factor,
      q.jam_spacing_m, q.wave_speed_mps, q.patience.seconds(), q.siren_pass_per_s,
      t.rules.ends_per_zone, t.rules.judgement, t.rules.route_update.minutes());
  for (std::size_t level = 0; level < kResponseLevels; ++level)
    text += fmt::format("level_share.{} = {}\n", kLevelWords[level], t.level_share[level]);
  return text;
}

std::string levels_text(Scenario const& s) {
  std::string text;
  for (LevelChange const& change : s.levels)
    text += fmt::format("\n[[response]]\nat = {}\nlevel = {}\n", local_time(s, change.time),
                        toml_string(kLevelWords[static_cast<std::size_t>(change.level)]));
  return text;
}

}  // namespace

std::string scenario_toml(Scenario const& scenario, ScenarioKeys const& keys) {
  Measures const& works = scenario.measures;
  return head_text(scenario, keys) + dispatch_rules(scenario.rules) + work_rules(scenario.rules) +
         fmt::format("\n[measures]\nrebuilt_points = {}\nseparated_buildings = {}\n",
                     works.rebuilt_points, works.separated_buildings) +
         traffic_text(scenario.traffic) + keys.design_storm + levels_text(scenario);
}

std::string incidents_csv(Scenario const& scenario) {
  std::string text = "onset,report,kind,lon_deg,lat_deg,severity,work_min\n";
  for (RecordedIncident const& it : scenario.incidents)
    text += fmt::format("{},{},{},{},{},{},{}\n", local_time(scenario, it.onset),
                        it.report ? local_time(scenario, *it.report) : "",
                        scenario.incident_kinds[it.kind.index()].id, it.position.lon_deg,
                        it.position.lat_deg, it.severity ? fmt::format("{}", *it.severity) : "",
                        it.work ? fmt::format("{}", it.work->minutes()) : "");
  return text;
}

std::string closures_csv(Scenario const& scenario) {
  std::string text = "from,to,lon_deg,lat_deg,radius_m,reason\n";
  for (Closure const& it : scenario.closures)
    if (it.from < scenario.end)
      text += fmt::format("{},{},{},{},{},{}\n", local_time(scenario, it.from),
                          local_time(scenario, it.to), it.position.lon_deg, it.position.lat_deg,
                          it.radius_m, spreadsheet_cell(it.reason));
  return text;
}

}  // namespace sc
