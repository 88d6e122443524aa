// SPDX-License-Identifier: Apache-2.0
#include "drill/strain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "drill/drill_scenario.h"
#include "drill/waiting.h"

namespace sc {
namespace {

Wait wait_of(StrainKind kind) {
  switch (kind) {
    case StrainKind::communication: return Wait::onset_to_arrival;
    case StrainKind::wind:
    case StrainKind::supply:
    case StrainKind::endurance: return Wait::report_to_clear;
    default: return Wait::report_to_arrival;
  }
}

bool concerns(Scenario const& s, Strain const& strain, IncidentTable const& t, std::size_t row) {
  IncidentKindSpec const& kind = s.incident_kinds[t.kind[row].index()];
  switch (strain.kind) {
    case StrainKind::overload: {
      auto const skill = std::find(s.skill_names.begin(), s.skill_names.end(), strain.subject);
      return kind.needs.count(static_cast<std::size_t>(skill - s.skill_names.begin())) > 0;
    }
    case StrainKind::coverage: return s.zones[t.zone[row].index()].id == strain.subject;
    case StrainKind::wind: return kind.wind_limited;
    case StrainKind::supply: return !kind.materials.empty();
    // Open roads may let a secondary incident happen that a closure prevents.
    case StrainKind::routes: return t.parent[row] < 0;
    default: return true;
  }
}

/// The cost under the relief; for a decision, that of the best policy.
double relieved_cost_h(World const& drill, Scenario const& scenario, Strain const& strain,
                       Trajectory const& reference, std::span<double const> costs_h) {
  if (strain.kind == StrainKind::decision) return *std::min_element(costs_h.begin(), costs_h.end());
  World const easier(relieved(drill, scenario, strain, reference), drill.roads.table(), 1);
  // Judged by the drill's own kinds: the relief may have changed what they need.
  return strained_cost_h(drill.scenario, strain, simulate_drill(easier, kReferencePolicy));
}

}  // namespace

std::span<std::string_view const> tried_policies() {
  static constexpr std::array<std::string_view, 3> kPolicies = {kReferencePolicy, "nearest_idle",
                                                                "priority"};
  return kPolicies;
}

std::vector<double> policy_costs_h(World const& drill, Trajectory const& reference) {
  std::vector<double> costs_h;
  for (std::string_view const policy : tried_policies())
    costs_h.push_back(policy == kReferencePolicy
                          ? waiting_cost_h(reference, Wait::report_to_arrival)
                          : waiting_cost_h(simulate_drill(drill, policy), Wait::report_to_arrival));
  return costs_h;
}

double policy_spread(std::span<double const> costs_h) {
  auto const [best, worst] = std::minmax_element(costs_h.begin(), costs_h.end());
  return *worst > 0 ? (*worst - *best) / *worst : 0;
}

double strained_cost_h(Scenario const& drill, Strain const& strain, Trajectory const& run) {
  return waiting_cost_h(run, wait_of(strain.kind), [&](std::size_t row) {
    return concerns(drill, strain, run.incidents, row);
  });
}

bool stands(Strain const& strain) {
  return saved_h(strain) >= kLeastSaved_h && saved_h(strain) >= kLeastSavedShare * strain.cost_h;
}

std::vector<Strain> proved_strains(Scenario const& scenario, RoadTable const& roads,
                                   std::vector<Strain> strains) {
  World const drill(scenario, roads, 1);
  Trajectory const reference = simulate_drill(drill, kReferencePolicy);
  std::vector<double> const costs_h = policy_costs_h(drill, reference);
  for (Strain& strain : strains) {
    strain.cost_h = strain.kind == StrainKind::decision
                        ? *std::max_element(costs_h.begin(), costs_h.end())
                        : strained_cost_h(drill.scenario, strain, reference);
    strain.relieved_cost_h = relieved_cost_h(drill, scenario, strain, reference, costs_h);
  }
  std::erase_if(strains, [](Strain const& strain) { return !stands(strain); });
  std::stable_sort(strains.begin(), strains.end(),
                   [](Strain const& a, Strain const& b) { return saved_h(a) > saved_h(b); });
  return strains;
}

std::vector<std::string> check_strains(Drill const& drill, RoadTable const& roads) {
  constexpr double kRounding_h = 1e-9;
  std::vector<std::string> faults;
  std::vector<Strain> const again = proved_strains(drill.scenario, roads, drill.strains);
  for (Strain const& told : drill.strains) {
    auto const found = std::find_if(again.begin(), again.end(), [&](Strain const& s) {
      return s.kind == told.kind && s.subject == told.subject &&
             std::abs(s.cost_h - told.cost_h) < kRounding_h &&
             std::abs(s.relieved_cost_h - told.relieved_cost_h) < kRounding_h;
    });
    if (found == again.end())
      faults.push_back(fmt::format(
          "drill {}: {} {} does not come out again: cost {} h, relieved "
          "{} h",
          drill.number, name_of(told.kind), told.subject, told.cost_h, told.relieved_cost_h));
  }
  return faults;
}

}  // namespace sc
