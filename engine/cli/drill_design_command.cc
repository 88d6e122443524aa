// SPDX-License-Identifier: Apache-2.0
#include "cli/drill_design_command.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <iterator>
#include <ostream>
#include <stdexcept>

#include "cli/columns.h"
#include "cli/output_name.h"
#include "cli/progress_bar.h"
#include "cli/report_command.h"
#include "cli/version.h"
#include "drill/design.h"
#include "drill/files/drill_reader.h"
#include "drill/files/write_drill_set.h"
#include "drill/strain.h"
#include "io/road_source.h"
#include "io/scenario/scenario_reader.h"
#include "io/text/local_time.h"

namespace sc {
namespace {

std::vector<StrainKind> aims_of(std::vector<std::string> const& words, Complaints& complaints) {
  auto const known = strain_words();
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
  return local_time(s, t).substr(5, 11);
}

void add_drill(DrillSet const& set, std::size_t k, std::string& text) {
  Drill const& drill = set.drills[k];
  fmt::format_to(std::back_inserter(text), "{:2}  {} to {}  storm {:2}  {:2} injects  {}  {}\n",
                 drill.number, clock_text(drill.scenario, drill.begin),
                 clock_text(drill.scenario, drill.end).substr(6), drill.storm_replication,
                 drill.injects.size(), left_aligned(drill.names.zh, 34), drill.names.en);
  if (auto const nearest = nearest_distance(set, k))
    fmt::format_to(std::back_inserter(text), "    nearest other 最近距离 {:.2f}\n", *nearest);
  for (Strain const& strain : drill.strains)
    fmt::format_to(std::back_inserter(text),
                   "    {} {} {}: {} ({}); waiting {:.1f} h, {:.1f} h with {}\n",
                   left_aligned(name_of(strain.kind), 13), strain.subject_names.zh,
                   strain.subject_names.en, size_words(strain), strain.measured.en, strain.cost_h,
                   strain.relieved_cost_h, strain.relief.en);
}

}  // namespace

std::vector<std::string_view> strain_words() {
  std::vector<std::string_view> words;
  for (std::size_t k = 0; k < kStrainKinds; ++k) words.push_back(name_of(StrainKind(k)));
  return words;
}

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

namespace {

std::string out_folder(DrillDesignOptions const& options) {
  return options.out.empty() ? "results/drills/" + folder_name(options.what.scenario) : options.out;
}

/// When calendars begin, if not at the storm's own time.
std::optional<std::int64_t> calendar_begin(DrillDesignOptions const& options,
                                           Scenario const& scenario, Complaints& complaints) {
  if (options.date.empty()) return std::nullopt;
  auto const begin = parse_date_time(options.date, scenario.utc_offset);
  if (!begin)
    complaints.add("", 0, fmt::format("--date = {} (must be like 2027-05-20T09:00)", options.date));
  return begin;
}

void write(DrillDesignOptions const& options, DrillSet const& set, RoadTable const& roads,
           std::optional<std::int64_t> calendar) {
  ProgressBar bar("writing");
  DrillFilesOptions files;
  files.provenance.engine_version = engine_version();
  files.provenance.git_sha = engine_git_sha();
  files.provenance.command_line = options.command_line;
  files.provenance.date = fmt::format("{:%FT%TZ}", fmt::gmtime(std::time(nullptr)));
  files.calendar_begin_unix_ms = calendar;
  files.map_html = [](RunContents const& run) { return run_page(run); };
  files.progress = [&](double share) { bar.show(share); };
  std::filesystem::path const folder = out_folder(options);
  if (folder.has_parent_path()) std::filesystem::create_directories(folder.parent_path());
  write_drill_set(folder, set, roads, files);
}

/// What was written must say what was found: every strain is proved again from the folder.
void prove(DrillDesignOptions const& options, DrillSet const& set, RoadTable const& roads) {
  ProgressBar bar("proving again");
  for (Drill const& drill : set.drills) {
    std::filesystem::path const folder =
        std::filesystem::path(out_folder(options)) / fmt::format("{:02}", drill.number);
    auto const untrue = check_strains(read_drill(folder), roads);
    if (!untrue.empty())
      throw std::logic_error(fmt::format("{}: {}", folder.string(), fmt::join(untrue, "; ")));
    bar.show(drill.number / static_cast<double>(set.drills.size()));
  }
}

void write_and_prove(DrillDesignOptions const& options, DrillSet const& set, RoadTable const& roads,
                     std::optional<std::int64_t> calendar) {
  write(options, set, roads, calendar);
  prove(options, set, roads);
}

void expect_new_folder(std::string const& folder, Complaints& complaints) {
  std::error_code ignored;
  if (std::filesystem::exists(folder, ignored) && !std::filesystem::is_empty(folder, ignored))
    complaints.add(folder, 0, "exists (-o must name a new folder)");
}

}  // namespace

int drill_design_command(DrillDesignOptions const& options, std::ostream& out) {
  Complaints complaints;
  auto const aims = aims_of(options.aims, complaints);
  expect_new_folder(out_folder(options), complaints);
  Scenario const scenario = load_scenario(options.what, complaints);
  auto const calendar = calendar_begin(options, scenario, complaints);
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
  write_and_prove(options, set, roads.table, calendar);
  out << drill_set_text(set);
  fmt::print(out, "\nfolder 文件夹  {}\n", out_folder(options));
  if (set.drills.size() < options.drills)
    fmt::print(stderr, "warning: {} drills instead of {}: no more are far enough apart\n",
               set.drills.size(), options.drills);
  return 0;
}

}  // namespace sc
