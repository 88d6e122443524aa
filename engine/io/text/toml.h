// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "io/text/cell.h"

namespace sc {

/// One table of a TOML file (TOML 1.0, toml++). Getters complain with file, line and full key and
/// return a default, so that readers go on and find every fault. Keys that nobody asked for are
/// faults: end with refuse_other_keys().
///
/// A table that could not be had (missing, of another type, the file malformed) is complained
/// about once; after that it is silent and gives defaults.
class TomlTable {
 public:
  /// The root of a document; a malformed one is a fault with the line of the first error.
  /// `path` is only shown; `complaints` must outlive all tables. No bytes: a silent table.
  static TomlTable parse(std::string path, std::optional<std::string_view> bytes,
                         Complaints& complaints);

  /// Replaces or adds one value, as if it stood in the document: `path` are bare keys from here,
  /// joined by dots, `text` a TOML value or else plain text. Later faults of it name `origin`
  /// instead of the file and its line. To be called before the getters.
  /// A fault, and nothing changes: the path leads through or to something that is no single value,
  /// or the value is none. Nothing happens to a silent table.
  void set(std::string_view path, std::string_view text, std::string_view origin);

  [[nodiscard]] bool has(std::string_view key) const;
  /// Did the table stand in the file?
  [[nodiscard]] bool there() const;
  /// Line of a key's value; that of the table when the key is not there; 0 for the whole file.
  [[nodiscard]] std::size_t line_of(std::string_view key) const;
  [[nodiscard]] std::size_t line() const { return line_of(""); }
  /// File, or origin of a value that was set, and line of a key's value.
  struct Origin {
    std::string file;
    std::size_t line = 0;
  };
  [[nodiscard]] Origin origin_of(std::string_view key) const;

  /// Required values: absence is a fault.
  std::string text(std::string_view key);
  std::int64_t integer(std::string_view key, std::int64_t low, std::int64_t high);
  double number(std::string_view key, Range const& range);
  /// Number of the word in `words`; nothing when it is another (complained).
  std::optional<std::size_t> word(std::string_view key, std::span<std::string_view const> words);
  /// Milliseconds since 1970. Date-times without an offset are local to `utc_offset`.
  std::optional<std::int64_t> date_time(std::string_view key, Duration utc_offset);
  TomlTable table(std::string_view key);
  /// Elements of an array of tables.
  std::vector<TomlTable> tables(std::string_view key);

  /// Values that may be left out.
  std::string text_or(std::string_view key, std::string fallback);
  std::int64_t integer_or(std::string_view key, std::int64_t low, std::int64_t high,
                          std::int64_t fallback);
  double number_or(std::string_view key, Range const& range, double fallback);
  std::size_t word_or(std::string_view key, std::span<std::string_view const> words,
                      std::size_t fallback);
  bool yes_or(std::string_view key, bool fallback);
  TomlTable table_if_any(std::string_view key);
  std::vector<TomlTable> tables_if_any(std::string_view key);

  /// A fault if the key stands here.
  void refuse(std::string_view key, std::string_view must_be);
  /// A fault of this key: "key = value (must_be)suggestion", the suggestion as of hint_for.
  void complain(std::string_view key, std::string_view must_be, std::string_view suggestion = "");
  /// Any other fault at the line of `key`.
  void complain_at(std::string_view key, std::string message);
  /// Complains about every key that no getter asked for.
  void refuse_other_keys();

 private:
  struct State;
  explicit TomlTable(std::shared_ptr<State> state) : state_(std::move(state)) {}
  TomlTable silent() const;
  bool present_or_fault(std::string_view key, std::string_view must_be);

  std::shared_ptr<State> state_;
};

}  // namespace sc
