// SPDX-License-Identifier: Apache-2.0
#include "cli/drill_design_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <iterator>
#include <ostream>

#include "cli/columns.h"
#include "cli/progress_bar.h"
#include "drill/design.h"
#include "drill/strain.h"
#include "io/road_source.h"
#include "io/scenario/scenario_reader.h"
#include "io/text/iso_time.h"

namespace sc {
namespace {

std::vector<StrainKind> aims_of(std::vector<std::string> const& words, Complaints& complaints) {
  std::vector<std::string_view> known;
  for (std::size_t k = 0; k < kStrainKinds; ++k) known.push_back(name_of(StrainKind(k)));
  std::vector<StrainKind> aims;
  for (std::string const& word : words) {
    auto const found = std::find(known.begin(), known.end(), word);
    if (found == known.end())
      complaints.add("", 0,
                     fmt::format("--aim = {} (must be of {})", word, fmt::join(known, ", ")));
    else
      aims.push_back(static_cast<StrainKind>(found - known.begin()));
  }
  return aims;
}

DesignOptions design_options(DrillDesignOptions const& options, std::vector<StrainKind> aims) {
  DesignOptions design;
  design.drills = options.drills;
  design.length = from_seconds(options.hours * 3600);
  design.tail = from_seconds(options.tail_h * 3600);
  design.aims = std::move(aims);
  design.most_injects = options.injects;
  design.storms = options.storms;
  design.threads = options.what.threads;
  return design;
}

std::string clock_text(Scenario const& s, SimTime t) {
  return date_time_text(s.start_unix_ms + t.ms, s.utc_offset).substr(5, 11);
}

double nearest_distance(DrillSet const& set, std::size_t drill) {
  double least = -1;
  for (std::size_t k = 0; k < set.drills.size(); ++k)
    if (k != drill && (least < 0 || set.distance[drill][k] < least)) least = set.distance[drill][k];
  return std::max(0.0, least);
}

void add_drill(DrillSet const& set, std::size_t k, std::string& text) {
  Drill const& drill = set.drills[k];
  fmt::format_to(std::back_inserter(text), "{:2}  {} to {}  storm {:2}  {:2} injects  {}  {}\n",
                 drill.number, clock_text(drill.scenario, drill.begin),
                 clock_text(drill.scenario, drill.end).substr(6), drill.storm_replication,
                 drill.injects.size(), left_aligned(drill.names.zh, 34), drill.names.en);
  fmt::format_to(std::back_inserter(text), "    nearest other 最近距离 {:.2f}\n",
                 nearest_distance(set, k));
  for (Strain const& strain : drill.strains)
    fmt::format_to(
        std::back_inserter(text), "    {} {} {:.1f} {} ({}): {:.1f} h, {:.1f} h with {}\n",
        left_aligned(name_of(strain.kind), 13), strain.subject_names.en, strain.size, strain.unit,
        strain.measured.en, strain.cost_h, strain.relieved_cost_h, strain.relief.en);
}

}  // namespace

std::string drill_set_text(DrillSet const& set) {
  std::string text = fmt::format("{}  {}\n", set.scenario_names.en, set.scenario_names.zh);
  if (!set.note.empty()) text += set.note + '\n';
  fmt::format_to(std::back_inserter(text),
                 "{} drills 演练 of {} candidates; median distance 中位距离 {:.2f}{}\n\n",
                 set.drills.size(), set.candidates, set.median_distance,
                 set.choice_proved ? "" : "; choice not proved to be the best");
  for (std::size_t k = 0; k < set.drills.size(); ++k) add_drill(set, k, text);
  return text;
}

int drill_design_command(DrillDesignOptions const& options, std::ostream& out) {
  Complaints complaints;
  auto const aims = aims_of(options.aims, complaints);
  Scenario const scenario = load_scenario(options.what, complaints);
  complaints.throw_if_any();
  LoadedRoads const roads = load_roads_to_share(scenario.roads);
  World const storm(scenario, roads.table, options.what.threads);
  DrillSet set;
  {
    ProgressBar bar("designing");
    DesignOptions design = design_options(options, aims);
    design.progress = [&](double share) { bar.show(share); };
    set = design_drills({&scenario, &roads.table}, storm, design);
  }
  if (set.drills.empty())
    throw InputError({scenario.folder, 0,
                      fmt::format("has no drill in {} storms (must have hours with {} or more "
                                  "incidents that strain something)",
                                  options.storms, kLeastInjects)});
  set.scenario_sha256 = scenario_sha256(scenario);
  set.attribution = roads.table.attribution;
  out << drill_set_text(set);
  if (set.drills.size() < options.drills)
    fmt::print(stderr, "warning: {} drills instead of {}: no more are far enough apart\n",
               set.drills.size(), options.drills);
  return 0;
}

}  // namespace sc
