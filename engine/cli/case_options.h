// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/load_case.h"
#include "cli/option_checks.h"

/// Private to the program's main: options that several commands have.

namespace sc {

/// Scenario, roads, settings and threads.
void add_road_options(CLI::App& command, CaseOptions& what);
void add_plan_option(CLI::App& command, CaseOptions& what);
CLI::Option* add_trips_option(CLI::App& command, CaseOptions& what);
/// All of these, and the switch of traffic.
void add_scenario_options(CLI::App& command, CaseOptions& what);
/// The same and the dispatch policy.
void add_case_options(CLI::App& command, CaseOptions& what);
/// Type names of options that take dispatch or relocation policies: "{nearest_idle,priority}".
std::string dispatch_words();
std::string relocation_words();
void add_kernel_options(CLI::App& command, CaseOptions& what);

/// An option that decides the whole case by itself, a journal or a drill: whatever else the command
/// has until now is refused beside it, but `beside`. What a user gives is never ignored silently.
void exclude_the_rest(CLI::App& command, CLI::Option& decides,
                      std::span<std::string_view const> beside);

/// An option whose word is one of a list; its number in the list becomes the choice.
template <class Choice>
void add_choice(CLI::App& command, char const* name, Choice& choice,
                std::span<std::string_view const> words, char const* help) {
  command
      .add_option_function<std::string>(
          name,
          [&choice, words](std::string const& word) {
            choice =
                static_cast<Choice>(std::find(words.begin(), words.end(), word) - words.begin());
          },
          help)
      ->check(one_of({words.begin(), words.end()}));
}

}  // namespace sc
