// SPDX-License-Identifier: Apache-2.0
#include "cli/compare_study.h"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <ostream>
#include <utility>

#include "base/check.h"
#include "cli/output_name.h"
#include "cli/study_report.h"
#include "io/hdf5/atomic_file.h"

namespace sc {
namespace {

std::optional<ReportForm> form_of(std::string const& name) {
  constexpr std::pair<std::string_view, ReportForm> kForms[] = {{".txt", ReportForm::text},
                                                                {".csv", ReportForm::csv},
                                                                {".json", ReportForm::json},
                                                                {".html", ReportForm::html}};
  for (auto const& [ending, form] : kForms)
    if (std::filesystem::path(name).extension() == ending) return form;
  return std::nullopt;
}

void check(CompareStudyOptions const& options) {
  Complaints complaints;
  if (!is_study_file(options.study))
    complaints.add(options.study, 0, "is no study file (stormcrew batch writes them)");
  if (!options.out.empty() && !form_of(options.out))
    complaints.add("", 0,
                   fmt::format("--out = {} (must end in .csv, .json, .html or .txt)", options.out));
  expect_other_file("--out", options.out, std::span(&options.study, 1), complaints);
  complaints.throw_if_any();
}

std::string as(ReportForm form, StudyReport const& report) {
  switch (form) {
    case ReportForm::text: return study_as_text(report);
    case ReportForm::csv: return study_as_csv(report);
    case ReportForm::json: return study_as_json(report);
    case ReportForm::html: return study_as_html(report);
  }
  return {};
}

std::vector<ScenarioFindings> findings(StudyReader const& study,
                                       StudyComparisonOptions const& how) {
  std::vector<StudyRows> rows;
  for (std::size_t v = 0; v < study.head().variants.size(); ++v) rows.push_back(study.rows_of(v));
  return compare_study(study.head(), rows, how);
}

}  // namespace

ReadStudy::ReadStudy(std::string const& path, StudyComparisonOptions const& how)
    : reader(path), report{path, reader.head(),        reader.missing(), reader.complete(),
                           how,  findings(reader, how)} {}

int compare_study_command(CompareStudyOptions const& options, std::ostream& out) {
  check(options);
  ReadStudy const study(options.study, options.how);
  StudyReport const& report = study.report;
  if (!options.out.empty()) write_file(options.out, as(*form_of(options.out), report));
  out << as(options.form, report);
  return 0;
}

}  // namespace sc
