// SPDX-License-Identifier: Apache-2.0
#include "cli/report_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <filesystem>

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

std::string study_page(ReportOptions const& options) {
  return study_as_html(ReadStudy(options.source, options.how).report);
}

std::string out_name(ReportOptions const& options) {
  if (!options.out.empty()) return options.out;
  return std::filesystem::path(options.source).replace_extension(".html").string();
}

void check(ReportOptions const& options, std::string const& out, bool study) {
  Complaints complaints;
  if (!study && !options.how.baseline.empty())
    complaints.add(options.source, 0, "is no study file (must be one for --baseline)");
  expect_ending("--out", out, ".html", complaints);
  expect_other_file("--out", out, std::span(&options.source, 1), complaints);
  complaints.throw_if_any();
}

}  // namespace

std::string run_page(RunContents const& run, std::string const& drill) {
  ReportParts parts;
  parts.program = program_words();
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
  bool const study = is_study_file(options.source);
  check(options, name, study);
  std::string const page =
      study ? study_page(options) : run_page(read_run_contents(options.source));
  write_file(name, page);
  fmt::print(out, "report 报告  {}  ({:.1f} MB)\n", name, static_cast<double>(page.size()) / 1e6);
  return 0;
}

}  // namespace sc
