// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/bound/clairvoyant.h"
#include "planner/demand.h"
#include "planner/space.h"
#include "planner/surrogate.h"
#include "response/decision.h"
#include "study/comparison.h"

namespace sc {

/// A plan among those compared.
struct ReportedPlan {
  std::string name;  ///< "shipped", "all_at_depot", ..., "plan"
  std::string en;
  std::string zh;
};

/// What one more unit of a kind would bring to the plan.
struct ShadowValue {
  UnitKindId kind;
  StationId station;     ///< where it would wait at the level with most calls
  Estimate mean_change;  ///< of the mean response [s], as differences of all indicators are
  Estimate late_change;  ///< of the late share
};

/// Does the place of the units decide, or the order in which they serve?
enum class Regime : std::uint8_t { placement, mixed, queue, none };  ///< none: nobody calls

/// Units on duty with a skill at a level.
struct SkillCount {
  std::size_t level = 0;
  std::string skill;
  int shipped = 0;
  int planned = 0;
};

/// How good a plan is, told from storms that nobody has planned with.
struct PlanReport {
  std::uint64_t seed = 1;
  std::uint32_t replications = 0;
  std::vector<ReportedPlan> plans;  ///< the shipped plan, the simple rules, the plan
  Comparison against_shipped;       ///< [indicators][plans]
  std::size_t best_rule = 0;        ///< of `plans`, by the mean response
  Comparison against_rule;          ///< [indicators][2]: that rule, the plan
  // what nobody could do better, in the same storms; NaN where nothing was reported
  double bound_mean_s = 0;      ///< with the plan's units
  double bound_late = 0;        ///< likewise
  double any_bound_mean_s = 0;  ///< with all that any slot might be
  double any_bound_late = 0;
  std::optional<BoundGroup> heaviest;  ///< of the replication with the greatest bound
  // why
  /// Mean of calls from the nearest unit of today's plan that helps, if idle; NaN: of none.
  double drive_s = 0;
  double plan_drive_s = 0;            ///< the same of the plan
  double fixed_s = 0;                 ///< handling of a call and turn-out
  Surrogate::Trouble today, planned;  ///< as the surrogate sees today's plan and the plan
  Regime regime = Regime::mixed;
  std::vector<SkillCount> skills;    ///< of all levels, level by level
  std::vector<ShadowValue> shadows;  ///< kinds that calls need
};

struct PlanReportOptions {
  std::uint64_t seed = 1;  ///< of storms that the search has not seen
  std::uint32_t replications = 200;
  std::uint32_t shadow_replications = 40;  ///< 0: no table of one more unit
  int threads = 0;
  std::function<void(double)> progress;
};

/// Worlds that a report simulates in.
struct ReportWorlds {
  World const* shipped = nullptr;
  World const* searched = nullptr;  ///< of PlanSpace::scenario()
  /// Makes a world of a scenario: for the rules, the plan, and the table of one more unit.
  std::function<std::unique_ptr<World const>(Scenario const&)> make;
};

/// Simulates the shipped plan, the simple rules (with the bought units, if any) and `best` in the
/// same storms, bounds them, and tries one more unit of each kind.
PlanReport report_on(PlanSpace const& space, Demand const& demand, Candidate const& best,
                     DispatchPolicy const& policy, RelocationPolicy const* relocation,
                     ReportWorlds const& worlds, PlanReportOptions const& options);

}  // namespace sc
