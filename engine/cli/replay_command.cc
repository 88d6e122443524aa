// SPDX-License-Identifier: Apache-2.0
#include "cli/replay_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include "base/check.h"
#include "base/text.h"
#include "cli/load_case.h"
#include "cli/one_source.h"
#include "cli/run_journal.h"
#include "cli/version.h"
#include "io/run/event_difference.h"
#include "io/run/run_reader.h"
#include "response/simulate.h"
#include "response/state.h"

namespace sc {
namespace {

/// One a line.
Settings settings_of(std::string const& file, std::string_view text) {
  Settings settings;
  Complaints complaints;
  for (std::string_view const line : items_of(text, "\n"))
    if (auto setting = parse_setting(line, complaints)) settings.push_back(*std::move(setting));
  if (!complaints.empty()) throw InputError({file, 0, complaints.faults().front().message});
  return settings;
}

CaseOptions as_options(std::string const& file, Provenance const& p, int threads) {
  if (p.command_line == kRunOfJournal)
    throw InputError({file, 0, "a day of a room: `stormcrew run --journal` makes it again"});
  CaseOptions options;
  options.scenario = p.scenario_folder;
  options.roads = p.roads;
  options.plan = p.plan_file;
  options.policy = p.policy;
  options.relocation = p.relocation;
  options.measures = p.measures;
  options.seed = p.seed;
  options.replication = p.replication;
  options.threads = threads;
  options.traffic = p.traffic;
  options.partitions = p.partitions;
  if (p.traffic) options.trips_per_day = p.trips_per_day;
  options.settings = settings_of(file, p.settings);
  leave_to_settings(options);
  return options;
}

/// The inputs must be what they were: every one that has changed is named.
void check_inputs(std::string const& file, Provenance const& then, Provenance const& now) {
  Complaints complaints;
  for (auto const& [name, hash] : now.input_sha256) {
    auto const old = then.input_sha256.find(name);
    if (old == then.input_sha256.end() || old->second != hash)
      complaints.add(file, 0,
                     fmt::format("{}/{} is not what the run was made from (must be unchanged)",
                                 now.scenario_folder, name));
  }
  for (auto const& [name, hash] : then.input_sha256)
    if (!now.input_sha256.contains(name))
      complaints.add(file, 0,
                     fmt::format("{}/{} is gone (must be there)", now.scenario_folder, name));
  if (then.roads_sha256 != now.roads_sha256)
    complaints.add(file, 0, "the roads are not what the run was made from (must be unchanged)");
  complaints.throw_if_any();
}

std::string describe(std::vector<Event> const& events, std::size_t i) {
  if (i >= events.size()) return "no event: the run had ended";
  Event const& e = events[i];
  return fmt::format("t = {:.3f} s, {} of {}, by {} no. {}, payload {}", e.time.seconds(),
                     name_of(static_cast<EventKind>(e.kind)), e.target, e.entity, e.serial,
                     e.payload);
}

}  // namespace

int replay_command(std::string const& file, int threads, std::ostream& out) {
  RunReader const reader(file);
  Provenance const then = reader.provenance();
  Case const what = load_case(as_options(file, then, threads));
  check_inputs(file, then, what.provenance);
  std::vector<Event> const recorded = reader.events();
  Trajectory const run =
      simulate(*what.world, what.world->scenario.plan, *what.policy, what.simulation);
  auto const differs = first_difference(recorded, run.events);
  if (!differs) {
    fmt::print(out, "{}: {} events, all the same\n", file, recorded.size());
    return 0;
  }
  fmt::print(out, "{}: event {} differs\n  recorded: {}\n  now:      {}\n", file, *differs,
             describe(recorded, *differs), describe(run.events, *differs));
  if (then.engine_version != engine_version() || then.git_sha != engine_git_sha())
    fmt::print(out, "The file was written by {} ({}), this is {} ({}).\n", then.engine_version,
               then.git_sha, engine_version(), engine_git_sha());
  return 1;
}

}  // namespace sc
