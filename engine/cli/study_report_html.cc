// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "cli/study_report.h"
#include "cli/version.h"
#include "report/page.h"
#include "report/report_json.h"

namespace sc {
namespace {

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

}  // namespace

std::string study_as_html(StudyReport const& report) {
  ReportParts parts = head_of(report.head);
  parts.program = program_words();
  parts.study = study_as_json(report);
  return filled_page(empty_page(), report_json(parts));
}

}  // namespace sc
