// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "io/hash.h"
#include "io/scenario/scenario_draft.h"
#include "io/text/toml.h"

namespace sc {
namespace {

constexpr Duration kLongest = whole_hours(60 * 24);

Duration minutes(double value) {
  return from_seconds(value * 60);
}

/// Road files are not read here, but results depend on them: their hashes are noted.
void hash_roads(std::string const& shown, std::filesystem::path const& path, bool is_folder,
                Scenario& scenario) {
  if (!is_folder) {
    scenario.input_sha256.emplace(shown, sha256_of_file(path.string()));
    return;
  }
  std::error_code error;
  for (auto const& entry : std::filesystem::directory_iterator(path, error)) {
    if (!entry.is_regular_file()) continue;
    std::string const name = shown + '/' + entry.path().filename().string();
    scenario.input_sha256.emplace(name, sha256_of_file(entry.path().string()));
  }
  if (error) throw IoError(path.string(), error.message());
}

void read_road_path(TomlTable& roads, std::string shown, ScenarioDraft& draft) {
  while (shown.size() > 1 && shown.ends_with('/')) shown.pop_back();
  if (std::filesystem::path(shown).is_absolute()) {
    roads.complain("path", "must be relative to the scenario folder");
    return;
  }
  auto const path = (std::filesystem::path(draft.folder) / shown).lexically_normal();
  draft.scenario.roads.path = path.string();
  bool const is_folder = draft.scenario.roads.kind == RoadSource::Kind::district;
  std::error_code error;
  bool const good = is_folder ? std::filesystem::is_directory(path, error)
                              : std::filesystem::is_regular_file(path, error);
  if (good)
    hash_roads(shown, path, is_folder, draft.scenario);
  else
    roads.complain("path", fmt::format("must be a {}, seen from the scenario folder",
                                       is_folder ? "folder that exists" : "file that exists"));
}

void read_roads(TomlTable roads, ScenarioDraft& draft) {
  static constexpr std::array<std::string_view, 3> kSources = {"district", "osm", "map"};
  Scenario& s = draft.scenario;
  auto const source = roads.word("source", kSources);
  s.roads.kind = static_cast<RoadSource::Kind>(source.value_or(0));
  std::string const path = roads.text("path");
  if (source && !path.empty()) read_road_path(roads, path, draft);
  s.roads.seed = static_cast<std::uint64_t>(roads.integer_or("seed", 0, INT64_MAX, 1));
  s.snap_limit_m = roads.number_or("snap_limit_m", above_up_to(0, 5000), s.snap_limit_m);
  roads.refuse_other_keys();
}

void read_weather(TomlTable weather, Scenario& s) {
  s.weather_step = minutes(weather.number_or("step_min", between(0.1, 60), 5));
  s.rain_factor = weather.number_or("rain_factor", between(0, 10), s.rain_factor);
  weather.refuse_other_keys();
}

QueueRules read_queue_rules(TomlTable& traffic, QueueRules q) {
  q.speed_factor = traffic.number_or("speed_factor", above_up_to(0, 1), q.speed_factor);
  q.jam_spacing_m = traffic.number_or("jam_spacing_m", between(4, 20), q.jam_spacing_m);
  q.wave_speed_mps = traffic.number_or("wave_speed_mps", between(0.5, 20), q.wave_speed_mps);
  q.patience =
      from_seconds(traffic.number_or("patience_s", between(10, 3600), q.patience.seconds()));
  q.siren_pass_per_s =
      traffic.number_or("siren_pass_per_s", above_up_to(0, 10), q.siren_pass_per_s);
  return q;
}

void read_traffic(TomlTable traffic, TrafficSpec& t) {
  t.on = traffic.there() && traffic.yes_or("on", true);
  DemandRules& demand = t.rules.demand;
  demand.trips_per_day =
      traffic.number_or("trips_per_day", between(0, kMostTripsPerDay), demand.trips_per_day);
  demand.gravity_m =
      1000 * traffic.number_or("gravity_km", above_up_to(0, 100), demand.gravity_m / 1000);
  t.rules.queue = read_queue_rules(traffic, t.rules.queue);
  t.rules.ends_per_zone = static_cast<std::uint32_t>(
      traffic.integer_or("ends_per_zone", 1, 200, t.rules.ends_per_zone));
  t.rules.judgement = traffic.number_or("judgement", between(0, 1), t.rules.judgement);
  t.rules.route_update = minutes(
      traffic.number_or("route_update_min", between(5, 1440), t.rules.route_update.minutes()));
  TomlTable share = traffic.table_if_any("level_share");
  for (std::size_t level = 0; level < kResponseLevels; ++level)
    t.level_share[level] =
        share.number_or(level_words()[level], between(0, 2), t.level_share[level]);
  share.refuse_other_keys();
  traffic.refuse_other_keys();
}

void read_measures(TomlTable table, Measures& measures) {
  measures.rebuilt_points = table.yes_or("rebuilt_points", measures.rebuilt_points);
  measures.separated_buildings = table.yes_or("separated_buildings", measures.separated_buildings);
  table.refuse_other_keys();
}

void read_clock(TomlTable time, ScenarioDraft& draft) {
  read_time_zone(time, draft);
  read_window(time, "time.start", draft);
  time.refuse_other_keys();
}

void read_head(TomlTable& root, ScenarioDraft& draft) {
  static constexpr std::array<std::string_view, 3> kSystems = {"WGS84", "CGCS2000", "GCJ-02"};
  root.integer("format_version", 1, 1);
  TomlTable name = root.table("name");
  draft.scenario.names = {name.text("zh"), name.text("en")};
  name.refuse_other_keys();
  draft.scenario.note = root.text_or("note", "");
  read_base(root, draft);
  draft.crs = static_cast<Crs>(root.word_or("crs", kSystems, 0));
  draft.scenario.seed = static_cast<std::uint64_t>(root.integer("seed", 0, INT64_MAX));
}

void set_from_outside(TomlTable& root, ScenarioDraft& draft) {
  for (Setting const& setting : usable(draft.settings, draft.complaints)) {
    root.set(setting.key, setting.value, "--set");
    draft.scenario.settings.push_back(text_of(setting));
  }
  std::sort(draft.scenario.settings.begin(), draft.scenario.settings.end());
}

}  // namespace

void read_time_zone(TomlTable& time, ScenarioDraft& draft) {
  std::string const zone = time.text("zone");
  auto const offset = parse_utc_offset(zone);
  if (!offset && !zone.empty()) time.complain("zone", "must be an offset such as \"+08:00\"");
  draft.zone_known = offset.has_value();
  draft.clock.utc_offset = offset.value_or(Duration{});
  draft.scenario.utc_offset = draft.clock.utc_offset;
}

void read_window(TomlTable& table, std::string_view start_name, ScenarioDraft& draft) {
  auto const start = table.date_time("start", draft.clock.utc_offset);
  auto const end = table.date_time("end", draft.clock.utc_offset);
  if (!draft.zone_known || !start || !end) return;
  draft.clock.start_unix_ms = *start;
  draft.scenario.start_unix_ms = *start;
  draft.scenario.end = sim_time(*end, draft.clock);
  Duration const length{*end - *start};
  if (length <= Duration{})
    table.complain("end", fmt::format("must be later than {}", start_name));
  else if (length > kLongest)
    table.complain("end", fmt::format("must be at most 60 days after {}", start_name));
  else
    draft.clock_known = true;
}

void read_levels(std::vector<TomlTable> changes, ScenarioDraft& draft) {
  for (TomlTable& change : changes) {
    auto const at = change.date_time("at", draft.clock.utc_offset);
    auto const level = static_cast<ResponseLevel>(change.word("level", level_words()).value_or(0));
    change.refuse_other_keys();
    if (!at) continue;
    auto& levels = draft.scenario.levels;
    SimTime const time = sim_time(*at, draft.clock);
    if (draft.is_left_out(time, Duration{}))
      change.complain("at", fmt::format("must be within the activation, {} to {}",
                                        draft.text(SimTime{}), draft.text(draft.scenario.end)));
    if (!levels.empty() && time <= levels.back().time)
      change.complain("at", "must be later than the response before it");
    levels.push_back({time, level});
  }
}

void read_lasting_settings(TomlTable& root, ScenarioDraft& draft) {
  read_head(root, draft);
  read_roads(root.table("roads"), draft);
  read_weather(root.table_if_any("weather"), draft.scenario);
  TomlTable incidents = root.table_if_any("incidents");
  draft.scenario.generate_incidents = incidents.yes_or("generate", true);
  incidents.refuse_other_keys();
  read_rules(root.table_if_any("rules"), draft);
  read_measures(root.table_if_any("measures"), draft.scenario.measures);
  read_traffic(root.table_if_any("traffic"), draft.scenario.traffic);
}

void read_settings(ScenarioDraft& draft) {
  auto const bytes = draft.load("scenario.toml");
  TomlTable root = TomlTable::parse(draft.path_of("scenario.toml"), bytes, draft.complaints);
  set_from_outside(root, draft);
  read_lasting_settings(root, draft);
  read_clock(root.table("time"), draft);
  read_design_storm(root.table_if_any("design_storm"), draft);
  read_levels(root.tables_if_any("response"), draft);
  root.refuse_other_keys();
}

}  // namespace sc
