// SPDX-License-Identifier: Apache-2.0
#include "cli/serve_options.h"

#include <array>
#include <iostream>
#include <string_view>

#include "cli/case_options.h"
#include "cli/one_source.h"
#include "cli/option_checks.h"

namespace sc {
namespace {

constexpr char const* kServeExamples =
    "Examples:\n"
    "  stormcrew serve scenarios/yanhua-2021 --begin 2021-07-25T14:00\n"
    "  stormcrew serve scenarios/yanhua-stress --pace 60 --incidents scenario --automatic\n"
    "  stormcrew serve --drill drills/01 --pace 10\n"
    "  stormcrew serve scenarios/tiny --pace max --port 0 --journal day\n"
    "Then open the address that it prints. docs/live.md tells the interface and its security.";

void add_drill(CLI::App& serve, std::string& drill) {
  auto* const option =
      serve
          .add_option("--drill", drill,
                      "plays the drill of this folder (DIR/01) instead of a scenario")
          ->type_name("FOLDER");
  constexpr std::array<std::string_view, 1> kBeside{"--threads"};
  exclude_the_rest(serve, *option, kBeside);
}

/// What a drill decides comes first: see add_drill.
void add_scenario_of_room(CLI::App& serve, LiveWish& wish) {
  add_case_options(serve, wish.what);
  serve.get_option("SCENARIO")->required(false);
  serve.get_option("--policy")->description("that recommends (default: assignment)");
  serve
      .add_option("--begin", wish.begin,
                  "where the clock starts and people take over from the policy (default: the "
                  "scenario's start)")
      ->type_name("TIME");
  serve
      .add_option_function<std::string>(
          "--incidents",
          [&wish](std::string const& word) { wish.own_incidents = word == "scenario"; },
          "what happens: reported (what people report, alone) or scenario (its own as well)")
      ->check(one_of({"reported", "scenario"}))
      ->default_str("reported");
  add_drill(serve, wish.drill);
}

void add_room_options(CLI::App& serve, ServeOptions& options) {
  serve
      .add_option("--pace", options.pace,
                  "storm seconds per second: 1, 60, ...; max: the clock goes where changes take it")
      ->type_name("PACE")
      ->capture_default_str();
  serve
      .add_option("--journal", options.journal,
                  "folder of the day's journal; goes on with what is in it (default: "
                  "results/live/ and the scenario's name)")
      ->type_name("FOLDER");
  serve.add_flag("--automatic", options.automatic,
                 "carry recommended orders out at once, for demonstrations and tests");
  serve.add_flag("!--no-recommendations", options.recommends,
                 "people find out themselves whom to send, as in a drill that is scored");
  serve.add_option("--futures", options.futures, "simulated for each forecast; 0: no forecasts")
      ->check(whole_between(0, 1000))
      ->capture_default_str();
  serve.add_option("--forecast-hours", options.forecast_hours, "how far they look ahead")
      ->check(whole_between(1, 24))
      ->capture_default_str();
  serve.add_option("--team", options.team, "name in the score of a drill")
      ->type_name("NAME")
      ->capture_default_str();
}

void add_http_options(CLI::App& serve, HttpOptions& http) {
  serve.add_option("--port", http.port, "0: any free one")->capture_default_str();
  serve
      .add_option("--address", http.address,
                  "where to listen; beyond loopback everybody needs a token")
      ->type_name("ADDRESS")
      ->capture_default_str();
  serve.add_option("--certificate", http.certificate, "PEM file: serve HTTPS")->type_name("FILE");
  serve.add_option("--private-key", http.private_key, "PEM file of its key")->type_name("FILE");
  serve.add_option("--origin", http.origins, "further origin that may write, https://room.example")
      ->type_name("URL");
  serve.add_option("--host", http.hosts, "further name that it is called by")->type_name("NAME");
  serve.add_flag("--behind-proxy", http.behind_proxy,
                 "a proxy names the client in X-Forwarded-For");
}

void add_serve(CLI::App& app, ServeOptions& options, std::function<int()>& action) {
  CLI::App& serve = *app.add_subcommand(
      "serve",
      "the duty officer's room: a living picture of the storm that takes reports and "
      "recommends");
  add_scenario_of_room(serve, options.wish);
  add_room_options(serve, options);
  add_http_options(serve, options.http);
  serve.footer(kServeExamples);
  serve.callback([&] {
    if (options.wish.what.scenario.empty() == options.wish.drill.empty())
      throw CLI::ValidationError("serve", "must have one of: SCENARIO, --drill");
    // What gained most in results/baselines/policies.csv; the scenario's own is for comparisons.
    bool const set = gives(options.wish.what.settings, "rules.policy");
    if (options.wish.what.policy.empty() && !set) options.wish.what.policy = "assignment";
    action = [&] { return serve_command(options, std::cout); };
  });
}

void add_token(CLI::App& app, TokenOptions& options, std::function<int()>& action) {
  CLI::App& token = *app.add_subcommand("token", "who may do what in a room");
  token.require_subcommand(1);
  auto const add = [&](char const* name, char const* what, TokenOptions::What command) {
    CLI::App& sub = *token.add_subcommand(name, what);
    sub.add_option("JOURNAL", options.journal, "folder of the journal")->required();
    if (command != TokenOptions::What::list)
      sub.add_option("NAME", options.name, "who has it: stands in the log as the author")
          ->required();
    if (command == TokenOptions::What::add)
      sub.add_option("--role", options.role, "viewer, dispatcher or admin")
          ->check(one_of({"viewer", "dispatcher", "admin"}))
          ->capture_default_str();
    sub.callback([&options, &action, command] {
      options.what = command;
      action = [&options] { return token_command(options, std::cout); };
    });
  };
  add("add", "makes a token and prints it, once", TokenOptions::What::add);
  add("list", "names and roles", TokenOptions::What::list);
  add("remove", "from the next start of the service on it is worth nothing",
      TokenOptions::What::remove);
  token.footer(
      "Example:\n  stormcrew token add results/live/yanhua-2021 \"Wang Wei\" --role dispatcher");
}

void add_backup(CLI::App& app, LiveOptions& options, std::function<int()>& action) {
  CLI::App& backup =
      *app.add_subcommand("backup", "copies a room's journal, also while it is used");
  backup.add_option("JOURNAL", options.backup_of, "folder of the journal")->required();
  backup.add_option("FILE", options.backup, "SQLite file to write; must not be there")->required();
  backup.footer("Example:\n  stormcrew backup results/live/yanhua-2021 day.sqlite");
  backup.callback([&] {
    action = [&] { return backup_command(options.backup_of, options.backup, std::cout); };
  });
}

}  // namespace

void add_live(CLI::App& app, LiveOptions& options, std::function<int()>& action) {
  add_serve(app, options.serve, action);
  add_token(app, options.token, action);
  add_backup(app, options, action);
}

}  // namespace sc
