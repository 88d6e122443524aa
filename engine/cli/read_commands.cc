// SPDX-License-Identifier: Apache-2.0
#include "cli/read_commands.h"

#include <algorithm>

#include "base/text.h"

namespace sc {
namespace {

/// Of a type's name: the words of "{serial,parallel}", also where CLI11 writes "TEXT:{...}".
std::vector<std::string> words_of(std::string const& type) {
  auto const begin = type.find('{'), end = type.rfind('}');
  if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
  auto const words = split(std::string_view(type).substr(begin + 1, end - begin - 1), ",");
  return {words.begin(), words.end()};
}

ValueKind kind_of(CLI::Option const& option, OptionWords const& known) {
  if (option.get_type_size() == 0) return ValueKind::none;
  if (!known.words.empty()) return ValueKind::words;
  if (known.value == "SCENARIO" || known.names.front() == "SCENARIO") return ValueKind::scenario;
  if (known.value == "FOLDER") return ValueKind::folder;
  // A text of which nothing else is said is mostly a file.
  bool const is_file = known.value == "FILE" || known.value == "TEXT" || known.value.empty();
  return is_file ? ValueKind::file : ValueKind::other;
}

/// "TEXT:{a,b}" as "{a,b}", "INT:INT in [0 - 1024]" as "INT in [0 - 1024]": what is checked says
/// more than the type.
std::string shown_type(std::string const& type) {
  auto const colon = type.find(':');
  return colon == std::string::npos ? type : type.substr(colon + 1);
}

OptionWords read_option(CLI::Option const& option) {
  OptionWords result;
  result.positional = option.get_positional();
  if (result.positional) {
    result.names = {option.get_name(true)};
  } else {
    for (std::string const& name : option.get_snames()) result.names.push_back('-' + name);
    for (std::string const& name : option.get_lnames()) result.names.push_back("--" + name);
  }
  result.required = option.get_required();
  result.help = option.get_description();
  result.words = words_of(option.get_type_name());
  if (option.get_type_size() != 0) {
    result.value = shown_type(option.get_type_name());
    result.by_default = option.get_default_str();
    result.repeated = option.get_expected_max() == CLI::detail::expected_max_vector_size;
    result.comma_list = option.get_delimiter() == ',';
  }
  result.kind = kind_of(option, result);
  return result;
}

CommandWords read_command(CLI::App const& app, std::string const& above) {
  CommandWords result;
  result.name = app.get_name();
  result.path = above.empty() ? result.name : above + ' ' + result.name;
  result.help = app.get_description();
  result.footer = app.get_footer();
  for (CLI::Option const* option : app.get_options())
    if (!option->get_group().empty()) result.options.push_back(read_option(*option));
  std::stable_partition(result.options.begin(), result.options.end(),
                        [](OptionWords const& option) { return option.positional; });
  for (CLI::App const* command : app.get_subcommands([](CLI::App const*) { return true; }))
    if (!command->get_group().empty())
      result.commands.push_back(read_command(*command, result.path));
  return result;
}

}  // namespace

CommandWords read_commands(CLI::App const& app) {
  return read_command(app, {});
}

}  // namespace sc
