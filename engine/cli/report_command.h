// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>

#include "drill/score_report.h"
#include "io/run/run_contents.h"
#include "study/study_comparison.h"

namespace sc {

/// `stormcrew report RUN.h5|STUDY.h5 -o report.html`: one page to look at.
struct ReportOptions {
  std::string source;
  std::string out;  ///< empty: the source's name with .html instead of .h5
  StudyComparisonOptions how;
};

/// Writes the page and prints its name. Returns 0; errors are thrown: InputError (neither run nor
/// study, of another version, damaged, a name that does not end in .html), IoError.
int report_command(ReportOptions const& options, std::ostream& out);

/// The page of a run file that was read, with another part beside it, if any (a scored drill).
std::string run_page(RunContents const& run, std::string const& drill = {});

/// The page of a scored drill: the team's run and what is said of it.
std::string score_page(ScoreReport const& report, std::string const& attribution);

}  // namespace sc
