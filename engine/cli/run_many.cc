// SPDX-License-Identifier: Apache-2.0
#include "cli/run_many.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/check.h"
#include "cli/estimate_text.h"
#include "cli/progress_bar.h"
#include "cli/settings_text.h"
#include "io/hdf5/atomic_file.h"
#include "study/ensemble.h"
#include "study/spread.h"

namespace sc {
namespace {

Ensemble simulated(Case const& what, RunOptions const& options) {
  ProgressBar bar("simulating");
  EnsembleCase const one{what.world.get(), &what.world->scenario.plan, what.policy.get(),
                         what.relocation.get(), what.simulation.seed};
  return run_ensembles({&one, 1}, {options.replications.value_or(1), options.what.threads,
                                   [&](double share) { bar.show(share); }})
      .front();
}

/// Empty for what does not exist.
std::string cell(double value) {
  return std::isnan(value) ? std::string() : fmt::format("{:.9g}", value);
}

void write_csv(std::string const& path, Ensemble const& ensemble) {
  AtomicFile file(path);
  std::string header = "replication";
  for (auto const& [name, value] : numbers(ensemble.front())) header += ',' + name;
  file.write(header + '\n');
  for (std::size_t r = 0; r < ensemble.size(); ++r) {
    std::string row = std::to_string(r);
    for (auto const& [name, value] : numbers(ensemble[r])) row += ',' + cell(value);
    file.write(row + '\n');
  }
  file.commit();
}

std::string shown(double value) {
  return std::isnan(value) ? std::string("-") : fmt::format("{:.5g}", value);
}

std::string as_text(Case const& what, std::vector<Spread> const& all, std::size_t replications) {
  Scenario const& s = what.world->scenario;
  std::string text = title_lines(s);
  text += fmt::format(
      "{} replications 次重复 of seed {}, {}; {}\n\n{:26} {:>10} {:>23} {:>10} {:>10}\n",
      replications, s.seed, s.rules.policy, kFewWords, "", "estimate", "95 % interval", "least",
      "most");
  for (Spread const& one : all) {
    if (std::isnan(one.most) || (one.least == 0 && one.most == 0)) continue;  // nothing there
    Estimate const& e = one.estimate;
    text +=
        fmt::format("{:26} {:>10} {:>11} {:>11}{:1}{:>10} {:>10}\n", one.name, shown(e.value),
                    shown(e.low), shown(e.high), few_mark(e), shown(one.least), shown(one.most));
  }
  return text;
}

std::string as_json(Case const& what, std::vector<Spread> const& all, std::size_t replications) {
  Scenario const& s = what.world->scenario;
  nlohmann::ordered_json json{{"scenario", {{"en", s.names.en}, {"zh", s.names.zh}}},
                              {"note", s.note},
                              {"seed", s.seed},
                              {"policy", s.rules.policy},
                              {"relocation", s.rules.relocation},
                              {"replications", replications},
                              {"late_min", s.rules.late.minutes()}};
  if (!s.settings.empty()) json["settings"] = s.settings;
  for (Spread const& one : all)
    json["numbers"][one.name] = {{"value", number_or_null(one.estimate.value)},
                                 {"low", number_or_null(one.estimate.low)},
                                 {"high", number_or_null(one.estimate.high)},
                                 {"least", number_or_null(one.least)},
                                 {"most", number_or_null(one.most)},
                                 {"left_out", one.estimate.left_out},
                                 {"few", one.estimate.few}};
  return json.dump(2) + '\n';
}

}  // namespace

int run_many(RunOptions const& options, std::ostream& out) {
  Complaints complaints;
  expect_table_name(options.out, options.what, complaints);
  complaints.throw_if_any();
  Case const what = load_case(options.what);
  Ensemble const ensemble = simulated(what, options);
  if (!options.out.empty()) write_csv(options.out, ensemble);
  std::vector<Spread> const all = spread_of(ensemble);
  bool const json = options.summary == RunOptions::Format::json;
  out << (json ? as_json(what, all, ensemble.size()) : as_text(what, all, ensemble.size()));
  return 0;
}

}  // namespace sc
