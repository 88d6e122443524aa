// SPDX-License-Identifier: Apache-2.0
#include "cli/compare_command.h"

#include <fmt/format.h>

#include <ostream>

#include "base/check.h"
#include "cli/compare_table.h"
#include "cli/progress_bar.h"
#include "study/ensemble.h"

namespace sc {
namespace {

Complaints checked(CompareOptions const& options) {
  Complaints complaints;
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
  VariantSet const set = load_variants(options.variants, checked(options));
  std::vector<Ensemble> const ensembles = simulated(options, set);
  CompareTable const table{set, compare(ensembles, set.world_of_each()), options.replications};
  if (!options.out.empty()) write_compare_csv(options.out, table);
  out << (options.json ? compare_as_json(table) : compare_as_text(table));
  return 0;
}

}  // namespace sc
