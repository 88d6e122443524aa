// SPDX-License-Identifier: Apache-2.0
#include "traffic/demand.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.h"
#include "base/random.h"

namespace sc {
namespace {

/// Rate of all trips per ms over a stretch of time in which it does not change.
struct Stretch {
  SimTime from;
  SimTime to;
  double per_ms = 0;
};

double damping_at(std::span<Damping const> damping, SimTime t) {
  double share = 1;
  for (Damping const& d : damping)
    if (d.from <= t) share = d.share;
  return share;
}

std::vector<Stretch> stretches(DemandRules const& rules, std::span<Damping const> damping,
                               Duration local_start, SimTime end) {
  std::int64_t const hour = whole_hours(1).ms;
  std::vector<SimTime> borders{SimTime{0}, end};
  for (std::int64_t t = hour - local_start.ms % hour; t < end.ms; t += hour)
    borders.push_back(SimTime{t});
  for (Damping const& d : damping)
    if (d.from > SimTime{0} && d.from < end) borders.push_back(d.from);
  std::sort(borders.begin(), borders.end());
  double const day = std::accumulate(rules.profile.begin(), rules.profile.end(), 0.0);
  std::vector<Stretch> result;
  for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
    auto const local = static_cast<std::size_t>((local_start.ms + borders[i].ms) / hour % 24);
    double const per_hour = rules.trips_per_day * rules.profile[local] / day;
    result.push_back({borders[i], borders[i + 1],
                      per_hour / static_cast<double>(hour) * damping_at(damping, borders[i])});
  }
  return result;
}

/// Where trips of each zone go: cumulated weights over all ends.
std::vector<double> gravity(std::span<TripZone const> zones, std::size_t from, double gravity_m) {
  std::vector<double> cumulated;
  double sum = 0;
  for (TripZone const& to : zones)
    for (std::size_t k = 0; k < to.ends.size(); ++k) {
      double const pull =
          to.population * std::exp(-distance_m(zones[from].centre, to.centre) / gravity_m);
      cumulated.push_back(sum += pull / static_cast<double>(to.ends.size()));
    }
  return cumulated;
}

/// Draws one zone's trips.
class ZoneTrips {
 public:
  ZoneTrips(std::span<TripZone const> zones, std::size_t zone, std::uint32_t first_end,
            double gravity_m, Stream luck)
      : own_ends_(static_cast<std::uint32_t>(zones[zone].ends.size())),
        first_end_(first_end),
        pull_(gravity(zones, zone, gravity_m)),
        luck_(luck) {}

  void draw(std::span<Stretch const> day, double share, std::vector<TripWish>& trips) {
    double wait = luck_.exponential(1);
    for (Stretch const& s : day) {
      double const rate = s.per_ms * share;
      double at = static_cast<double>(s.from.ms);
      auto const end = static_cast<double>(s.to.ms);
      while (rate > 0 && at + wait / rate < end) {
        at += wait / rate;
        add(SimTime{static_cast<std::int64_t>(at)}, trips);
        wait = luck_.exponential(1);
      }
      wait -= (end - at) * rate;
    }
  }

 private:
  /// Any end may be gone to but the one left: its pull is taken out, and skipped.
  void add(SimTime departure, std::vector<TripWish>& trips) {
    std::uint32_t const from = first_end_ + luck_.below(own_ends_);
    double const before = from == 0 ? 0 : pull_[from - 1];
    double const own = pull_[from] - before;
    double const others = pull_.back() - own;
    double const spot = luck_.uniform() * others;
    auto const to = static_cast<std::uint32_t>(
        std::upper_bound(pull_.begin(), pull_.end() - 1, spot < before ? spot : spot + own) -
        pull_.begin());
    if (others > 0 && to != from) trips.push_back({departure, from, to});
  }

  std::uint32_t own_ends_;
  std::uint32_t first_end_;
  std::vector<double> pull_;
  Stream luck_;
};

}  // namespace

std::vector<NodeId> ends_of(std::span<TripZone const> zones) {
  std::vector<NodeId> ends;
  for (TripZone const& zone : zones) ends.insert(ends.end(), zone.ends.begin(), zone.ends.end());
  return ends;
}

std::vector<TripWish> draw_trips(std::span<TripZone const> zones, DemandRules const& rules,
                                 std::span<Damping const> damping, Duration local_start,
                                 SimTime end, std::uint64_t seed, std::uint32_t replication) {
  SC_EXPECT(std::is_sorted(damping.begin(), damping.end(),
                           [](Damping const& a, Damping const& b) { return a.from < b.from; }));
  double people = 0;
  for (TripZone const& zone : zones)
    if (!zone.ends.empty()) people += zone.population;
  std::vector<TripWish> trips;
  std::vector<Stretch> const day = stretches(rules, damping, local_start, end);
  std::uint32_t first_end = 0;
  for (std::size_t z = 0; z < zones.size(); ++z) {
    if (zones[z].ends.empty() || !(zones[z].population > 0)) {
      first_end += static_cast<std::uint32_t>(zones[z].ends.size());
      continue;
    }
    ZoneTrips zone(zones, z, first_end, rules.gravity_m,
                   Stream(seed, replication, Purpose::trip, static_cast<std::uint32_t>(z)));
    zone.draw(day, zones[z].population / people, trips);
    first_end += static_cast<std::uint32_t>(zones[z].ends.size());
  }
  std::stable_sort(trips.begin(), trips.end(),
                   [](TripWish const& a, TripWish const& b) { return a.departure < b.departure; });
  return trips;
}

}  // namespace sc
