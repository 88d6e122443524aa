// SPDX-License-Identifier: Apache-2.0
#include "cli/manual_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "cli/exit_code.h"
#include "cli/word_lists.h"

namespace sc {
namespace {

/// Text as roff takes it: nothing in it is a request or an escape, a hyphen can be copied.
std::string plain(std::string_view text) {
  std::string result;
  bool line_begins = true;
  for (char const c : text) {
    if (line_begins && (c == '.' || c == '\'')) result += "\\&";
    if (c == '\\')
      result += "\\e";
    else if (c == '-')
      result += "\\-";
    else
      result += c;
    line_begins = c == '\n';
  }
  return result;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), ascii_upper);
  return text;
}

std::string sentence(std::string text) {
  if (text.empty()) return text;
  text = capital(std::move(text));
  return text.ends_with('.') ? text : text + '.';
}

/// "\fB\-o\fR, \fB\-\-out\fR \fIFILE\fR", "\fISCENARIO\fR".
std::string heading(OptionWords const& option) {
  std::string text;
  for (std::string const& name : option.names)
    text += fmt::format("{}\\f{}{}\\fR", text.empty() ? "" : ", ", option.positional ? 'I' : 'B',
                        plain(name));
  bool const says_more = !option.value.empty() && !(option.positional && option.value == "TEXT");
  if (says_more) text += fmt::format(" \\fI{}\\fR", plain(option.value));
  if (option.repeated) text += " ...";
  return text;
}

std::string tell(OptionWords const& option) {
  std::string text = sentence(option.help);
  if (option.required && !option.positional) text += " Must be given.";
  if (!option.by_default.empty()) text += fmt::format(" Default: {}.", option.by_default);
  return fmt::format(".TP\n{}\n{}\n", heading(option), plain(text));
}

/// "\fBstormcrew run\fR [\fIOPTIONS\fR] [\fISCENARIO\fR]".
std::string synopsis(CommandWords const& command) {
  std::string text = fmt::format("\\fB{}\\fR", plain(command.path));
  std::string operands;
  bool has_options = false;
  for (OptionWords const& option : command.options) {
    if (!option.positional) {
      has_options = true;
      continue;
    }
    std::string const word =
        fmt::format("\\fI{}\\fR{}", option.names.front(), option.repeated ? " ..." : "");
    operands += option.required ? ' ' + word : fmt::format(" [{}]", word);
  }
  if (has_options) text += " [\\fIOPTIONS\\fR]";
  return text + operands + (command.commands.empty() ? "" : " \\fICOMMAND\\fR");
}

/// Examples and remarks as they are printed by --help.
std::string verbatim(std::string_view text) {
  return fmt::format(".EX\n{}\n.EE\n", plain(text));
}

std::string options_of(CommandWords const& command) {
  std::string text;
  for (OptionWords const& option : command.options) text += tell(option);
  return text;
}

/// A command and those below it, each under a heading of its own.
std::string chapter(CommandWords const& command) {
  std::string text = fmt::format(".SS {}\n{}\n.PP\n{}\n{}", plain(command.path), synopsis(command),
                                 plain(sentence(command.help)), options_of(command));
  if (!command.footer.empty()) text += ".PP\n" + verbatim(command.footer);
  for (CommandWords const& below : command.commands) text += chapter(below);
  return text;
}

std::string exit_status() {
  std::string text = ".SH EXIT STATUS\n";
  for (ExitCodeLine const& line : exit_code_lines())
    text += fmt::format(".TP\n.B {}\n{}\n", line.code, plain(sentence(std::string(line.what))));
  return text;
}

constexpr std::string_view kFiles = R"(.SH FILES
.TP
.I /usr/share/stormcrew/scenarios
The built\-in scenarios, where the package puts them; found beside the program, wherever it was
installed. A scenario that is no folder here is looked for in
.I scenarios
of the working folder, then there.
.TP
.I results/runs, results/plans, results/drills, results/live
Where, in the working folder, commands write without
.BR \-o ,
and rooms keep their journal.
.TP
.I /usr/share/doc/stormcrew
Formats of all files, models and their sources, statistics, the room's interface.
.SH ENVIRONMENT
No variables of its own: options say everything, and a result depends on nothing else. The libraries
that it uses read theirs, such as
.B PROJ_DATA
and
.BR HDF5_USE_FILE_LOCKING .
)";

}  // namespace

std::string manual_page(CommandWords const& program, std::string_view version,
                        std::string_view date) {
  std::string text = fmt::format(
      ".\\\" Written by {0} --manual.\n.TH {1} 1 {2} \"{0} {3}\" \"User Commands\"\n.SH NAME\n"
      "{4} \\- {5}\n.SH SYNOPSIS\n{6}\n.SH DESCRIPTION\n{7}\n.SH OPTIONS\n{8}",
      program.name, upper(program.name), date, version, plain(program.name),
      plain(program.help.substr(
          program.help.find(": ") == std::string::npos ? 0 : program.help.find(": ") + 2)),
      synopsis(program), plain(sentence(program.help)), options_of(program));
  if (!program.commands.empty()) text += ".SH COMMANDS\n";
  for (CommandWords const& command : program.commands) text += chapter(command);
  text += exit_status();
  if (!program.commands.empty()) text += kFiles;
  if (!program.footer.empty()) text += ".SH EXAMPLES\n" + verbatim(program.footer);
  return text;
}

}  // namespace sc
