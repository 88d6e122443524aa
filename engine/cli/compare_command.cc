// SPDX-License-Identifier: Apache-2.0
#include "cli/compare_command.h"

#include <fmt/format.h>

#include <filesystem>
#include <ostream>

#include "base/check.h"
#include "cli/compare_table.h"
#include "cli/progress_bar.h"
#include "study/ensemble.h"

namespace sc {
namespace {

void refuse(std::vector<std::string> const& given, std::string_view what, Complaints& complaints) {
  for (std::string const& option : given)
    complaints.add("", 0, fmt::format("{} is there (must not be: {})", option, what));
}

int of_study(CompareOptions const& options, std::ostream& out) {
  Complaints complaints;
  refuse(options.only_for_scenarios, "a study says how it was simulated", complaints);
  complaints.throw_if_any();
  CompareStudyOptions study = options.study;
  study.study = options.variants.what.scenario;
  study.out = options.out;
  study.how.threads = options.variants.what.threads;
  if (options.json) study.form = ReportForm::json;
  return compare_study_command(study, out);
}

Complaints checked(CompareOptions const& options) {
  Complaints complaints;
  refuse(options.only_for_studies, "only for study files", complaints);
  expect_table_name(options.out, options.variants.what, complaints);
  return complaints;
}

std::vector<Ensemble> simulated(CompareOptions const& options, VariantSet const& set) {
  ProgressBar bar("comparing");
  return run_ensembles(set.cases(), {options.replications, options.variants.what.threads,
                                     [&](double share) { bar.show(share); }});
}

}  // namespace

int compare_command(CompareOptions const& options, std::ostream& out) {
  std::error_code ignored;  // of what is not there: load_variants tells
  if (std::filesystem::is_regular_file(options.variants.what.scenario, ignored))
    return of_study(options, out);
  VariantSet const set = load_variants(options.variants, checked(options));
  std::vector<Ensemble> const ensembles = simulated(options, set);
  CompareTable const table{set, compare(ensembles, set.world_of_each()), options.replications};
  if (!options.out.empty()) write_compare_csv(options.out, table);
  out << (options.json ? compare_as_json(table) : compare_as_text(table));
  return 0;
}

}  // namespace sc
