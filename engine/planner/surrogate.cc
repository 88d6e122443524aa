// SPDX-License-Identifier: Apache-2.0
#include "planner/surrogate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sc {
namespace {

constexpr double kNever_s = std::numeric_limits<double>::infinity();

}  // namespace

Surrogate::Surrogate(World const& world, PlanSpace const& space, Demand const& demand,
                     Objective objective)
    : world_(world), space_(space), demand_(demand), objective_(objective) {}

double Surrogate::score(Candidate const& c) const {
  double sum = 0;
  for (std::vector<Call> const& calls : demand_.draws()) {
    std::vector<double> waited;
    std::size_t late = 0;
    for (Served const& it : all_served(c, calls)) {
      waited.push_back(it.response_s);
      if (!it.reached || it.response_s > world_.scenario.rules.late.seconds()) ++late;
    }
    sum += objective_of(std::move(waited), late, calls.size(), objective_);
  }
  return demand_.draws().empty() ? 0 : sum / static_cast<double>(demand_.draws().size());
}

std::vector<Surrogate::Crew> Surrogate::crews(Candidate const& c) const {
  std::vector<Crew> all;
  for (std::size_t slot = 0; slot < space_.slots().size(); ++slot) {
    UnitKindSpec const& spec = world_.scenario.unit_kinds[space_.kind(c, slot).index()];
    all.push_back({space_.kind(c, slot), spec.skills, spec.setup.seconds(), slot, 0, 0, false});
  }
  return all;
}

Surrogate::Trouble Surrogate::trouble(Candidate const& c) const {
  Trouble sum;
  double all = 0;
  for (std::vector<Call> const& calls : demand_.draws())
    for (Served const& it : all_served(c, calls)) {
      ++all;
      sum.queued += it.queued ? 1 : 0;
      sum.unanswered += it.answered ? 0 : 1;
    }
  return {sum.queued / all, sum.unanswered / all};
}

std::vector<Surrogate::Served> Surrogate::all_served(Candidate const& c,
                                                     std::vector<Call> const& calls) const {
  std::vector<Crew> team = crews(c);
  std::vector<Served> served;
  served.reserve(calls.size());
  for (Call const& call : calls) served.push_back(serve(c, call, team));
  return served;
}

/// Guards do not leave their posts.
double Surrogate::drive_s(Candidate const& c, Crew const& crew, Call const& call,
                          double leaves_s) const {
  auto const& posting = c.at[call.level][crew.slot];
  if (!posting || posting->duty == Duty::guard) return kNever_s;
  StationId const station =
      posting->duty == Duty::standby ? posting->station : space_.slots()[crew.slot].home;
  double const home_s = demand_.from_station(call.level, crew.kind, station, crew.point);
  if (crew.out && leaves_s - crew.free_s < home_s)
    return demand_.from_point(call.level, crew.kind, crew.point, call.point);
  return world_.scenario.rules.turn_out_day.seconds() +
         demand_.from_station(call.level, crew.kind, station, call.point);
}

/// Seconds from the report to the first arrival, at most to the end of the storm. The team is put
/// together greedily: the need that is met soonest first.
Surrogate::Served Surrogate::serve(Candidate const& c, Call const& call,
                                   std::vector<Crew>& crews) const {
  IncidentKindSpec const& kind = world_.scenario.incident_kinds[call.kind.index()];
  double const ordered_s = call.reported.seconds() + world_.scenario.rules.call_handling.seconds();
  double const longest_s = (world_.scenario.end - call.reported).seconds();
  struct Sent {
    Crew* crew;
    double drive_s;
  };
  std::vector<Sent> team;
  Needs left = kind.needs;
  double leaves_s = ordered_s;
  while (!left.none()) {
    Sent best{nullptr, kNever_s};
    double best_s = kNever_s;
    for (Crew& crew : crews) {
      bool const sent =
          std::any_of(team.begin(), team.end(), [&](Sent const& s) { return s.crew == &crew; });
      if (sent || !left.helped_by(crew.skills)) continue;
      double const from_s = std::max(ordered_s, crew.free_s);
      double const drive = drive_s(c, crew, call, from_s);
      if (from_s + drive >= best_s) continue;
      best_s = from_s + drive;
      best = {&crew, drive};
    }
    if (best.crew == nullptr) return {longest_s, false, false, false};
    left.cover(best.crew->skills);
    leaves_s = std::max(leaves_s, best.crew->free_s);
    team.push_back(best);
  }
  double first_s = kNever_s, begin_s = 0;
  for (Sent const& s : team) {
    first_s = std::min(first_s, leaves_s + s.drive_s);
    begin_s = std::max(begin_s, leaves_s + s.drive_s + s.crew->setup_s);
  }
  for (Sent const& s : team) {
    s.crew->free_s = begin_s + call.work.seconds();
    s.crew->point = call.point;
    s.crew->out = true;
  }
  double const response_s = first_s - call.reported.seconds();
  return {std::min(longest_s, response_s), leaves_s > ordered_s, true, response_s <= longest_s};
}

}  // namespace sc
