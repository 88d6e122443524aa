// SPDX-License-Identifier: Apache-2.0
#include "cli/road_conditions.h"

#include <fmt/format.h>

#include <functional>

#include "io/road_source.h"
#include "io/scenario/scenario_reader.h"
#include "io/text/cell.h"
#include "io/text/local_time.h"
#include "response/road_times.h"

namespace sc {
namespace {

constexpr std::string_view kCar = "car";

/// What `make` gives; nothing, complained about, when it refuses its input.
template <class Make>
auto attempt(Make make, Complaints& complaints) -> std::optional<decltype(make())> {
  try {
    return make();
  } catch (InputError const& error) {
    complaints.add(error);
    return std::nullopt;
  }
}

/// `2021-07-25T14:05` in the scenario's zone, or hours since its start.
std::optional<SimTime> moment_of(std::string const& text, Scenario const& s) {
  WallClock const clock{s.start_unix_ms, s.utc_offset};
  std::optional<SimTime> time;
  if (auto const unix_ms = parse_date_time(text, s.utc_offset))
    time = sim_time(*unix_ms, clock);
  else if (auto const hours = parse_number(text, between(0, s.end.hours())).value)
    time = SimTime{0} + from_seconds(*hours * 3600);
  if (!time || *time < SimTime{0} || *time > s.end) return std::nullopt;
  return time;
}

std::optional<SimTime> read_moment(std::string const& text, Scenario const& s,
                                   Complaints& complaints) {
  auto const time = moment_of(text, s);
  if (time) return time;
  complaints.add("", 0,
                 fmt::format("--at {} (must be between {} and {}, or hours since the former, "
                             "0 to {:g})",
                             text.empty() ? "is missing" : "= " + text, local_time(s, SimTime{0}),
                             local_time(s, s.end), s.end.hours()));
  return std::nullopt;
}

/// Which of a world's vehicles; set for unit kinds, unset for a car.
using VehicleChoice = std::optional<std::size_t>;

VehicleChoice read_vehicle(std::string const& word, Scenario const& s, Complaints& complaints) {
  std::vector<std::string_view> known;
  for (std::size_t k = 0; k < s.unit_kinds.size(); ++k) {
    if (s.unit_kinds[k].id == word) return k;
    known.emplace_back(s.unit_kinds[k].id);
  }
  if (word.empty() || word == kCar) return std::nullopt;
  known.push_back(kCar);
  complaints.add(
      "", 0,
      fmt::format("--vehicle = {} ({}){}", word, must_be_one_of(known), hint_for(word, known)));
  return std::nullopt;
}

void refuse_without_scenario(ConditionOptions const& options, Complaints& complaints) {
  if (options.roads.empty())
    complaints.add("", 0,
                   "--roads is missing (must name an OSM file, saved map or district folder, "
                   "unless a --scenario has roads)");
  if (!options.at.empty())
    complaints.add("", 0,
                   fmt::format("--at = {} (must come with a --scenario and lie between its start "
                               "and end)",
                               options.at));
  if (!options.vehicle.empty())
    complaints.add("", 0,
                   fmt::format("--vehicle = {} (must come with a --scenario and be one of its unit "
                               "kinds)",
                               options.vehicle));
}

RoadConditions free_flow(LoadedRoads roads) {
  RoadConditions result;
  result.alone = std::make_unique<RoadGraph const>(std::move(roads.table));
  result.times = free_flow_times(*result.alone);
  result.roads_sha256 = std::move(roads.sha256);
  return result;
}

/// What was read of a scenario, its roads among it.
std::vector<std::string> files_of(Scenario const& s) {
  std::vector<std::string> files;
  for (auto const& [name, hash] : s.input_sha256) files.push_back(s.folder + '/' + name);
  return files;
}

RoadConditions at_a_moment(std::unique_ptr<World const> world, std::optional<SimTime> at,
                           VehicleChoice vehicle) {
  RoadConditions result;
  Scenario const& s = world->scenario;
  result.vehicle = vehicle ? s.unit_kinds[*vehicle].id : std::string(kCar);
  result.scenario_sha256 = scenario_sha256(s);
  result.files = files_of(s);
  if (at) {
    result.time = local_time(s, *at);
    result.times = road_times(*world, *at, vehicle ? world->vehicle[*vehicle] : world->car);
  }
  result.world = std::move(world);
  return result;
}

/// Roads named by the options alone: to judge places by, where the scenario is no help.
std::optional<RoadConditions> without_scenario(ConditionOptions const& options,
                                               Complaints& complaints) {
  if (options.roads.empty()) return std::nullopt;
  return attempt([&] { return free_flow(load_roads(road_source_of(options.roads, 1))); },
                 complaints);
}

std::optional<RoadConditions> loaded(ConditionOptions const& options, Complaints& complaints) {
  if (options.scenario.empty()) {
    refuse_without_scenario(options, complaints);
    return without_scenario(options, complaints);
  }
  auto scenario = attempt([&] { return read_scenario(options.scenario); }, complaints);
  if (!scenario) return without_scenario(options, complaints);
  auto const at = read_moment(options.at, *scenario, complaints);
  VehicleChoice const vehicle = read_vehicle(options.vehicle, *scenario, complaints);
  if (!options.roads.empty()) scenario->roads = road_source_of(options.roads, scenario->roads.seed);
  return attempt(
      [&] {
        LoadedRoads roads = load_roads(scenario->roads);
        auto result =
            at_a_moment(std::make_unique<World const>(*std::move(scenario), std::move(roads.table),
                                                      options.threads),
                        at, vehicle);
        result.roads_sha256 = std::move(roads.sha256);
        return result;
      },
      complaints);
}

}  // namespace

std::optional<RoadConditions> load_conditions(ConditionOptions const& options,
                                              Complaints& complaints) {
  auto conditions = loaded(options, complaints);
  if (conditions) conditions->files.push_back(options.roads);
  return conditions;
}

}  // namespace sc
