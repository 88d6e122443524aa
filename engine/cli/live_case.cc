// SPDX-License-Identifier: Apache-2.0
#include "cli/live_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/check.h"
#include "cli/measure_words.h"
#include "cli/version.h"
#include "drill/drill_scenario.h"
#include "drill/files/drill_reader.h"
#include "io/text/json_whole.h"
#include "io/text/local_time.h"
#include "live/policy_outside.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kRoomForReports = 100'000;

/// Before, nothing that happens depends on what comes after.
void end_with(SimTime last, Scenario& s) {
  std::int64_t const step = s.weather_step.ms;
  SimTime const whole{std::max<std::int64_t>(1, (last.ms + step - 1) / step) * step};
  if (whole < s.end) cut_off(s, whole);
}

/// The drill's own scenario, with its luck and the policy that it is compared with.
Scenario scenario_of(Drill const& drill) {
  Scenario s = drill.scenario;
  s.seed = drill.seed;
  s.rules.policy = drill.reference_policy;
  return s;
}

SimTime begin_of(std::string const& text, Scenario const& s) {
  if (text.empty()) return SimTime{0};
  auto const unix_ms = parse_date_time(text, s.utc_offset);
  SimTime const begin = unix_ms ? sim_time(*unix_ms, {s.start_unix_ms, s.utc_offset}) : SimTime{-1};
  if (begin < SimTime{0} || begin > s.end)
    throw InputError(
        Fault{"", 0,
              fmt::format("--begin = {} (must be a date-time within the scenario, {} to {})", text,
                          local_time(s, SimTime{0}), local_time(s, s.end))});
  return begin;
}

LiveCase load(LiveWish wish, std::optional<SimTime> last) {
  LiveCase live;
  live.wish = std::move(wish);
  CaseOptions options = live.wish.what;
  if (!live.wish.drill.empty()) {
    live.drill = std::make_unique<Drill const>(read_drill(live.wish.drill));
    live.wish.own_incidents = true;
    options = {};
    options.threads = live.wish.what.threads;
    options.replication = live.drill->replication;
  }
  Scenario scenario = live.drill ? scenario_of(*live.drill) : load_scenario(options);
  if (last) end_with(*last, scenario);
  live.begin = live.drill ? live.drill->begin : begin_of(live.wish.begin, scenario);
  live.what = case_of(std::move(scenario), options);
  live.dispatch = std::make_unique<PolicyOutside const>(*live.what.policy, live.begin,
                                                        live.drill ? live.drill->end : kNever);
  return live;
}

}  // namespace

LiveCase load_live_case(LiveWish wish) {
  return load(std::move(wish), std::nullopt);
}

LiveCase load_live_case(LiveWish wish, SimTime end) {
  return load(std::move(wish), end);
}

JournalHead journal_head(LiveCase const& live) {
  CaseOptions const& what = live.wish.what;
  Provenance const& p = live.what.provenance;
  Json settings = Json::array();
  for (Setting const& it : what.settings) settings.push_back(text_of(it));
  Json json{{"scenario", what.scenario},
            {"drill", live.wish.drill},
            {"roads", what.roads},
            {"plan", what.plan},
            {"policy", what.policy},
            {"relocation", what.relocation},
            {"replication", what.replication},
            {"settings", settings},
            {"own_incidents", live.wish.own_incidents},
            {"begin", live.wish.begin}};
  if (what.seed) json["seed"] = *what.seed;
  if (what.rain_factor) json["rain_factor"] = *what.rain_factor;
  if (what.measures) json["measures"] = words_of(*what.measures);
  if (what.traffic) json["traffic"] = true;
  if (what.trips_per_day) json["trips_per_day"] = *what.trips_per_day;
  return {p.scenario_folder, p.scenario_sha256, p.roads,         p.roads_sha256, p.settings, p.seed,
          p.policy,          json.dump(),       engine_version()};
}

LiveWish wish_of(JournalHead const& head) {
  auto const unreadable = [](std::exception const& error) {
    return InputError(Fault{"", 0, std::string("journal: options (") + error.what() + ")"});
  };
  try {
    Json const json = Json::parse(head.options);
    LiveWish wish;
    CaseOptions& what = wish.what;
    what.scenario = json.at("scenario").get<std::string>();
    wish.drill = json.at("drill").get<std::string>();
    what.roads = json.at("roads").get<std::string>();
    what.plan = json.at("plan").get<std::string>();
    what.policy = json.at("policy").get<std::string>();
    what.relocation = json.at("relocation").get<std::string>();
    what.replication = whole_of<std::uint32_t>(json.at("replication"));
    wish.own_incidents = json.at("own_incidents").get<bool>();
    wish.begin = json.at("begin").get<std::string>();
    Complaints complaints;
    for (Json const& text : json.at("settings"))
      if (auto const setting = parse_setting(text.get<std::string>(), complaints))
        what.settings.push_back(*setting);
    if (json.contains("seed")) what.seed = whole_of<std::uint64_t>(json["seed"]);
    if (json.contains("rain_factor")) what.rain_factor = json["rain_factor"].get<double>();
    if (json.contains("measures"))
      what.measures = measures_of(json["measures"].get<std::string>(), ',', complaints);
    what.traffic = json.contains("traffic");
    if (json.contains("trips_per_day")) what.trips_per_day = json["trips_per_day"].get<double>();
    complaints.throw_if_any();
    return wish;
  } catch (Json::exception const& error) {
    throw unreadable(error);
  } catch (std::out_of_range const& error) {
    throw unreadable(error);
  }
}

DutyRoom open_room(LiveCase const& live, bool record_all) {
  SimulationOptions options = live.what.simulation;
  options.record_all = record_all;
  LiveSetup const setup{live.wish.own_incidents, kRoomForReports};
  return {LiveRun(live.world(), *live.dispatch, options, setup), *live.what.policy};
}

}  // namespace sc
