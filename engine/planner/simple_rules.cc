// SPDX-License-Identifier: Apache-2.0
#include "planner/simple_rules.h"

#include <algorithm>
#include <array>

#include "base/geo.h"
#include "base/order_of.h"

namespace sc {
namespace {

/// Places those on standby one after the other: kind by kind, in order of slots. `choose` names a
/// station with room for a unit of the kind.
template <class Choose>
Candidate placed(PlanSpace const& space, Choose choose) {
  Candidate c = space.shipped_plan();
  for (std::size_t level = 1; level < kResponseLevels; ++level) {
    if (!space.planned(level)) continue;
    std::vector<int> taken(space.scenario().stations.size(), 0);
    for (std::size_t kind = 0; kind < space.scenario().unit_kinds.size(); ++kind) {
      for (std::size_t slot = 0; slot < space.slots().size(); ++slot) {
        auto& posting = c.at[level][slot];
        if (!stands_by(posting)) continue;
        if (space.kind(c, slot) != UnitKindId{kind}) continue;
        posting->station = choose(level, kind, taken);
        ++taken[posting->station.index()];
      }
    }
  }
  return c;
}

bool has_room(PlanSpace const& space, std::vector<int> const& taken, std::size_t s) {
  return taken[s] < space.room(StationId{s});
}

LonLat middle_of_people(Scenario const& s) {
  LonLat middle{0, 0};
  double people = 0;
  for (ZoneSpec const& zone : s.zones) {
    middle.lon_deg += zone.population * zone.centre.lon_deg;
    middle.lat_deg += zone.population * zone.centre.lat_deg;
    people += zone.population;
  }
  if (people <= 0) return s.stations.front().position;
  return {middle.lon_deg / people, middle.lat_deg / people};
}

std::vector<std::size_t> by_distance(Scenario const& s, LonLat from) {
  return order_of(s.stations.size(),
                  [&](std::size_t i) { return distance_m(s.stations[i].position, from); });
}

Candidate all_at_depot(PlanSpace const& space) {
  Scenario const& s = space.scenario();
  auto const central = by_distance(s, middle_of_people(s));
  auto const order = by_distance(s, s.stations[central.front()].position);
  return placed(space, [&](std::size_t, std::size_t, std::vector<int> const& taken) {
    for (std::size_t const station : order)
      if (has_room(space, taken, station)) return StationId{station};
    return StationId{order.front()};
  });
}

Candidate even_spread(PlanSpace const& space) {
  std::size_t const n = space.scenario().stations.size();
  std::array<std::size_t, kResponseLevels> next{};
  return placed(space, [&](std::size_t level, std::size_t, std::vector<int> const& taken) {
    for (std::size_t tries = 0; tries < n; ++tries) {
      std::size_t const station = next[level]++ % n;
      if (has_room(space, taken, station)) return StationId{station};
    }
    return StationId{0U};
  });
}

/// People of the zones nearest to each station that does not flood.
std::vector<double> people_near(PlanSpace const& space) {
  Scenario const& s = space.scenario();
  std::vector<double> people(s.stations.size(), 0);
  for (ZoneSpec const& zone : s.zones)
    for (std::size_t const station : by_distance(s, zone.centre))
      if (space.room(StationId{station}) > 0) {
        people[station] += zone.population;
        break;
      }
  return people;
}

Candidate by_population(PlanSpace const& space) {
  auto const people = people_near(space);
  std::size_t const kinds = space.scenario().unit_kinds.size();
  std::vector<std::vector<int>> of_kind(kResponseLevels * kinds,
                                        std::vector<int>(people.size(), 0));
  return placed(space, [&](std::size_t level, std::size_t kind, std::vector<int> const& taken) {
    auto& here = of_kind[level * kinds + kind];
    std::size_t best = people.size();
    for (std::size_t s = 0; s < people.size(); ++s) {
      if (!has_room(space, taken, s)) continue;
      auto const claim = [&](std::size_t i) { return people[i] / (2.0 * here[i] + 1); };
      if (best == people.size() || claim(s) > claim(best)) best = s;
    }
    if (best == people.size()) return StationId{0U};
    ++here[best];
    return StationId{best};
  });
}

constexpr auto kRules = std::to_array<SimpleRule>({
    {"all_at_depot", "all at the central depot", "全部集中在中心基地", all_at_depot},
    {"even_spread", "spread evenly over the stations", "各驻点平均分布", even_spread},
    {"by_population", "in proportion to population", "按人口比例分布", by_population},
});

}  // namespace

std::span<SimpleRule const> simple_rules() {
  return kRules;
}

}  // namespace sc
