// SPDX-License-Identifier: Apache-2.0
#include "cli/plan_outputs.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "cli/output_name.h"
#include "cli/settings_text.h"
#include "cli/version.h"
#include "io/hdf5/atomic_file.h"
#include "io/plan_geojson.h"
#include "io/plan_tables.h"
#include "io/scenario/plan_writer.h"

namespace sc {
namespace {

/// Names of all that is written.
struct Outputs {
  std::string plan, geojson, csv, stock_csv, report_text, report_json;
};

Outputs outputs_of(PlanOptions const& options) {
  std::string plan = options.out;
  if (plan.empty()) plan = fmt::format("results/plans/{}.toml", folder_name(options.what.scenario));
  std::string const stem = plan.substr(0, plan.size() - std::string_view(".toml").size());
  return {plan,
          stem + ".geojson",
          stem + ".csv",
          stem + "-stock.csv",
          stem + "-report.txt",
          stem + "-report.json"};
}

/// The file cannot be made where the folder cannot.
void make_folder_of(std::string const& path) {
  auto const parent = std::filesystem::path(path).parent_path();
  std::error_code ignored;
  if (!parent.empty()) std::filesystem::create_directories(parent, ignored);
}

std::string comment_for(PlanOptions const& options, PlanFindings const& found) {
  Scenario const& s = found.space.shipped();
  return fmt::format(
      "{}  {}\n{}Made by stormcrew {} for {}: seed {}, {} simulations, objective {}.\n"
      "Based on the plan \"{}\". The report beside this file says how good it is, and for what.",
      s.names.zh, s.names.en, settings_line(s), engine_version(), s.folder, s.seed,
      found.search.simulations, objective_words()[static_cast<std::size_t>(options.objective)],
      s.plan.name);
}

}  // namespace

std::string plan_file_of(PlanOptions const& options) {
  return outputs_of(options).plan;
}

void expect_plan_outputs(PlanOptions const& options, Complaints& complaints) {
  if (!options.out.empty() && !options.out.ends_with(".toml")) {
    complaints.add("", 0, fmt::format("--out = '{}' (must end in .toml)", options.out));
    return;
  }
  Outputs const names = outputs_of(options);
  std::array const inputs = {options.what.scenario, options.what.roads, options.what.plan,
                             options.now};
  for (std::string const& name : {names.plan, names.geojson, names.csv, names.stock_csv,
                                  names.report_text, names.report_json})
    expect_other_file("--out", name, inputs, complaints);
}

void expect_place(PlanOptions const& options) {
  std::string const plan = outputs_of(options).plan;
  make_folder_of(plan);
  AtomicFile const there(plan);
}

void write_plan(PlanOptions const& options, PlanFindings const& found) {
  Outputs const names = outputs_of(options);
  Scenario planned = found.space.scenario_with(found.best);
  planned.plan.name += ", planned";
  write_files(
      std::array<NamedText, 6>{{{names.plan, plan_toml(planned, comment_for(options, found))},
                                {names.geojson, plan_geojson(planned)},
                                {names.csv, plan_csv(planned)},
                                {names.stock_csv, stock_csv(planned)},
                                {names.report_text, plan_report_text(found)},
                                {names.report_json, plan_report_json(found)}}});
}

}  // namespace sc
