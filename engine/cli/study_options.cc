// SPDX-License-Identifier: Apache-2.0
#include "cli/study_options.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <string_view>

#include "cli/case_options.h"
#include "cli/half_width.h"
#include "cli/measure_words.h"
#include "cli/option_checks.h"
#include "cli/word_lists.h"

namespace sc {
namespace {

constexpr std::uint32_t kMostReplications = 100'000;
constexpr double kMostRainFactor = 100;

void add_rain_factor(CLI::App& command, CaseOptions& what) {
  command
      .add_option("--rain-factor", what.rain_factor,
                  "all rain is multiplied by this, instead of the scenario's factor: hypothetical")
      ->check(number_between(0, kMostRainFactor));
}

void add_seed(CLI::App& command, CaseOptions& what) {
  command.add_option("--seed", what.seed, "seed of all random numbers")->check(whole_number());
}

void add_works(CLI::App& command, CaseOptions& what) {
  command
      .add_option_function<std::string>(
          "--measures",
          [&what](std::string const& words) {
            Complaints complaints;
            what.measures = measures_of(words, ',', complaints);
            if (!complaints.empty())
              throw CLI::ValidationError(complaints.faults().front().message);
          },
          "works that were done, instead of the scenario's: rebuilt_points,separated_buildings or "
          "none")
      ->type_name(word_set(measure_words()));
}

void add_run_choices(CLI::App& run, RunOptions& options) {
  add_case_options(run, options.what);
  run.add_option("--relocation", options.what.relocation,
                 "relocation policy: where freed units wait (stormcrew list names them)")
      ->type_name(relocation_words());
  add_works(run, options.what);
  add_kernel_options(run, options.what);
  add_choice(run, "--routing", options.what.routing, routing_words(),
             "of units: hierarchy, or dijkstra, the plain search it is checked by. Results do not "
             "depend on it");
  add_seed(run, options.what);
}

void add_run_outputs(CLI::App& run, RunOptions& options) {
  run.add_option("-o,--out", options.out,
                 "run file (default results/runs/<scenario>-<seed>-<replication>.h5); of several "
                 "replications and of a season a CSV table (season: results/runs/<folder>.csv)")
      ->type_name("FILE");
  run.add_option_function<std::string>(
         "--summary",
         [&](std::string const& word) {
           options.summary = word == "json" ? RunOptions::Format::json : RunOptions::Format::text;
         },
         "text or json")
      ->check(one_of({"text", "json"}));
}

void add_variants(CLI::App& compare, CompareOptions& options) {
  VariantOptions& variants = options.variants;
  compare
      .add_option("--policy", variants.policies,
                  "dispatch policies; the first is the yardstick (default: the scenario's; all, "
                  "if nothing else is compared)")
      ->type_name(dispatch_words())
      ->delimiter(',');
  compare.add_option("--relocation", variants.relocations, "relocation policies")
      ->type_name(relocation_words())
      ->delimiter(',');
  compare
      .add_option("--measures", variants.measures,
                  "works: before (none), after (all), rebuilt_points, separated_buildings, "
                  "joined by + where several are done")
      ->type_name(word_set(measure_words()))
      ->delimiter(',');
  add_rain_factor(compare, variants.what);
  add_seed(compare, variants.what);
  compare.add_option("--replications", options.replications, "of each variant, with the same luck")
      ->check(whole_between(2U, kMostReplications))
      ->capture_default_str();
}

using Given = std::vector<CLI::Option*>;

CLI::Option* add_half_width(CLI::App& compare, StudyComparisonOptions& how) {
  auto const check = [](std::string& text) {
    return parse_half_width(text) ? "" : "= " + text + " (must be a share like 5%, or a number)";
  };
  return compare
      .add_option_function<std::string>(
          "--halfwidth",
          [&how](std::string const& text) {
            HalfWidth const wished = parse_half_width(text).value_or(HalfWidth{});
            how.halfwidth = wished.value;
            how.relative = wished.relative;
          },
          "study: replications needed are told for half an interval of this size: a share of the "
          "value (5%), or a number in its unit")
      ->check(CLI::Validator(check, "WIDTH"));
}

CLI::Option* add_by(CLI::App& compare, StudyComparisonOptions& how) {
  return compare
      .add_option_function<std::vector<std::string>>(
          "--by",
          [&how](std::vector<std::string> const& words) {
            auto const has = [&](char const* word) {
              return std::find(words.begin(), words.end(), word) != words.end();
            };
            how.by_severity = has("severity");
            how.by_kind = has("kind");
          },
          "study: severity, kind or none (default severity,kind)")
      ->delimiter(',')
      ->check(one_of({"severity", "kind", "none"}));
}

/// Options of studies alone.
Given add_study_choices(CLI::App& compare, CompareStudyOptions& study, CLI::Option* json) {
  auto* const csv = compare.add_flag_callback(
      "--csv", [&study] { study.form = ReportForm::csv; }, "study: print CSV");
  auto* const html = compare.add_flag_callback(
      "--html", [&study] { study.form = ReportForm::html; }, "study: print a web page");
  csv->excludes(json)->excludes(html);
  html->excludes(json);
  auto* const baseline =
      compare
          .add_option("--baseline", study.how.baseline,
                      "study: variant that others are compared with (default: the first)")
          ->type_name("VARIANT");
  auto* const worst = compare
                          .add_option("--worst", study.how.worst,
                                      "study: so many worst replications of each variant")
                          ->check(whole_between(0U, kMostReplications))
                          ->capture_default_str();
  return {
      csv, html, baseline, worst, add_half_width(compare, study.how), add_by(compare, study.how)};
}

/// Which options were given that only go with scenarios, or only with studies.
void sort_given(CLI::App const& compare, Given const& of_studies, CompareOptions& options) {
  auto const is_one_of = [](CLI::Option const* option, auto const& many) {
    return std::find(many.begin(), many.end(), option) != many.end();
  };
  std::vector<CLI::Option const*> of_both = {compare.get_help_ptr()};
  for (char const* name : {"SCENARIO", "--threads", "--out", "--json"})
    of_both.push_back(compare.get_option(name));
  for (CLI::Option const* option : compare.get_options()) {
    if (option->count() == 0 || is_one_of(option, of_both)) continue;
    (is_one_of(option, of_studies) ? options.only_for_studies : options.only_for_scenarios)
        .push_back(option->get_name());
  }
}

}  // namespace

void add_run(CLI::App& app, RunOptions& options, std::function<int()>& action) {
  CLI::App& run =
      *app.add_subcommand("run", "simulate one replication, write the run file, print the summary");
  add_run_choices(run, options);
  auto* const one =
      run.add_option("--replication", options.what.replication, "which of the seed's replications")
          ->check(whole_number());
  run.add_option(
         "--replications", options.replications,
         "more than one: estimate, 95 % interval, least and most of every number instead of "
         "a run file; of a season: of each activation (default: as its folder says)")
      ->check(whole_between(1U, kMostReplications))
      ->excludes(one);
  add_run_outputs(run, options);
  run.get_option("SCENARIO")->required(false);
  auto* const journal =
      run.add_option("--journal", options.journal,
                     "replays the day of a room (stormcrew serve) instead of a scenario")
          ->type_name("FOLDER");
  constexpr std::array<std::string_view, 3> kBeside{"--out", "--summary", "--threads"};
  exclude_the_rest(run, *journal, kBeside);
  run.footer(
      "Examples:\n"
      "  stormcrew run scenarios/yanhua-2021 --seed 7 -o run.h5\n"
      "  stormcrew run --journal results/live/yanhua-2021 -o day.h5\n"
      "  stormcrew run scenarios/yanhua-stress --measures none\n"
      "  stormcrew run scenarios/yanhua-stress --set rules.late_min=20 --set rules.divert=false\n"
      "  stormcrew run scenarios/yanhua-stress --replications 100 -o replications.csv\n"
      "  stormcrew run scenarios/season-2021 --replications 20");
  run.callback([&] {
    if (options.what.scenario.empty() == options.journal.empty())
      throw CLI::ValidationError("run", "must have one of: SCENARIO, --journal");
    action = [&] { return run_command(options, std::cout); };
  });
}

void add_compare(CLI::App& app, CompareOptions& options, std::function<int()>& action) {
  CLI::App& compare = *app.add_subcommand(
      "compare", "the same storms handled in several ways: differences and how sure they are");
  add_scenario_options(compare, options.variants.what);
  compare.get_option("SCENARIO")->description("scenario folder, or a study file (stormcrew batch)");
  add_variants(compare, options);
  compare
      .add_option("-o,--out", options.out,
                  "write the table: .csv; of a study also .json, .html or .txt")
      ->type_name("FILE");
  auto* const json = compare.add_flag("--json", options.json, "print JSON");
  auto const of_studies = add_study_choices(compare, options.study, json);
  compare.footer(
      "Examples:\n"
      "  stormcrew compare scenarios/yanhua-stress\n"
      "  stormcrew compare scenarios/yanhua-stress --policy nearest_idle --relocation "
      "none,dmexclp\n"
      "  stormcrew compare scenarios/yanhua-2021 --measures before,after --rain-factor 2 -o "
      "works.csv\n"
      "  stormcrew compare study.h5 --baseline nearest_idle -o report.html\n"
      "Variants are all combinations of the lists; each is compared with the first.");
  compare.callback([&, of_studies] {
    sort_given(compare, of_studies, options);
    action = [&] { return compare_command(options, std::cout); };
  });
}

}  // namespace sc
