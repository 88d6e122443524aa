// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace sc {
namespace {

struct Shell {
  std::string_view name;
  std::string (*script)(CommandWords const&);
};
constexpr auto kShells = std::to_array<Shell>(
    {{"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}});
constexpr std::array kNames = {kShells[0].name, kShells[1].name, kShells[2].name};

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

}  // namespace

std::span<std::string_view const> completion_shells() {
  return kNames;
}

std::string completion(CommandWords const& program, std::string_view shell) {
  for (Shell const& known : kShells)
    if (known.name == shell) return known.script(program);
  throw InputError({"--completion", 0, std::string(shell) + " (must be bash, zsh or fish)"});
}

std::string filled_script(std::string_view text, CommandWords const& program) {
  std::string id = program.name;
  std::replace(id.begin(), id.end(), '-', '_');
  std::string result(text);
  replace_all(result, "@NAME@", program.name);
  replace_all(result, "@ID@", id);
  return result;
}

std::vector<CommandWords const*> all_commands(CommandWords const& program) {
  std::vector<CommandWords const*> found = {&program};
  for (std::size_t i = 0; i < found.size(); ++i)
    for (CommandWords const& below : found[i]->commands) found.push_back(&below);
  return found;
}

OptionWords const* first_operand(CommandWords const& command) {
  auto const at = std::find_if(command.options.begin(), command.options.end(),
                               [](OptionWords const& option) { return option.positional; });
  return at == command.options.end() ? nullptr : &*at;
}

std::string quoted(std::string_view text, std::string_view quote) {
  std::string inner(text);
  replace_all(inner, "'", quote);
  return '\'' + inner + '\'';
}

}  // namespace sc
