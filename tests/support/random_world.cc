// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "base/random.h"
#include "support/grid_city.h"
#include "support/small_world.h"

namespace sc::test {
namespace {

constexpr std::size_t kStations = 3;
constexpr std::size_t kBasins = 3;
constexpr std::size_t kUnits = 8;
constexpr std::size_t kMaterials = 2;
constexpr std::uint32_t kHours = 6;

/// Chance and amounts, so that the builders below read like what they build.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed, 0, Purpose::test, 4242) {}
  bool chance(double p) { return random_.uniform() < p; }
  double between(double low, double high) { return low + (high - low) * random_.uniform(); }
  std::uint32_t below(std::uint32_t n) { return random_.below(n); }
  Duration minutes(std::uint32_t low, std::uint32_t high) {
    return whole_minutes(low + random_.below(high - low + 1));
  }
  LonLat spot() { return near_node(0, between(0, 600), between(0, 600)); }
  template <class AnyId>
  AnyId any(std::size_t n) {
    return AnyId{std::size_t{below(static_cast<std::uint32_t>(n))}};
  }

 private:
  Stream random_;
};

std::vector<MaterialAmount> random_amounts(Dice& dice, double p, double most) {
  std::vector<MaterialAmount> amounts;
  for (std::size_t m = 0; m < kMaterials; ++m)
    if (dice.chance(p)) amounts.push_back({MaterialId{m}, dice.between(0.1, most)});
  return amounts;
}

void add_stations(Scenario& s, Dice& dice) {
  for (std::size_t m = 0; m < kMaterials; ++m)
    s.materials.push_back({"M" + std::to_string(m), {"料", "material"}, "bag", {}});
  for (std::size_t i = 0; i < kStations; ++i) {
    StationId const station = add_station(s, dice.spot());
    for (MaterialAmount const& part : random_amounts(dice, 0.6, 60))
      s.stock.push_back({station, part.material, part.amount, {}});
  }
}

void add_basins(Scenario& s, Dice& dice) {
  for (std::size_t i = 0; i < kBasins; ++i) {
    BasinPlace& basin = s.basins[add_basin(s, dice.spot()).index()];
    basin.underpass = dice.chance(0.4);
    if (dice.chance(0.5)) basin.closure_depth_m = 0.2;
    if (dice.chance(0.7))
      basin.card = GuardCard{dice.chance(0.7) ? dice.between(0.05, 0.3) : 0.0,
                             dice.chance(0.5) ? dice.between(0.01, 0.1) : 0.0,
                             {}};
  }
  SimTime const rain{dice.minutes(10, 60).ms};
  add_rain(s, rain, rain + dice.minutes(30, 120), dice.between(0.01, 0.16));
}

/// In some districts a cyclone passes: no work at height for a while.
void add_wind(Scenario& s, Dice& dice) {
  if (dice.chance(0.6)) return;
  LonLat const start{120.14 + dice.between(-0.6, 0.6), 30.0};
  LonLat const end{120.14 + dice.between(-0.6, 0.6), 30.7};
  s.track = {{SimTime{0}, start, 97'000, 30}, {SimTime{0} + whole_hours(kHours), end, 98'000, 25}};
}

/// Skills: 1 pump, 2 saw, 4 drive, which fetches material.
void add_unit_kinds(Scenario& s, Dice& dice) {
  s.skill_names = {"pump", "saw", "drive"};
  for (SkillSet const skills : {1U, 2U, 3U, 5U}) {
    UnitKindSpec& kind = s.unit_kinds[add_unit_kind(s, skills).index()];
    kind.crew = 1 + static_cast<int>(dice.below(6));
    kind.wading_depth_m = dice.between(0.15, 0.55);
    kind.high_vehicle = dice.chance(0.5);
    kind.siren = dice.chance(0.3);
    kind.pump_m3ps = dice.chance(0.7) ? dice.between(0.05, 0.25) : 0.0;
    kind.setup = dice.minutes(0, 9);
    kind.load = random_amounts(dice, 0.6, 25);
  }
}

IncidentKindSpec& add_drawn_kind(Scenario& s, Dice& dice, std::initializer_list<int> needs) {
  IncidentKindSpec& kind = s.incident_kinds[add_incident_kind(s, 0).index()];
  std::size_t skill = 0;
  for (int const units : needs) kind.needs.require(skill++, units);
  kind.extra_units = static_cast<int>(dice.below(3));
  kind.driver = driver_named("base");
  kind.base_per_h = dice.between(0.4, 1.6);
  kind.work_sigma_log = 0.5;
  kind.severity = dice.between(1, 3);
  kind.severity_growth_per_h = dice.between(0, 1);
  kind.blocks_link = dice.chance(0.4);
  kind.wind_limited = dice.chance(0.3);
  kind.people_trapped = dice.chance(0.2);
  if (dice.chance(0.5)) kind.materials = random_amounts(dice, 0.7, 30);
  return kind;
}

void add_drawn_kinds(Scenario& s, Dice& dice) {
  for (std::initializer_list<int> const needs :
       {std::initializer_list<int>{1}, {0, 1}, {1, 1}, {2}, {2, 1}})
    add_drawn_kind(s, dice, needs);
  IncidentKindSpec& consequence = add_drawn_kind(s, dice, {0, 1});
  consequence.driver = driver_named("none");
  IncidentKindId const last{s.incident_kinds.size() - 1};
  s.incident_kinds[0].spawns = last;
  s.incident_kinds[0].spawn_mean_s = dice.minutes(5, 40).seconds();
}

/// What happens at basins: flooding, lost inlets, cars that are trapped in underpasses.
void add_kinds_of_water(Scenario& s, Dice& dice) {
  IncidentKindSpec& flood = add_drawn_kind(s, dice, {1});
  flood.driver = driver_named("depth");
  flood.exposure = Exposure::basins;
  flood.coefficient = 50;
  flood.threshold = 0.05;
  flood.pumps_basin = true;
  IncidentKindSpec& inlet = add_drawn_kind(s, dice, {0, 1});
  inlet.exposure = Exposure::basins;
  inlet.blocks_inlet = dice.between(0.2, 1);
  IncidentKindSpec& trapped = add_drawn_kind(s, dice, {1});
  trapped.driver = driver_named("depth");
  trapped.exposure = Exposure::underpasses;
  trapped.coefficient = 50;
  trapped.threshold = 0.1;
  trapped.people_trapped = true;
  trapped.prevented_by_closure = true;
}

void stand_down(Scenario& s, UnitId u, ResponseLevel level) {
  std::erase_if(s.plan.postings[static_cast<std::size_t>(level)],
                [&](Posting const& p) { return p.unit == u; });
}

void add_plan(Scenario& s, Dice& dice) {
  s.patrols.push_back({"round", {dice.spot(), dice.spot(), dice.spot()}, {{}, {}, {}}});
  s.plan.patrol_interval.fill(dice.minutes(20, 60));
  for (std::size_t i = 0; i < kUnits; ++i) {
    UnitId const u =
        add_unit(s, dice.any<UnitKindId>(s.unit_kinds.size()), dice.any<StationId>(kStations));
    if (dice.chance(0.25))
      post(s, {u, Duty::guard, {}, dice.any<BasinId>(kBasins), "", {}});
    else if (dice.chance(0.2))
      post(s, {u, Duty::patrol, {}, {}, "round", {}});
    else if (dice.chance(0.3))
      post(s, {u, Duty::standby, dice.any<StationId>(kStations), {}, "", {}});
    if (dice.chance(0.3)) stand_down(s, u, ResponseLevel::IV);
    if (dice.chance(0.3)) stand_down(s, u, ResponseLevel::III);
  }
  auto const at = [](Duration d) { return SimTime{0} + d; };
  s.levels = {{at({}), ResponseLevel::IV}, {at(whole_hours(1)), ResponseLevel::II}};
  if (dice.chance(0.7)) s.levels.push_back({at(whole_hours(3)), ResponseLevel::III});
  if (dice.chance(0.3)) s.levels.push_back({at(whole_hours(5)), ResponseLevel::none});
}

void add_roster(Scenario& s, Dice& dice, bool hourly) {
  Duration const local = whole_hours(dice.below(24));
  s.start_unix_ms = (local - s.utc_offset).ms + whole_hours(24).ms;
  s.roster.clear();
  int staff = 1;
  for (ResponseLevel const level : {ResponseLevel::IV, ResponseLevel::III, ResponseLevel::II})
    s.roster.push_back({level, hourly ? whole_hours(1) : whole_hours(12), local,
                        hourly ? 0 : staff++, 1 + static_cast<int>(dice.below(3))});
}

void add_rules(Rules& rules, Dice& dice) {
  rules.turn_out_day = rules.turn_out_night = dice.minutes(0, 3);
  rules.divert = dice.chance(0.6);
  rules.preempt_severity = dice.chance(0.5) ? dice.between(0.2, 1.5) : 0.0;
  rules.call_in_day = dice.minutes(0, 30);
  rules.call_in_night = dice.minutes(0, 45);
  rules.most_duty = dice.minutes(70, 300);
  rules.least_rest = dice.minutes(10, 120);
  rules.fresh = whole_hours(1);
  rules.fatigue_per_h = 0.1;
  rules.hand_over = dice.minutes(0, 10);
  rules.meal_after = dice.minutes(30, 120);
  rules.meal = dice.minutes(5, 20);
  rules.patrol_detection = dice.between(0.3, 1);
  rules.driver_detection = dice.between(0, 0.8);
  rules.outside_supply = dice.minutes(30, 150);
}

void add_closures(Scenario& s, Dice& dice) {
  SimTime const from{dice.minutes(0, 200).ms};
  if (dice.chance(0.5))
    s.closures.push_back({from, from + dice.minutes(10, 120), dice.spot(), 120, "works", {}});
}

/// A few banned turns, never a dead city.
RoadTable random_roads(Dice& dice) {
  RoadTable roads = grid_city(4, 4);
  for (int i = 0; i < 6; ++i) {
    std::uint32_t const from = dice.below(static_cast<std::uint32_t>(roads.links()));
    for (std::uint32_t to = 0; to < roads.links(); ++to)
      if (roads.tail[to] == roads.head[from] && dice.chance(0.3))
        roads.banned_turns.push_back({from, to});
  }
  return roads;
}

}  // namespace

World random_world(std::uint64_t seed, TrafficSpec const& traffic) {
  Dice dice(seed);
  Scenario s = quiet_scenario();
  s.end = SimTime{0} + whole_hours(kHours);
  s.generate_incidents = true;
  s.traffic = traffic;
  add_rules(s.rules, dice);
  add_roster(s, dice, seed % 2 == 1);
  add_stations(s, dice);
  add_basins(s, dice);
  add_wind(s, dice);
  add_closures(s, dice);
  add_unit_kinds(s, dice);
  add_drawn_kinds(s, dice);
  add_kinds_of_water(s, dice);
  add_plan(s, dice);
  return World(std::move(s), random_roads(dice), 1);
}

}  // namespace sc::test
