// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "study/study_comparison.h"

namespace sc {

/// What a study's comparison found, ready to be told. docs/formats.md, "Comparison of a study",
/// describes the forms.
struct StudyReport {
  std::string path;
  StudyHead const& head;
  std::size_t missing = 0;  ///< rows that are not there
  bool complete = true;
  StudyComparisonOptions how;
  std::vector<ScenarioFindings> found;

  [[nodiscard]] StudyVariant const& variant(VariantFindings const& of) const {
    return head.variants[of.variant];
  }
  [[nodiscard]] StudyVariant const& baseline(ScenarioFindings const& of) const {
    return variant(of.variants[of.baseline]);
  }
};

std::string study_as_text(StudyReport const& report);
/// One row for each scenario, variant, group, indicator and statistic.
std::string study_as_csv(StudyReport const& report);
std::string study_as_json(StudyReport const& report);
/// The page of reports (report/page.h) with the comparison in it.
std::string study_as_html(StudyReport const& report);

/// Names of a group: "2-3", "较重"; those of its kind.
Names group_names(StudyHead const& head, StudyGroup const& group);
/// "1", "2", "3", or the kind's id.
std::string group_id(StudyHead const& head, StudyGroup const& group);
/// Nothing for a finished study that is all in one file; else how much of it there is.
Names unfinished(StudyReport const& report);
/// That so many intervals are looked at, and what the marks mean.
Names many_differences(StudyReport const& report, ScenarioFindings const& found);
/// From when on an incident counts as late, which may depend on the variant.
Names late_words(StudyReport const& report, ScenarioFindings const& found);
/// How a variant came to be: plan, policy, relocation, settings.
std::string words_of(StudyVariant const& variant);
/// "5%" or "30".
std::string wished_width(StudyComparisonOptions const& how);

}  // namespace sc
