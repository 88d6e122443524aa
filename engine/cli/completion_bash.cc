// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion.h"

namespace sc {
namespace {

/// How words are looked up and offered; which there are stands in three functions written below it.
constexpr std::string_view kLogic =
    R"sh(# Completion of @NAME@ for bash, written by `@NAME@ --completion bash`.

# Scenarios that were installed with the program.
_@ID@_built_in() {
  local program folder
  program=$(type -P -- "$1") || return
  program=$(readlink -f -- "$program")
  for folder in "${program%/*}"/../share/stormcrew/scenarios/*/scenario.toml; do
    [ -e "$folder" ] || continue
    folder=${folder%/scenario.toml}
    echo "${folder##*/}"
  done
}

# Adds to COMPREPLY what a kind of value offers: _@ID@_offer CURRENT KIND WORDS...
_@ID@_offer() {
  local current=$1 kind=$2 word
  shift 2
  case $kind in
    words) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$*" -- "$current") ;;
    list)
      for word in $(compgen -W "$*" -- "${current##*,}"); do
        [[ ,$current, == *",$word,"* ]] || COMPREPLY+=("${current%"${current##*,}"}$word")
      done
      compopt -o nospace 2>/dev/null ;;
    scenario)
      compopt -o filenames 2>/dev/null
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(
        compgen -d -- "$current"
        compgen -f -X '!*.h5' -- "$current"
        compgen -W "$(_@ID@_built_in "$program")" -- "$current"
      ) ;;
    directory | file)
      compopt -o filenames 2>/dev/null
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen "-${kind:0:1}" -- "$current") ;;
  esac
}

_@ID@() {
  local program=$1 current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  local command=@NAME@ what= i
  COMPREPLY=()
  # bash makes three words of --option=value.
  if [[ $current == = ]]; then
    current=
  elif [[ $before == = ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; ++i)); do
    [[ " $(_@ID@_commands "$command") " == *" ${COMP_WORDS[i]} "* ]] && command+=" ${COMP_WORDS[i]}"
  done
  [[ $before == -* ]] && what=$(_@ID@_values "$command" "$before")
  if [[ -z $what ]]; then
    if [[ $current == -* ]]; then
      what="words $(_@ID@_options "$command")"
    else
      _@ID@_offer "$current" words $(_@ID@_commands "$command")
      what=$(_@ID@_values "$command" operand)
    fi
  fi
  [[ -z $what ]] || _@ID@_offer "$current" $what
}
complete -F _@ID@ @NAME@
)sh";

std::string kind_words(OptionWords const& option) {
  switch (option.kind) {
    case ValueKind::words:
      return fmt::format("{} {}", option.comma_list ? "list" : "words",
                         fmt::join(option.words, " "));
    case ValueKind::scenario: return "scenario";
    case ValueKind::folder: return "directory";
    case ValueKind::file: return "file";
    case ValueKind::other: return "other";
    case ValueKind::none: break;
  }
  return {};
}

std::string commands_case(CommandWords const& command) {
  std::string names;
  for (CommandWords const& below : command.commands)
    names += (names.empty() ? "" : " ") + below.name;
  return names.empty() ? "" : fmt::format("    '{}') echo '{}' ;;\n", command.path, names);
}

std::string options_case(CommandWords const& command) {
  std::string names;
  for (OptionWords const& option : command.options)
    if (!option.positional)
      names += fmt::format("{}{}", names.empty() ? "" : " ", fmt::join(option.names, " "));
  return names.empty() ? "" : fmt::format("    '{}') echo '{}' ;;\n", command.path, names);
}

std::string values_case(CommandWords const& command) {
  std::string cases;
  auto const add = [&](std::string const& name, OptionWords const& option) {
    cases += fmt::format("    '{} {}') echo '{}' ;;\n", command.path, name, kind_words(option));
  };
  for (OptionWords const& option : command.options)
    if (!option.positional && option.kind != ValueKind::none)
      for (std::string const& name : option.names) add(name, option);
  if (auto const* operand = first_operand(command)) add("operand", *operand);
  return cases;
}

std::string function(std::string_view name, std::string_view of, CommandWords const& program,
                     std::string (*one)(CommandWords const&)) {
  std::string text = fmt::format("\n_@ID@_{}() {{\n  case \"{}\" in\n", name, of);
  for (CommandWords const* command : all_commands(program)) text += one(*command);
  return text + "  esac\n}\n";
}

}  // namespace

std::string bash_completion(CommandWords const& program) {
  return filled_script(std::string(kLogic) + function("commands", "$1", program, commands_case) +
                           function("options", "$1", program, options_case) +
                           function("values", "$1 $2", program, values_case),
                       program);
}

}  // namespace sc
