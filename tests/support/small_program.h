// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include "cli/command_words.h"

namespace sc::test {

inline OptionWords an_option(std::vector<std::string> names, ValueKind kind, std::string value,
                             std::string help) {
  OptionWords option;
  option.positional = !names.front().starts_with('-');
  option.required = option.positional;
  option.names = std::move(names);
  option.kind = kind;
  option.value = std::move(value);
  option.help = std::move(help);
  return option;
}

inline CommandWords a_command(std::string above, std::string name, std::string help) {
  CommandWords command;
  command.path = above.empty() ? name : above + ' ' + name;
  command.name = std::move(name);
  command.help = std::move(help);
  return command;
}

/// "crew-test" with `go SCENARIO --rules {one,two} -o FILE --loud` and `token add FOLDER`; its
/// words hold what roff and shells treat specially.
inline CommandWords small_program() {
  CommandWords go = a_command("crew-test", "go", "it's one: [two] \\ three");
  go.footer = "Examples:\n  crew-test go tiny -o run.h5\n.hidden otherwise";
  OptionWords rules = an_option({"--rules"}, ValueKind::words, "{one,two}", "which rules");
  rules.words = {"one", "two"};
  rules.comma_list = true;
  rules.by_default = "one";
  OptionWords out = an_option({"-o", "--out"}, ValueKind::file, "FILE", "file to write");
  out.required = true;
  go.options = {an_option({"SCENARIO"}, ValueKind::scenario, "TEXT", "what is simulated"),
                std::move(rules), std::move(out),
                an_option({"--loud"}, ValueKind::none, "", "with noise")};
  CommandWords add = a_command("crew-test token", "add", "makes one");
  add.options = {an_option({"FOLDER"}, ValueKind::folder, "TEXT", "where")};
  CommandWords token = a_command("crew-test", "token", "who may");
  token.commands = {std::move(add)};
  CommandWords program = a_command("", "crew-test", "crew-test 小: a program for tests");
  program.options = {an_option({"-h", "--help"}, ValueKind::none, "", "Print this")};
  program.commands = {std::move(go), std::move(token)};
  return program;
}

}  // namespace sc::test
