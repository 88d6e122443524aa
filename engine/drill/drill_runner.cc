// SPDX-License-Identifier: Apache-2.0
#include "drill/drill_runner.h"

#include "plan/dispatch/table.h"
#include "plan/relocation/table.h"

namespace sc {

DrillRunner::DrillRunner(World const& world, Drill const& drill)
    : world_(world),
      drill_(drill),
      policy_(make_dispatch_policy(drill.reference_policy, world.scenario.plan.weights)),
      planned_(incidents_of(world, drill.seed, drill.replication)) {
  std::string const& relocation = world.scenario.rules.relocation;
  if (relocation != Rules{}.relocation) relocation_ = make_relocation_policy(relocation);
}

SimulationOptions DrillRunner::options() const {
  SimulationOptions options;
  options.seed = drill_.seed;
  options.replication = drill_.replication;
  options.relocation = relocation_.get();
  return options;
}

Trajectory DrillRunner::reference() const {
  return simulate(world_, world_.scenario.plan, *policy_, options());
}

TeamRun DrillRunner::scripted(std::span<TeamAction const> actions,
                              std::span<IncidentId const> left_to_reference,
                              SimulationOptions options) const {
  Script const script = script_of(drill_, actions, planned_);
  TeamRun result;
  result.outcomes.resize(script.orders.size());
  ScriptedPolicy const policy(script, *policy_, result.outcomes, left_to_reference);
  options.ask_at = ScriptedPolicy::moments(script);
  result.run = simulate(world_, world_.scenario.plan, policy, options);
  return result;
}

TeamRun DrillRunner::team(std::span<TeamAction const> actions) const {
  return scripted(actions, {}, options());
}

IncidentTable DrillRunner::with_reference_at(Inject const& inject,
                                             std::span<TeamAction const> actions) const {
  SimulationOptions options = this->options();
  options.record_all = false;
  return scripted(actions, incidents_of_inject(inject, planned_), options).run.incidents;
}

}  // namespace sc
