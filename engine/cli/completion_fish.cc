// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion.h"

namespace sc {
namespace {

constexpr std::string_view kHead =
    R"sh(# Completion of @NAME@ for fish, written by `@NAME@ --completion fish`.

# Is this the command that is being written? Compares it with the words so far that are commands.
function __@ID@_at --argument-names path
    set -l at @NAME@
    for word in (commandline -opc)[2..]
        contains -- "$at $word" $__@ID@_commands; and set at "$at $word"
    end
    test "$at" = "$path"
end

# Scenarios that were installed with the program.
function __@ID@_built_in
    set -l program (realpath (command -s @NAME@))
    for file in (dirname $program)/../share/stormcrew/scenarios/*/scenario.toml
        basename (dirname $file)
    end
end

complete -c @NAME@ -f
)sh";

/// A quote within a quoted text of fish.
constexpr std::string_view kQuote = "\\'";

std::string joined_lists(OptionWords const& option) {
  std::string const words = fmt::format("{}", fmt::join(option.words, " "));
  return option.comma_list ? fmt::format("(__fish_append , {})", words) : words;
}

std::string offers(OptionWords const& option) {
  switch (option.kind) {
    case ValueKind::words: return fmt::format(" -x -a {}", quoted(joined_lists(option), kQuote));
    case ValueKind::scenario: return " -r -F -a '(__@ID@_built_in)'";
    case ValueKind::folder: return " -x -a '(__fish_complete_directories)'";
    case ValueKind::file: return " -r -F";
    case ValueKind::other: return " -x";
    case ValueKind::none: break;
  }
  return {};
}

std::string start_of_line(CommandWords const& command) {
  return fmt::format("complete -c @NAME@ -n {}",
                     quoted(fmt::format("__@ID@_at \"{}\"", command.path), kQuote));
}

std::string option_line(CommandWords const& command, OptionWords const& option) {
  std::string text = start_of_line(command);
  for (std::string const& name : option.names)
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  return text + offers(option) + fmt::format(" -d {}\n", quoted(option.help, kQuote));
}

/// An operand has no name to wait for: it is offered at once.
std::string operand_line(CommandWords const& command, OptionWords const& operand) {
  std::string const files = operand.kind == ValueKind::other ? "" : " -F";
  std::string const built_in = operand.kind == ValueKind::scenario ? " -a '(__@ID@_built_in)'" : "";
  return start_of_line(command) + files + built_in + '\n';
}

std::string lines_of(CommandWords const& command) {
  std::string text;
  for (CommandWords const& below : command.commands)
    text += start_of_line(command) +
            fmt::format(" -a {} -d {}\n", below.name, quoted(below.help, kQuote));
  for (OptionWords const& option : command.options)
    if (!option.positional) text += option_line(command, option);
  if (auto const* operand = first_operand(command)) text += operand_line(command, *operand);
  return text;
}

}  // namespace

std::string fish_completion(CommandWords const& program) {
  std::string text(kHead);
  text += "set -g __@ID@_commands";
  for (CommandWords const* command : all_commands(program))
    if (command != &program) text += ' ' + quoted(command->path, kQuote);
  text += '\n';
  for (CommandWords const* command : all_commands(program)) text += lines_of(*command);
  return filled_script(text, program);
}

}  // namespace sc
