// SPDX-License-Identifier: Apache-2.0
#include "planner/placements.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "plan/placement/covering.h"
#include "plan/placement/p_centre.h"
#include "plan/placement/p_median_program.h"
#include "response/drive_in_time.h"

namespace sc {
namespace {

constexpr double kMostBusy = 0.9;
constexpr double kCutOff_s = 86'400;  ///< driving time where there is no way

/// Units of one kind to be placed at one level.
struct Task {
  std::size_t level = 0;
  UnitKindId kind;
  std::vector<std::size_t> slots;  ///< on standby
  std::vector<double> weight;      ///< [points] calls
  double busy = 0;
};

/// What a model makes of a task: units per station, and how good that is.
struct Answer {
  std::vector<int> units;
  double value = 0, bound = 0;
  bool proven = false;
};

struct Question {
  Task const& task;
  std::vector<double> time_s;  ///< [points*stations]
  std::vector<int> room;       ///< [stations]
  double in_time_s = 0;
  std::uint64_t seed = 1;
  [[nodiscard]] int units() const { return static_cast<int>(task.slots.size()); }
  [[nodiscard]] double total() const {
    return std::accumulate(task.weight.begin(), task.weight.end(), 0.0);
  }
};

/// One unit at each open station, the rest where there is room, in the stations' order.
std::vector<int> spread(std::vector<std::size_t> const& open, Question const& q) {
  std::vector<int> units(q.room.size(), 0);
  for (std::size_t const s : open) ++units[s];
  int left = q.units() - static_cast<int>(open.size());
  for (std::size_t s = 0; left > 0; s = (s + 1) % units.size())
    if (units[s] < q.room[s]) {
      ++units[s];
      --left;
    }
  return units;
}

Answer by_p_median(Question const& q) {
  std::vector<std::size_t> stations, points;
  for (std::size_t s = 0; s < q.room.size(); ++s)
    if (q.room[s] > 0) stations.push_back(s);
  for (std::size_t i = 0; i < q.task.weight.size(); ++i)
    if (q.task.weight[i] > 0) points.push_back(i);
  CostTable costs(points.size(), stations.size());
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t s = 0; s < stations.size(); ++s)
      costs.at(i, s) = q.task.weight[points[i]] *
                       std::min(kCutOff_s, q.time_s[points[i] * q.room.size() + stations[s]]);
  PMedianOptions options;
  options.seed = q.seed;
  std::size_t const p = std::min(q.task.slots.size(), stations.size());
  PMedian const found = with_proof(costs, p, solve_p_median(costs, p, options));
  std::vector<std::size_t> open;
  for (std::size_t const s : found.open) open.push_back(stations[s]);
  return {spread(open, q), found.value / q.total(), found.bound / q.total(), found.gap() <= 0};
}

Answer by_cover(Question const& q, double busy) {
  CoveringCase what{q.task.weight, ReachTable(q.task.weight.size(), q.room.size()), q.room,
                    q.units(), busy};
  for (std::size_t i = 0; i < q.task.weight.size(); ++i)
    for (std::size_t s = 0; s < q.room.size(); ++s)
      what.reach.set(i, s, q.time_s[i * q.room.size() + s] <= q.in_time_s);
  CoveringEffort effort;
  effort.seed = q.seed;
  CoveringPlacement const found = place_for_cover(what, effort);
  return {found.units, found.value / q.total(), found.bound / q.total(), found.proven};
}

Answer by_mclp(Question const& q) {
  return by_cover(q, 0);
}
Answer by_mexclp(Question const& q) {
  return by_cover(q, q.task.busy);
}

Answer by_p_centre(Question const& q) {
  CentreCase what{PairCosts(q.task.weight.size(), q.room.size()), q.task.weight, q.room, q.units()};
  for (std::size_t i = 0; i < q.task.weight.size(); ++i)
    for (std::size_t s = 0; s < q.room.size(); ++s)
      what.time_s.at(i, s) = q.time_s[i * q.room.size() + s];
  CentrePlacement const found = best_centre(what);
  return {found.units, found.greatest_s, found.bound_s, true};
}

struct Model {
  std::string_view name;
  std::string_view unit;
  Answer (*solve)(Question const&);
};
constexpr auto kModels = std::to_array<Model>({{"p_median", "s", by_p_median},
                                               {"mclp", "share", by_mclp},
                                               {"mexclp", "share", by_mexclp},
                                               {"p_centre", "s", by_p_centre}});

Duration length_of(Scenario const& s, std::size_t level) {
  Duration sum;
  for (std::size_t i = 0; i < s.levels.size(); ++i) {
    SimTime const to = i + 1 < s.levels.size() ? s.levels[i + 1].time : s.end;
    if (static_cast<std::size_t>(s.levels[i].level) == level) sum = sum + (to - s.levels[i].time);
  }
  return sum;
}

/// Units with these skills that the call takes, where nobody else helps.
int units_needed(Needs const& needs, SkillSet skills) {
  int most = 0;
  for (std::size_t skill = 0; skill < kMostSkills; ++skill)
    if ((skills >> skill & 1U) != 0) most = std::max(most, needs.count(skill));
  return most;
}

/// Of the lognormal: longer than its median.
double mean_work_s(IncidentKindSpec const& kind) {
  return kind.work_median_s * std::exp(kind.work_sigma_log * kind.work_sigma_log / 2);
}

/// Calls that the kind helps with, by point; and how busy they keep its units.
void weigh(World const& world, Demand const& demand, Task& task) {
  Scenario const& s = world.scenario;
  SkillSet const skills = s.unit_kinds[task.kind.index()].skills;
  task.weight.assign(demand.points(), 0);
  double work_s = 0;
  for (std::size_t k = 0; k < s.incident_kinds.size(); ++k) {
    IncidentKindSpec const& call = s.incident_kinds[k];
    if (!call.needs.helped_by(skills)) continue;
    double const each_s = units_needed(call.needs, skills) * mean_work_s(call);
    for (std::size_t i = 0; i < demand.points(); ++i) {
      double const calls = demand.expected(task.level, IncidentKindId{k}, i);
      task.weight[i] += calls;
      work_s += calls * each_s;
    }
  }
  double const there_s =
      length_of(s, task.level).seconds() * static_cast<double>(task.slots.size());
  task.busy = there_s > 0 ? std::min(kMostBusy, work_s / there_s) : 0;
}

/// Kinds with somebody on standby and calls to answer, the most called for each unit first.
std::vector<Task> tasks_of(World const& world, PlanSpace const& space, Demand const& demand,
                           Candidate const& who, std::size_t level) {
  std::vector<Task> tasks;
  for (std::size_t k = 0; k < world.scenario.unit_kinds.size(); ++k) {
    Task task{level, UnitKindId{k}, {}, {}, 0};
    for (std::size_t slot = 0; slot < space.slots().size(); ++slot) {
      bool const waits = stands_by(who.at[level][slot]);
      if (waits && space.kind(who, slot) == task.kind) task.slots.push_back(slot);
    }
    if (task.slots.empty()) continue;
    weigh(world, demand, task);
    if (std::any_of(task.weight.begin(), task.weight.end(), [](double w) { return w > 0; }))
      tasks.push_back(std::move(task));
  }
  auto const pressing = [](Task const& t) {
    return std::accumulate(t.weight.begin(), t.weight.end(), 0.0) /
           static_cast<double>(t.slots.size());
  };
  std::stable_sort(tasks.begin(), tasks.end(),
                   [&](Task const& a, Task const& b) { return pressing(a) > pressing(b); });
  return tasks;
}

std::vector<double> times_of(Demand const& demand, Task const& task, std::size_t stations) {
  std::vector<double> time_s(demand.points() * stations);
  for (std::size_t i = 0; i < demand.points(); ++i)
    for (std::size_t s = 0; s < stations; ++s)
      time_s[i * stations + s] = demand.from_station(task.level, task.kind, StationId{s}, i);
  return time_s;
}

/// Room of stations beside those on standby who are not placed again.
std::vector<int> room_beside(PlanSpace const& space, Candidate const& who,
                             std::vector<Task> const& tasks, std::size_t level) {
  std::vector<int> room = space.waiting(who, level);
  for (Task const& task : tasks)
    for (std::size_t const slot : task.slots) --room[who.at[level][slot]->station.index()];
  for (std::size_t s = 0; s < room.size(); ++s) room[s] = space.room(StationId{s}) - room[s];
  return room;
}

void settle(Task const& task, std::vector<int> const& units, Candidate& c, std::vector<int>& room) {
  std::size_t next = 0;
  for (std::size_t s = 0; s < units.size(); ++s)
    for (int n = 0; n < units[s]; ++n) {
      c.at[task.level][task.slots[next++]]->station = StationId{s};
      --room[s];
    }
}

Placement placed(World const& world, PlanSpace const& space, Demand const& demand,
                 Candidate const& who, Model const& model, std::uint64_t seed) {
  Placement result{model.name, model.unit, who, {}};
  double const in_time_s = longest_drive_in_time(world.scenario.rules).seconds();
  for (std::size_t level = 1; level < kResponseLevels; ++level) {
    if (!space.planned(level)) continue;
    auto const tasks = tasks_of(world, space, demand, who, level);
    std::vector<int> room = room_beside(space, who, tasks, level);
    for (Task const& task : tasks) {
      Question const question{task, times_of(demand, task, room.size()), room, in_time_s, seed};
      Answer const answer = model.solve(question);
      settle(task, answer.units, result.candidate, room);
      result.fits.push_back(
          {level, task.kind, question.units(), answer.value, answer.bound, answer.proven});
    }
  }
  return result;
}

}  // namespace

std::vector<Placement> placements(World const& world, PlanSpace const& space, Demand const& demand,
                                  Candidate const& who, std::uint64_t seed) {
  std::vector<Placement> result;
  for (Model const& model : kModels)
    result.push_back(placed(world, space, demand, who, model, seed));
  return result;
}

}  // namespace sc
