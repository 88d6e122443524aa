// SPDX-License-Identifier: Apache-2.0
// One changed scenario for each kind of strain.
#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include "base/check.h"
#include "drill/strain.h"

namespace sc {
namespace {

constexpr int kMoreUnits = 2;
constexpr double kAnyDepth_m = 100;
constexpr double kAnyWind_mps = 1000;
constexpr Duration kForever = whole_hours(24 * 365);

/// The unit that the run sent most often to incidents which `wanted` accepts, among those with one
/// of the skills; the lowest of equals.
UnitId most_sent(Scenario const& s, Trajectory const& run, SkillSet skills,
                 std::function<bool(std::size_t)> const& wanted) {
  std::map<UnitId, int> orders;
  for (std::size_t k = 0; k < run.orders.size(); ++k) {
    UnitId const unit = run.orders.unit[k];
    if (run.orders.kind[k] != OrderKind::to_incident || !wanted(run.orders.target[k])) continue;
    if ((s.unit_kinds[s.units[unit.index()].kind.index()].skills & skills) != 0) ++orders[unit];
  }
  auto const most =
      std::max_element(orders.begin(), orders.end(),
                       [](auto const& a, auto const& b) { return a.second < b.second; });
  return most == orders.end() ? UnitId{} : most->first;
}

std::size_t skill_number(Scenario const& s, std::string const& skill) {
  auto const found = std::find(s.skill_names.begin(), s.skill_names.end(), skill);
  SC_EXPECT(found != s.skill_names.end());
  return static_cast<std::size_t>(found - s.skill_names.begin());
}

/// Another unit beside `like`, on standby where that one waits, whenever that one is on duty.
void add_beside(Scenario& s, UnitId like, int number) {
  UnitSpec unit = s.units[like.index()];
  unit.id += "+" + std::to_string(number);
  UnitId const added{s.units.size()};
  s.units.push_back(unit);
  for (std::vector<Posting>& level : s.plan.postings) {
    auto const model =
        std::find_if(level.begin(), level.end(), [&](Posting const& p) { return p.unit == like; });
    if (model == level.end()) continue;
    Posting posting;
    posting.unit = added;
    posting.station = model->duty == Duty::standby ? model->station : unit.home;
    level.push_back(posting);
  }
}

void relieve_overload(World const& drill, Strain const& strain, Trajectory const& run,
                      Scenario& s) {
  std::size_t const skill = skill_number(s, strain.subject);
  UnitId const like = most_sent(s, run, SkillSet{1} << skill, [&](std::size_t i) {
    return drill.scenario.incident_kinds[run.incidents.kind[i].index()].needs.count(skill) > 0;
  });
  for (int k = 1; like && k <= kMoreUnits; ++k) add_beside(s, like, k);
}

/// Unset where no station reaches the zone's middle.
StationId nearest_station(World const& drill, UnitKindId kind, ZoneId zone) {
  StationId nearest;
  std::optional<Duration> least;
  for (std::size_t k = 0; k < drill.scenario.stations.size(); ++k) {
    auto const time = drill.dry_times.time(kind, StationId{k}, zone);
    if (!time || (least && *least <= *time)) continue;
    least = time;
    nearest = StationId{k};
  }
  return nearest;
}

void relieve_coverage(World const& drill, Strain const& strain, Trajectory const& run,
                      Scenario& s) {
  auto const zone = std::find_if(s.zones.begin(), s.zones.end(),
                                 [&](ZoneSpec const& z) { return z.id == strain.subject; });
  SC_EXPECT(zone != s.zones.end());
  ZoneId const there{static_cast<std::size_t>(zone - s.zones.begin())};
  IncidentTable const& t = run.incidents;
  UnitId unit;
  Duration longest;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t.zone[i] != there || t.arrive[i] == kNever) continue;
    if (t.arrive[i] - t.dispatch[i] <= longest) continue;
    longest = t.arrive[i] - t.dispatch[i];
    unit = t.unit[i];
  }
  if (!unit) return;
  StationId const station = nearest_station(drill, s.units[unit.index()].kind, there);
  if (!station) return;
  for (std::vector<Posting>& level : s.plan.postings)
    for (Posting& posting : level)
      if (posting.unit == unit && posting.duty == Duty::standby) posting.station = station;
}

void relieve_communication(Scenario& s) {
  for (RecordedIncident& it : s.incidents)
    it.report = std::min(it.report.value_or(kNever), it.onset + whole_minutes(1));
}

void relieve_routes(Scenario& s) {
  s.closures.clear();
  for (UnitKindSpec& kind : s.unit_kinds) {
    kind.wading_depth_m = kAnyDepth_m;
    kind.high_vehicle = true;
    kind.gust_limit_mps = 0;
  }
  for (BasinPlace& basin : s.basins) {
    basin.closure_depth_m = 0;
    if (basin.card) basin.card->close_depth_m = 0;
  }
  for (IncidentKindSpec& kind : s.incident_kinds) kind.blocks_link = false;
}

void relieve_supply(Scenario& s) {
  for (IncidentKindSpec& kind : s.incident_kinds) kind.materials.clear();
}

void relieve_endurance(Scenario& s) {
  s.rules.most_duty = s.rules.fresh = s.rules.meal_after = kForever;
  s.rules.fatigue_per_h = 0;
  s.rules.hand_over = Duration{};
}

}  // namespace

Scenario relieved(World const& drill, Scenario s, Strain const& strain,
                  Trajectory const& reference) {
  switch (strain.kind) {
    case StrainKind::overload: relieve_overload(drill, strain, reference, s); break;
    case StrainKind::coverage: relieve_coverage(drill, strain, reference, s); break;
    case StrainKind::communication: relieve_communication(s); break;
    case StrainKind::decision: SC_EXPECT(false); break;
    case StrainKind::routes: relieve_routes(s); break;
    case StrainKind::wind: s.rules.wind_stop_mps = kAnyWind_mps; break;
    case StrainKind::supply: relieve_supply(s); break;
    case StrainKind::endurance: relieve_endurance(s); break;
  }
  return s;
}

}  // namespace sc
