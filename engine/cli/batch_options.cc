// SPDX-License-Identifier: Apache-2.0
#include "cli/batch_options.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <system_error>

#include "cli/case_options.h"
#include "cli/merge_command.h"
#include "cli/option_checks.h"
#include "cli/program_options.h"

namespace sc {
namespace {

constexpr std::uint32_t kMostReplications = 10'000'000;

/// `--set a=1,2 b=3`: what follows a setting and looks like one is one, though it could be a
/// folder.
void take_settings_from_scenarios(BatchOptionsGiven& options) {
  auto const is_setting = [](std::string const& word) {
    std::error_code ignored;  // of a word that is too long for a name
    return word.find('=') != std::string::npos && !std::filesystem::exists(word, ignored);
  };
  auto const first =
      std::stable_partition(options.scenarios.begin(), options.scenarios.end(),
                            [&](std::string const& word) { return !is_setting(word); });
  options.settings.insert(options.settings.end(), first, options.scenarios.end());
  options.scenarios.erase(first, options.scenarios.end());
}

CLI::Option* add_words(CLI::App& batch, char const* name, std::vector<std::string>& words,
                       char const* help) {
  return batch.add_option(name, words, help)->delimiter(',')->allow_extra_args(false);
}

void add_product(CLI::App& batch, BatchOptionsGiven& options) {
  batch.add_option("SCENARIO", options.scenarios, "scenario folders, or names of built-in ones")
      ->required()
      ->transform(scenario_place_if_any());
  add_words(batch, "--plans,--plan", options.plans,
            "plan files; own: the scenario's plan.toml (default)")
      ->type_name("FILE");
  add_words(batch, "--policies,--policy", options.policies,
            "dispatch policies (stormcrew list names them; default: the scenario's)")
      ->type_name(dispatch_words());
  add_words(batch, "--relocations,--relocation", options.relocations,
            "relocation policies (default: the scenario's)")
      ->type_name(relocation_words());
  batch
      .add_option("--set", options.settings,
                  "values of scenario.toml to be tried, key=value1,value2; several settings: every "
                  "combination")
      ->type_name("KEY=VALUES")
      ->allow_extra_args(false);
  batch
      .add_option("--roads", options.roads,
                  "OSM file, saved map (.h5) or district folder instead of the scenarios'")
      ->type_name("FILE");
  batch.add_option("--seed", options.seed, "seed of all random numbers (default: the scenarios')")
      ->check(whole_number());
}

void add_length(CLI::App& batch, BatchOptionsGiven& options) {
  auto* const fixed = batch
                          .add_option("--reps,--replications", options.replications,
                                      "replications of each combination, with the same luck")
                          ->check(whole_between(1U, kMostReplications))
                          ->capture_default_str();
  auto* const until =
      batch
          .add_option_function<std::string>(
              "--until-halfwidth",
              [&options](std::string const& text) {
                options.until = parse_half_width(text);
                if (!options.until)
                  throw CLI::ValidationError("--until-halfwidth = " + text +
                                             " (must be a share such as 5%, or a number above 0)");
              },
              "instead: as many as it takes until half the 95 % interval of --kpi is this, in "
              "every combination of a scenario")
          ->type_name("WIDTH")
          ->excludes(fixed);
  batch.add_option("--kpi", options.until_kpi, "number that --until-halfwidth looks at")
      ->type_name("NAME")
      ->needs(until)
      ->capture_default_str();
  batch
      .add_option("--most-reps", options.most_replications,
                  "replications after which --until-halfwidth ends in any case")
      ->needs(until)
      ->check(whole_between(2U, kMostReplications))
      ->capture_default_str();
}

void add_work(CLI::App& batch, BatchOptionsGiven& options) {
  batch
      .add_option("--threads", options.threads,
                  "threads, one replication on each; 0 = one per core. The file does not depend "
                  "on it")
      ->check(whole_between(0, 1024));
  batch
      .add_option_function<std::string>(
          "--shard",
          [&options](std::string const& text) {
            auto const shard = parse_shard(text);
            if (!shard)
              throw CLI::ValidationError("--shard = " + text +
                                         " (must be i/n with i from 0 to n - 1, such as 0/3)");
            options.shard = *shard;
          },
          "only share i of n, for several processes or machines; `stormcrew merge` joins them")
      ->type_name("I/N");
}

void add_file(CLI::App& batch, BatchOptionsGiven& options) {
  batch.add_flag("--incidents", options.incident_times,
                 "keep times and place of every incident, not only kind, severity and response");
  auto* const resume = batch.add_flag_callback(
      "--resume", [&options] { options.start = StudyStart::resume; },
      "go on with the file, if it is there: after an end of any kind, or with more --reps");
  batch
      .add_flag_callback(
          "--replace", [&options] { options.start = StudyStart::replace; },
          "begin anew, whatever is in the file")
      ->excludes(resume);
  batch.add_option("-o,--out", options.out, "study file, .h5")
      ->type_name("FILE")
      ->capture_default_str();
}

}  // namespace

void add_batch(CLI::App& app, BatchOptionsGiven& options, std::function<int()>& action) {
  CLI::App& batch = *app.add_subcommand(
      "batch", "many replications of every combination of scenarios, plans, policies and settings");
  add_product(batch, options);
  add_length(batch, options);
  add_work(batch, options);
  add_file(batch, options);
  batch.footer(
      "Examples:\n"
      "  stormcrew batch scenarios/yanhua-2021 scenarios/yanhua-stress --reps 100\n"
      "  stormcrew batch scenarios/yanhua-stress --policies nearest_idle,priority,assignment "
      "--until-halfwidth 5%\n"
      "  stormcrew batch scenarios/yanhua-stress --plans own,better.toml --set "
      "weather.rain_factor=1,1.5,2 --reps 200 -o plans.h5\n"
      "  stormcrew batch scenarios/yanhua-2021 --reps 1000 --shard 0/3 --resume -o shard0.h5\n"
      "Killed at any moment, a batch loses only the replications under way: --resume goes on.\n"
      "Combinations share their luck, replication by replication (common random numbers).");
  batch.callback([&] {
    take_settings_from_scenarios(options);
    action = [&] { return batch_command(options, std::cout); };
  });
}

void add_merge(CLI::App& app, MergeOptions& options, std::function<int()>& action) {
  CLI::App& merge = *app.add_subcommand("merge", "join the shards of a batch into one study file");
  merge.add_option("SHARD", options.shards, "study files made with --shard")->required();
  merge.add_option("-o,--out", options.out, "study file, .h5")->type_name("FILE")->required();
  merge.footer(
      "Example:\n  stormcrew merge shard0.h5 shard1.h5 shard2.h5 -o study.h5\n"
      "The result is, byte for byte, the file that one batch without --shard writes.");
  merge.callback(
      [&] { action = [&] { return merge_command(options.shards, options.out, std::cout); }; });
}

}  // namespace sc
