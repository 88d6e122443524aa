// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "planner/budget.h"
#include "planner/candidate.h"
#include "response/world.h"

namespace sc {

/// A unit that a plan has, and what it may be.
struct PlanUnit {
  std::string unit;        ///< its id in the plan
  bool bought = false;     ///< by the budget; else it stands in units.csv
  StationId home;          ///< where it stands when off duty
  std::vector<UnitId> as;  ///< units of PlanSpace::scenario, one per kind; the first is as it is
};

/// Which levels are planned, and whether units may become others.
struct PlanScope {
  std::array<bool, kResponseLevels> levels = {false, true, true, true, true};
  bool refit = true;
  /// Of today's units with a skill at a level, so many stay: a plan made for one storm must not
  /// leave the next without saws.
  double least_skill = 0.5;
};

/// All plans that today's means and a budget allow, and what they have in common:
///
/// - a unit has one kind at all levels: its own, or another on the same vehicle;
/// - no more units wait at a station than it has room for, and none at one that floods;
/// - at least half (PlanScope::least_skill) of the units with each skill that are on duty today at
///   a level are so still; guards do not count;
/// - no more people are on duty at a level than the scenario's plan has there, with the crews of
///   units that are bought and without those of units that are taken away;
/// - the scenario's posts of guards and its patrol rounds are kept at every level: what they are
///   for (nobody drowns, nothing lies unseen) shows in no response time;
/// - of each material there is as much as before, and what is bought.
class PlanSpace {
 public:
  /// Errors: InputError where the budget cannot be used at all: no room at any station for those
  /// bought, or fewer people than guards and patrols need. `world`: of the shipped scenario.
  PlanSpace(World const& world, Scenario shipped, Budget const& budget, PlanScope const& scope);

  /// The shipped scenario with a unit for everything that any slot may be: what candidates are
  /// simulated in. Units that no posting names never leave home.
  [[nodiscard]] Scenario const& scenario() const { return scenario_; }
  [[nodiscard]] Scenario const& shipped() const { return shipped_; }
  [[nodiscard]] std::vector<PlanUnit> const& slots() const { return slots_; }
  [[nodiscard]] bool planned(std::size_t level) const { return scope_.levels[level]; }
  [[nodiscard]] bool floods(StationId s) const { return floods_[s.index()]; }
  [[nodiscard]] int most_people(std::size_t level) const { return most_people_[level]; }
  /// For standby; 0 where it floods.
  [[nodiscard]] int room(StationId s) const {
    return floods(s) ? 0 : scenario_.stations[s.index()].capacity_units;
  }
  [[nodiscard]] UnitKindId kind(Candidate const& c, std::size_t slot) const {
    return scenario_.units[slots_[slot].as[c.as[slot]].index()].kind;
  }
  [[nodiscard]] int crew(Candidate const& c, std::size_t slot) const {
    return scenario_.unit_kinds[kind(c, slot).index()].crew;
  }
  [[nodiscard]] int people(Candidate const& c, std::size_t level) const;
  /// Units that wait at each station. Shape: [stations].
  [[nodiscard]] std::vector<int> waiting(Candidate const& c, std::size_t level) const;

  /// The scenario's own plan; units at stations that flood moved to the nearest with room, bought
  /// ones on duty where there is room.
  [[nodiscard]] Candidate const& shipped_plan() const { return start_; }
  [[nodiscard]] bool feasible(Candidate const& c) const;
  /// Units on duty at the level with each skill, without guards. Shape: [skills].
  [[nodiscard]] std::vector<int> with_skill(Candidate const& c, std::size_t level) const;
  /// What the scenario's plan does with the unit, wherever it floods.
  [[nodiscard]] std::optional<Posting> today(std::size_t level, std::size_t slot) const;

  /// For simulate() in a World of scenario().
  [[nodiscard]] Plan plan_of(Candidate const& c) const;
  /// The shipped scenario with its units and plan as the candidate says: what `run --plan` makes of
  /// the candidate's plan file.
  [[nodiscard]] Scenario scenario_with(Candidate const& c) const;

 private:
  void find_floods(World const& world);
  void make_slots(Budget const& budget);
  void add_slot(UnitSpec const& spec, bool bought);
  void stock_start(Budget const& budget);
  void make_start(Budget const& budget);
  void place_start(std::size_t level);
  void count_people(Budget const& budget);
  void count_skills();
  void expect_room(Budget const& budget) const;
  void expect_people() const;
  [[nodiscard]] StationId nearest_room(StationId wanted, std::vector<int> const& waiting) const;

  Scenario shipped_, scenario_;
  PlanScope scope_;
  std::vector<bool> floods_;      ///< [stations]
  std::vector<bool> kept_today_;  ///< [stations*materials] is there a row of it?
  std::vector<PlanUnit> slots_;
  std::array<int, kResponseLevels> most_people_{};
  std::array<std::vector<int>, kResponseLevels> least_with_skill_;  ///< [levels][skills]
  Candidate start_;
};

}  // namespace sc
