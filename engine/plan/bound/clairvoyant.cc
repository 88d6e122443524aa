// SPDX-License-Identifier: Apache-2.0
#include "plan/bound/clairvoyant.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "plan/bound/grouping.h"
#include "plan/bound/least_waiting.h"

namespace sc {
namespace {

/// An incident that every run reports, as a job of whoever is first there.
struct CertainIncident {
  IncidentKindId kind;
  SimTime release;   ///< nobody arrives before
  SimTime reported;  ///< at the latest
  Duration least;    ///< response in every run
  Duration occupancy;
};

/// Certain incidents, and least responses of the others that may be reported.
struct Fate {
  std::vector<CertainIncident> certain;
  std::vector<Duration> optional;
};

bool closed_by_record(World const& world, LinkId link, SimTime time) {
  return std::any_of(world.closures.begin(), world.closures.end(), [&](ClosedLinks const& it) {
    return it.from <= time && time < it.to &&
           std::find(it.links.begin(), it.links.end(), link) != it.links.end();
  });
}

/// May a closed street prevent it?
bool preventable(World const& world, PlannedIncident const& incident) {
  IncidentKindSpec const& kind = world.scenario.incident_kinds[incident.kind.index()];
  if (!kind.prevented_by_closure) return false;
  RoadPlace const& place = incident.place;
  if (std::all_of(place.begin(), place.end(),
                  [&](RoadPosition p) { return closed_by_record(world, p.link, incident.onset); }))
    return true;
  if (!incident.basin) return false;
  BasinPlace const& basin = world.scenario.basins[incident.basin.index()];
  return basin.closure_depth_m > 0 || (basin.card && basin.card->close_depth_m > 0);
}

/// Reads fate as far as it binds every run.
class FateReader {
 public:
  FateReader(World const& world, LeastOccupancy const& occupancy)
      : world_(world), occupancy_(occupancy), staffed_from_(occupancy.staffed_from()) {}

  [[nodiscard]] Fate read(std::vector<PlannedIncident> const& planned) const {
    Fate fate;
    for (PlannedIncident const& it : planned) {
      if (it.onset >= end()) continue;  // a child's is kNever
      SimTime const reported = it.onset + it.citizen_report;
      if (reported < end() && !preventable(world_, it))
        fate.certain.push_back(certain(it));
      else
        fate.optional.push_back(least_response(reported));
      if (it.child >= 0 && it.onset + it.spawn_after < end()) fate.optional.emplace_back();
    }
    return fate;
  }

 private:
  [[nodiscard]] SimTime end() const { return world_.scenario.end; }

  /// Somebody comes after the call is handled, or nobody until the end.
  [[nodiscard]] Duration least_response(SimTime reported) const {
    return std::max(Duration{}, std::min(world_.scenario.rules.call_handling, end() - reported));
  }

  /// Seen at its onset, dispatched at the next epoch, right beside a unit.
  [[nodiscard]] SimTime earliest_arrival(PlannedIncident const& it) const {
    Rules const& rules = world_.scenario.rules;
    SimTime const handled = std::max(it.onset + rules.call_handling, staffed_from_);
    std::int64_t const epoch = rules.dispatch_epoch.ms;
    return SimTime{(handled.ms + epoch - 1) / epoch * epoch};
  }

  [[nodiscard]] CertainIncident certain(PlannedIncident const& it) const {
    SimTime const reported = it.onset + it.citizen_report;
    return {it.kind, earliest_arrival(it), reported, least_response(reported), occupancy_.of(it)};
  }

  World const& world_;
  LeastOccupancy const& occupancy_;
  SimTime staffed_from_;
};

std::vector<IncidentGroup> by_helpers(Fate const& fate, LeastOccupancy const& occupancy) {
  std::map<std::vector<UnitKindId>, IncidentGroup> groups;
  for (std::size_t i = 0; i < fate.certain.size(); ++i) {
    auto const kinds = occupancy.helpers(fate.certain[i].kind);
    IncidentGroup& group = groups[kinds];
    group.kinds = kinds;
    group.incidents.push_back(i);
  }
  std::vector<IncidentGroup> result;
  for (auto& [kinds, group] : groups) result.push_back(std::move(group));
  return result;
}

/// Bounds of groups of certain incidents.
class GroupBounds {
 public:
  GroupBounds(World const& world, Fate const& fate, LeastOccupancy const& occupancy)
      : world_(world), fate_(fate), occupancy_(occupancy) {}

  /// Sum of what the incidents wait beyond their least responses.
  [[nodiscard]] double waiting_s(IncidentGroup const& group) const {
    Servers const servers = servers_of(group);
    auto const jobs = jobs_of(group, [](CertainIncident const& it) { return it.least; });
    double const relaxed = relaxed_waiting(jobs, servers).total_s;
    return few(jobs, servers) ? std::max(relaxed, exact_waiting_s(jobs, servers)) : relaxed;
  }

  [[nodiscard]] double late(IncidentGroup const& group) const {
    Servers const servers = servers_of(group);
    Duration const limit = world_.scenario.rules.late;
    auto const jobs = jobs_of(group, [limit](CertainIncident const&) { return limit; });
    std::size_t const relaxed = relaxed_late(jobs, servers);
    return static_cast<double>(few(jobs, servers) ? std::max(relaxed, exact_late(jobs, servers))
                                                  : relaxed);
  }

  [[nodiscard]] BoundGroup described(IncidentGroup const& group, double waiting_s) const {
    BoundGroup result;
    result.kinds = group.kinds;
    result.incident_kinds = incident_kinds(group);
    result.incidents = group.incidents.size();
    result.units = occupancy_.units_of(group.kinds);
    result.load = load(group);
    result.waiting_s = waiting_s;
    auto const jobs = jobs_of(group, [](CertainIncident const& it) { return it.least; });
    result.most_waiting = relaxed_waiting(jobs, servers_of(group)).most_at_once;
    return result;
  }

 private:
  [[nodiscard]] Servers servers_of(IncidentGroup const& group) const {
    std::size_t const units = occupancy_.units_of(group.kinds);
    return {units, world_.scenario.end, occupancy_.departures(units, world_.scenario.end)};
  }

  /// As jobs that are due so long after the latest report.
  template <class Patience>
  [[nodiscard]] std::vector<WaitingJob> jobs_of(IncidentGroup const& group,
                                                Patience patience) const {
    std::vector<WaitingJob> jobs;
    for (std::size_t const i : group.incidents) {
      CertainIncident const& it = fate_.certain[i];
      jobs.push_back({it.release, it.reported + patience(it), it.occupancy});
    }
    return jobs;
  }

  static bool few(std::vector<WaitingJob> const& jobs, Servers const& servers) {
    return jobs.size() <= kMostExactJobs && servers.escapes.empty();
  }

  [[nodiscard]] std::vector<IncidentKindId> incident_kinds(IncidentGroup const& group) const {
    std::set<IncidentKindId> kinds;
    for (std::size_t const i : group.incidents) kinds.insert(fate_.certain[i].kind);
    return {kinds.begin(), kinds.end()};
  }

  [[nodiscard]] double load(IncidentGroup const& group) const {
    Duration work;
    SimTime first = kNever;
    SimTime last{INT64_MIN / 4};
    for (std::size_t const i : group.incidents) {
      CertainIncident const& it = fate_.certain[i];
      work = work + it.occupancy;
      first = std::min(first, it.release);
      last = std::max(last, it.release);
    }
    auto const units = static_cast<double>(occupancy_.units_of(group.kinds));
    double const room_s = units * (last - first).seconds();
    return room_s > 0 ? work.seconds() / room_s : 0;
  }

  World const& world_;
  Fate const& fate_;
  LeastOccupancy const& occupancy_;
};

/// The least mean of the certain responses together with any of the optional ones: those that are
/// below it lower it.
double least_mean_s(double certain_s, std::size_t certain, std::vector<Duration> optional) {
  std::sort(optional.begin(), optional.end());
  double sum = certain_s;
  double n = static_cast<double>(certain);
  for (Duration const least : optional) {
    if (n > 0 && least.seconds() * n >= sum) break;
    sum += least.seconds();
    n += 1;
  }
  return n > 0 ? sum / n : 0;
}

std::optional<BoundGroup> heaviest(Grouping const& grouping, GroupBounds const& bounds) {
  auto const most = std::max_element(grouping.bound.begin(), grouping.bound.end());
  if (most == grouping.bound.end() || *most <= 0) return std::nullopt;
  auto const k = static_cast<std::size_t>(most - grouping.bound.begin());
  return bounds.described(grouping.groups[k], *most);
}

double sum(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

ClairvoyantBound bound_of(Fate const& fate, std::vector<IncidentGroup> const& groups,
                          GroupBounds const& bounds) {
  Grouping const by_waiting =
      good_grouping(groups, [&](IncidentGroup const& group) { return bounds.waiting_s(group); });
  Grouping const by_late =
      good_grouping(groups, [&](IncidentGroup const& group) { return bounds.late(group); });
  ClairvoyantBound result;
  result.certain = fate.certain.size();
  result.optional = fate.optional.size();
  for (CertainIncident const& it : fate.certain) result.waiting_s += it.least.seconds();
  result.waiting_s += sum(by_waiting.bound);
  result.late = static_cast<std::size_t>(sum(by_late.bound));
  result.mean_s = least_mean_s(result.waiting_s, result.certain, fate.optional);
  if (std::size_t const reported = result.certain + result.optional; reported > 0)
    result.late_share = static_cast<double>(result.late) / static_cast<double>(reported);
  result.heaviest = heaviest(by_waiting, bounds);
  return result;
}

LeastOccupancy occupancy_of(World const& world, BoundScope const& scope) {
  std::vector<bool> const all(world.scenario.units.size(), true);
  return {world, scope.units.empty() ? all : scope.units};
}

}  // namespace

std::vector<bool> units_sent_by(World const& world, Plan const& plan) {
  std::vector<bool> sent(world.scenario.units.size(), false);
  for (auto const& postings : plan.postings)
    for (Posting const& posting : postings)
      if (posting.duty != Duty::guard) sent[posting.unit.index()] = true;
  return sent;
}

ClairvoyantBound clairvoyant_bound(World const& world, std::uint64_t seed,
                                   std::uint32_t replication, BoundScope const& scope) {
  LeastOccupancy const occupancy = occupancy_of(world, scope);
  Fate const fate = FateReader(world, occupancy).read(incidents_of(world, seed, replication));
  return bound_of(fate, by_helpers(fate, occupancy), GroupBounds(world, fate, occupancy));
}

std::vector<std::optional<LeastResponse>> least_responses(World const& world, std::uint64_t seed,
                                                          std::uint32_t replication,
                                                          BoundScope const& scope) {
  LeastOccupancy const occupancy = occupancy_of(world, scope);
  FateReader const reader(world, occupancy);
  std::vector<std::optional<LeastResponse>> least;
  for (PlannedIncident const& it : incidents_of(world, seed, replication)) {
    least.emplace_back();
    for (CertainIncident const& certain : reader.read({it}).certain)
      least.back() = LeastResponse{certain.release, certain.least};
  }
  return least;
}

}  // namespace sc
