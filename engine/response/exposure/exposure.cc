// SPDX-License-Identifier: Apache-2.0
#include "response/exposure/exposure.h"

#include <algorithm>

#include "base/check.h"
#include "base/parallel.h"
#include "base/shared_progress.h"
#include "response/road_times.h"

namespace sc {
namespace {

/// Searches done one after the other by one thread with one working memory.
constexpr std::size_t kChunk = 16;

bool feels_nothing(ZoneDelay const& zone) {
  return zone.cut_off <= 0 && zone.slowed <= 0;
}

/// Middle of the sorted values; mean of the two middle ones.
double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::size_t const n = values.size();
  return n == 0 ? 0.0 : (values[(n - 1) / 2] + values[n / 2]) / 2;
}

/// Greatest depth of each basin.
std::vector<float> deepest_of(HazardTimeline const& timeline) {
  std::vector<float> deepest(timeline.basins, 0.0F);
  for (std::size_t i = 0; i < timeline.depth_m.size(); ++i)
    deepest[i % timeline.basins] = std::max(deepest[i % timeline.basins], timeline.depth_m[i]);
  return deepest;
}

class Assessment {
 public:
  Assessment(World const& world, ExposureOptions const& options)
      : world_(world),
        options_(options),
        streets_(streets_of(world)),
        dry_times_(dry_times(world, options.responders.kind)),
        dry_(NearestStation(world, options.responders, streets_).reach(dry_times_)),
        floods_(floods_of(world, options.kinds)),
        deepest_m_(deepest_of(world.timeline)),
        moments_(static_cast<std::size_t>((world.scenario.end.ms - 1) / options.every.ms + 1)),
        progress_(options.progress,
                  moments_ + floods_.size() + std::min(options.top, floods_.size())) {}

  ExposureReport report() {
    ExposureReport report;
    report.options = options_;
    report.streets = streets_.link.size();
    report.moments = moments_;
    for (ZoneSpec const& zone : world_.scenario.zones) report.population += zone.population;
    add_hours(report);
    add_floods(report);
    add_worst(report);
    return report;
  }

 private:
  [[nodiscard]] SimTime moment(std::size_t m) const {
    return SimTime{0} + options_.every * static_cast<std::int64_t>(m);
  }

  [[nodiscard]] std::vector<LinkTime> storm_times(SimTime at) const {
    return road_times(world_, at, world_.vehicle[options_.responders.kind.index()]);
  }

  /// Calls body(search, i) for all i below n, in chunks with one search each.
  void for_each(std::size_t n, std::function<void(NearestStation&, std::size_t)> const& body) {
    parallel_for((n + kChunk - 1) / kChunk, options_.threads, [&](std::size_t chunk) {
      NearestStation search(world_, options_.responders, streets_);
      std::size_t const end = std::min(n, (chunk + 1) * kChunk);
      for (std::size_t i = chunk * kChunk; i < end; ++i) {
        body(search, i);
        progress_.add(1);
      }
    });
  }

  /// Times of all links when `flood` comes on top of `times`.
  static std::vector<LinkTime> flooded(std::vector<LinkTime> times, Flood const& flood) {
    for (LinkId const link : flood.links) times[link.index()] = kImpassable;
    return times;
  }

  void add_hours(ExposureReport& report) {
    std::vector<std::vector<ZoneDelay>> hours(moments_);
    for_each(moments_, [&](NearestStation& search, std::size_t m) {
      auto const times = storm_times(moment(m));
      hours[m] = delays(streets_, dry_, search.reach(times), {});
    });
    for (std::size_t m = 0; m < moments_; ++m) {
      TotalDelay const total = total_of(hours[m], streets_, options_.cut_off_counts_as);
      if (m > 0 && total.person_hours <= report.worst.person_hours) continue;
      report.worst = total;
      report.worst_at = moment(m);
    }
    for (std::size_t z = 0; z < streets_.weight.size(); ++z)
      report.zones.push_back(zone_exposure(ZoneId{z}, hours));
  }

  [[nodiscard]] ZoneExposure zone_exposure(ZoneId id,
                                           std::vector<std::vector<ZoneDelay>> const& hours) const {
    ZoneExposure zone = dry_exposure(id);
    std::vector<double> added_s;
    for (std::size_t m = 0; m < moments_; ++m) {
      ZoneDelay const& hour = hours[m][id.index()];
      double const reached = 1 - zone.never_reached - hour.cut_off;
      added_s.push_back(hour.slowed > 0 ? hour.delay_s / reached : 0.0);
      if (added_s.back() > zone.worst_added_s) {
        zone.worst_added_s = added_s.back();
        zone.worst_at = moment(m);
      }
      if (hour.cut_off > 0) zone.not_all_reached = zone.not_all_reached + options_.every;
      zone.worst_not_reached = std::max(zone.worst_not_reached, hour.cut_off);
    }
    zone.median_added_s = median(std::move(added_s));
    return zone;
  }

  [[nodiscard]] ZoneExposure dry_exposure(ZoneId id) const {
    ZoneExposure zone;
    zone.zone = id;
    double reached = 0;
    double sum_s = 0;
    for (std::size_t i = 0; i < dry_.size(); ++i) {
      if (streets_.zone[i] != id) continue;
      (dry_[i] ? reached : zone.never_reached) += streets_.share[i];
      if (dry_[i]) sum_s += streets_.share[i] * dry_[i]->seconds();
    }
    if (reached > 0) zone.dry_s = sum_s / reached;
    return zone;
  }

  void add_floods(ExposureReport& report) {
    report.floods = floods_.size();
    std::vector<FloodExposure> all(floods_.size());
    for_each(all.size(), [&](NearestStation& search, std::size_t f) {
      Flood const& flood = floods_[f];
      ReachTimes const after = search.reach(flooded(dry_times_, flood));
      auto zones = delays(streets_, dry_, after, flood.links);
      TotalDelay const total = total_of(zones, streets_, options_.cut_off_counts_as);
      std::erase_if(zones, feels_nothing);
      all[f] = {flood,
                deepest_m(flood),
                stations_in(flood),
                total,
                std::move(zones),
                {},
                felt(streets_, dry_, after, flood.links)};
    });
    report.ranking = rank(std::move(all), options_.top, options_.nested);
  }

  /// Of the basins that cover the flood's links, over the whole scenario.
  [[nodiscard]] float deepest_m(Flood const& flood) const {
    float deepest = 0;
    for (LinkId const link : flood.links)
      if (BasinId const basin = world_.exposure.basin[link.index()])
        deepest = std::max(deepest, deepest_m_[basin.index()]);
    return deepest;
  }

  [[nodiscard]] std::vector<StationId> stations_in(Flood const& flood) const {
    std::vector<StationId> inside;
    for (StationId const station : options_.responders.stations) {
      RoadPlace const& place = world_.station_place[station.index()];
      if (std::any_of(place.begin(), place.end(), [&](RoadPosition p) {
            return std::binary_search(flood.links.begin(), flood.links.end(), p.link);
          }))
        inside.push_back(station);
    }
    return inside;
  }

  /// What each ranked flood adds to the scenario's worst moment.
  void add_worst(ExposureReport& report) {
    auto const times = storm_times(report.worst_at);
    ReachTimes const before = NearestStation(world_, options_.responders, streets_).reach(times);
    for_each(report.ranking.floods.size(), [&](NearestStation& search, std::size_t f) {
      FloodExposure& flood = report.ranking.floods[f];
      ReachTimes const after = search.reach(flooded(times, flood.flood));
      flood.at_worst = total_of(delays(streets_, before, after, flood.flood.links), streets_,
                                options_.cut_off_counts_as);
    });
  }

  World const& world_;
  ExposureOptions const& options_;
  Streets streets_;
  std::vector<LinkTime> dry_times_;
  ReachTimes dry_;
  std::vector<Flood> floods_;
  std::vector<float> deepest_m_;  ///< [basins]
  std::size_t moments_;
  SharedProgress progress_;
};

}  // namespace

ExposureReport assess_exposure(World const& world, ExposureOptions const& options) {
  SC_EXPECT(!options.responders.stations.empty() && options.every.ms > 0);
  return Assessment(world, options).report();
}

}  // namespace sc
