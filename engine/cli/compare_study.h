// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

#include "cli/study_report.h"
#include "io/study/study_reader.h"
#include "study/study_comparison.h"

namespace sc {

enum class ReportForm : std::uint8_t { text, csv, json, html };

/// `stormcrew compare STUDY.h5`: what a study says.
struct CompareStudyOptions {
  std::string study;
  ReportForm form = ReportForm::text;  ///< on standard output
  std::string out;  ///< file of the form its name says: .csv, .json, .html, .txt; empty: none
  StudyComparisonOptions how;
};

/// A study file and what it says. Errors: as StudyReader and compare_study.
struct ReadStudy {
  ReadStudy(std::string const& path, StudyComparisonOptions const& how);
  ReadStudy(ReadStudy const&) = delete;
  ReadStudy& operator=(ReadStudy const&) = delete;

  StudyReader reader;
  StudyReport report;  ///< refers to the reader
};

/// Writes the file if one is asked for, then prints. An unfinished study is compared as far as it
/// is. Returns 0; errors are thrown: InputError (no study, no such baseline, a name without a
/// form), IoError.
int compare_study_command(CompareStudyOptions const& options, std::ostream& out);

}  // namespace sc
