// SPDX-License-Identifier: Apache-2.0
#include "cli/report_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <filesystem>
#include <set>

#include "base/check.h"
#include "cli/compare_study.h"
#include "cli/output_name.h"
#include "cli/study_report.h"
#include "cli/version.h"
#include "io/hdf5/atomic_file.h"
#include "io/study/study_reader.h"
#include "report/page.h"
#include "report/report_json.h"
#include "response/summary.h"

namespace sc {
namespace {

std::string program() {
  return fmt::format("stormcrew {} ({})", engine_version(), engine_git_sha());
}

void append(std::string& all, std::string const& more, std::string_view between) {
  if (more.empty()) return;
  if (!all.empty()) all += between;
  all += more;
}

/// Titles and notes of all scenarios, each told once.
ReportParts head_of(StudyHead const& head) {
  ReportParts parts;
  std::set<std::string> told;
  for (StudyScenario const& s : head.scenarios) {
    if (told.insert(s.names.en).second) {
      append(parts.title.zh, s.names.zh, "；");
      append(parts.title.en, s.names.en, "; ");
    }
    if (told.insert(s.note).second) append(parts.note, s.note, " ");
  }
  return parts;
}

std::string study_page(ReportOptions const& options) {
  ReadStudy const study(options.source, options.how);
  ReportParts parts = head_of(study.report.head);
  parts.program = program();
  parts.study = study_as_json(study.report);
  return filled_page(empty_page(), report_json(parts));
}

std::string out_name(ReportOptions const& options) {
  if (!options.out.empty()) return options.out;
  return std::filesystem::path(options.source).replace_extension(".html").string();
}

void check(ReportOptions const& options, std::string const& out) {
  Complaints complaints;
  if (std::filesystem::path(out).extension() != ".html")
    complaints.add("", 0, fmt::format("--out = {} (must end in .html)", out));
  expect_other_file("--out", out, std::span(&options.source, 1), complaints);
  complaints.throw_if_any();
}

}  // namespace

std::string run_page(RunContents const& run, std::string const& drill) {
  ReportParts parts;
  parts.program = program();
  parts.made = run.provenance.date;
  parts.title = run.title;
  parts.note = run.note;
  parts.attribution = run.attribution;
  parts.run = run_json(run);
  parts.drill = drill;
  return filled_page(empty_page(), report_json(parts));
}

std::string score_page(ScoreReport const& report, std::string const& attribution) {
  World const& world = report.world;
  Trajectory const& run = report.score.run;
  std::vector<LinkClosure> const closures = link_closures(world);
  Provenance provenance;
  provenance.engine_version = engine_version();
  provenance.git_sha = engine_git_sha();
  provenance.scenario_folder = world.scenario.folder;
  provenance.policy = report.drill.reference_policy;
  provenance.seed = report.drill.seed;
  provenance.replication = report.drill.replication;
  RunContents const contents = run_contents_of(
      {world.scenario, world.timeline, world.exposure, run, std::move(provenance),
       numbers(summarise(world, run)), &world.roads.table(), closures, attribution});
  return run_page(contents, drill_score_json(report));
}

int report_command(ReportOptions const& options, std::ostream& out) {
  std::string const name = out_name(options);
  check(options, name);
  std::string const page = is_study_file(options.source)
                               ? study_page(options)
                               : run_page(read_run_contents(options.source));
  AtomicFile file(name);
  file.write(page);
  file.commit();
  fmt::print(out, "report 报告  {}  ({:.1f} MB)\n", name, static_cast<double>(page.size()) / 1e6);
  return 0;
}

}  // namespace sc
