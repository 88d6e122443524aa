// SPDX-License-Identifier: Apache-2.0
#include "cli/recorded_options.h"

#include <algorithm>

#include "base/check.h"
#include "cli/one_source.h"

namespace sc {
namespace {

/// One a line.
Settings settings_of(std::string const& file, std::string_view text) {
  Settings settings;
  Complaints complaints;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    if (auto setting = parse_setting(text.substr(0, end), complaints))
      settings.push_back(*std::move(setting));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (!complaints.empty()) throw InputError({file, 0, complaints.faults().front().message});
  return settings;
}

}  // namespace

CaseOptions recorded_options(std::string const& file, Provenance const& p, int threads) {
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

}  // namespace sc
