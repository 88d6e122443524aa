// SPDX-License-Identifier: Apache-2.0
// Options in, exit code out.
#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>

#include "cli/exit_code.h"
#include "cli/option_checks.h"
#include "cli/pmed_command.h"
#include "cli/program_options.h"

namespace {

constexpr auto kFooter = R"(Prints a line for each file: name nodes p value seconds.
Nothing is solved unless all files can be read.

Examples:
  stormcrew-pmed pmed1.txt pmed40.txt
  stormcrew-pmed --bound --seed 7 --effort 200 pmed*.txt)";

void add_options(CLI::App& app, sc::PmedOptions& options) {
  app.add_option("FILE", options.files, "instances in the OR-Library's format")->required();
  app.add_option("--seed", options.search.seed, "seed of all random numbers")
      ->check(sc::whole_number())
      ->capture_default_str();
  app.add_option("--effort", options.search.starts, "starts of the search")
      ->check(sc::whole_between(1U, 1'000'000U))
      ->capture_default_str();
  app.add_flag("--bound", options.bound,
               "print a sixth column: no p sites cost less than this, proven");
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a full disk fails the write instead of ending the process
  CLI::App app("p-median problems, solved by stormcrew's planner", "stormcrew-pmed");
  sc::add_program_options(app);
  app.footer(kFooter);
  sc::PmedOptions options;
  add_options(app, options);
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    return sc::answer(app, error);
  }
  return sc::exit_code_of([&] { return sc::pmed_command(options, std::cout); });
}
