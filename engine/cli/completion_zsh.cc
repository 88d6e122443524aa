// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/completion.h"

namespace sc {
namespace {

constexpr std::string_view kHead = R"sh(#compdef @NAME@
# Completion of @NAME@ for zsh, written by `@NAME@ --completion zsh`.

# Scenario folders, study files, and scenarios that were installed with the program.
_@ID@_scenarios() {
  local program=${commands[@NAME@]:A}
  local -a built_in=(${program:h}/../share/stormcrew/scenarios/*/scenario.toml(N:h:t))
  _alternative 'folders:scenario:_files' "built-in:built-in scenario:($built_in)"
}
)sh";

constexpr std::string_view kTail = R"sh(
if [ "$funcstack[1]" = _@ID@ ]; then _@ID@ "$@"; else compdef _@ID@ @NAME@; fi
)sh";

/// "stormcrew drill design" as the name of its function, "_stormcrew_drill_design".
std::string function_name(CommandWords const& command) {
  std::string name = '_' + command.path;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  return name;
}

/// Text within the brackets of a specification.
std::string safe(std::string_view text) {
  std::string result;
  for (char const c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

std::string action(OptionWords const& option) {
  std::string const words = fmt::format("{}", fmt::join(option.words, " "));
  switch (option.kind) {
    case ValueKind::words:
      return option.comma_list ? fmt::format(" _values -s , word {}", words)
                               : fmt::format("({})", words);
    case ValueKind::scenario: return "_@ID@_scenarios";
    case ValueKind::folder: return "_files -/";
    case ValueKind::file: return "_files";
    case ValueKind::other:
    case ValueKind::none: break;
  }
  return " ";
}

std::string option_line(OptionWords const& option, std::string const& name) {
  bool const flag = option.kind == ValueKind::none;
  // Where a value is a word of its own, the option may also be given as --option=value.
  std::string const form = flag ? "" : name.starts_with("--") ? "=" : "+";
  std::string const value = flag ? "" : fmt::format(":{}:{}", safe(option.value), action(option));
  return fmt::format(" \\\n    {}",
                     quoted(fmt::format("*{}{}[{}]{}", name, form, safe(option.help), value)));
}

std::string lines_of(CommandWords const& command) {
  std::string text;
  for (OptionWords const& option : command.options)
    if (!option.positional)
      for (std::string const& name : option.names) text += option_line(option, name);
  return text;
}

/// Commands below are looked for first; after one of them its own function goes on.
std::string state_of(CommandWords const& command) {
  std::string names, cases;
  for (CommandWords const& below : command.commands) {
    names += fmt::format(" {}", quoted(below.name + ':' + below.help));
    cases += fmt::format("    {}) {} ;;\n", below.name, function_name(below));
  }
  return fmt::format(
      " \\\n    '1: :->command' '*:: :->rest' && return\n  local -a below=({})\n"
      "  case $state in\n    command) _describe command below{} ;;\n"
      "    rest) case $words[1] in\n{}    esac ;;\n  esac\n",
      names, first_operand(command) ? " ; _files" : "", cases);
}

std::string function(CommandWords const& command) {
  std::string text = fmt::format(
      "\n{}() {{\n  local curcontext=$curcontext state line\n"
      "  _arguments -C{}",
      function_name(command), lines_of(command));
  if (!command.commands.empty()) return text + state_of(command) + "}\n";
  if (auto const* operand = first_operand(command))
    text += fmt::format(" \\\n    {}",
                        quoted(fmt::format("*:{}:{}", operand->names.front(), action(*operand))));
  return text + "\n}\n";
}

}  // namespace

std::string zsh_completion(CommandWords const& program) {
  std::string text(kHead);
  for (CommandWords const* command : all_commands(program)) text += function(*command);
  return filled_script(text + std::string(kTail), program);
}

}  // namespace sc
