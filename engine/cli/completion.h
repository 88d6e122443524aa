// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/command_words.h"

namespace sc {

/// "bash", "zsh", "fish": the shells that can complete, by name.
std::span<std::string_view const> completion_shells();

/// The script that makes a shell, one of completion_shells(), complete the program's commands,
/// options and values. It needs nothing but the shell.
std::string completion(CommandWords const& program, std::string_view shell);

/// One for each shell.
std::string bash_completion(CommandWords const& program);
std::string zsh_completion(CommandWords const& program);
std::string fish_completion(CommandWords const& program);

/// For their writers. A script's text with @NAME@, the program's name, and @ID@, the same as a
/// shell's identifier, filled in.
std::string filled_script(std::string_view text, CommandWords const& program);
/// The command and all below it, above first.
std::vector<CommandWords const*> all_commands(CommandWords const& program);
/// The first operand of a command; null if it takes none.
OptionWords const* first_operand(CommandWords const& command);
/// 'text' as a shell takes it literally; `quote` stands for a quote within.
std::string quoted(std::string_view text, std::string_view quote = "'\\''");

}  // namespace sc
