// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace sc {

/// What may stand where an option wants a value; decides what a shell offers there.
enum class ValueKind { none, words, scenario, folder, file, other };

/// An option, flag or positional of a command, in words.
struct OptionWords {
  std::vector<std::string> names;  ///< "-o", "--out"; of a positional its one name, "SCENARIO"
  bool positional = false;
  bool required = false;
  bool repeated = false;  ///< takes several values
  ValueKind kind = ValueKind::none;
  std::string value;               ///< as --help shows it: "FILE", "UINT", "{serial,parallel}"
  std::vector<std::string> words;  ///< the only values, of kind `words`
  bool comma_list = false;         ///< several words, joined by commas
  std::string by_default;          ///< "" where none is told
  std::string help;
};

/// A program or a command of it, as its own --help tells it. From this one description come manual
/// page and completions, so that they cannot say anything else.
struct CommandWords {
  std::string name;    ///< "design"
  std::string path;    ///< "stormcrew drill design"
  std::string help;    ///< one line
  std::string footer;  ///< examples and remarks, in lines
  std::vector<OptionWords> options;
  std::vector<CommandWords> commands;
};

}  // namespace sc
