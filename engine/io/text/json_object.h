// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/osm/capped_faults.h"
#include "io/text/cell.h"

namespace sc {

/// One object of a JSON document (RFC 8259), in the manner of TomlTable: getters complain with the
/// path of the key, as in units[3].station, so that readers go on and find every fault. Keys that
/// nobody asked for are faults: end with refuse_other_keys().
class JsonObject {
 public:
  /// The root of a document. `file` is only shown; `faults` must outlive all objects. A key that
  /// stands twice in an object is a fault. Errors: InputError, with the line, where it is no JSON;
  /// or if the root is no object.
  static JsonObject parse(std::string const& file, std::string const& text, CappedFaults& faults);

  /// Its path in the document: "units[3]"; empty: the root.
  [[nodiscard]] std::string const& where() const;
  /// Is the key there? Asking means that it may be.
  [[nodiscard]] bool has(std::string_view key);

  /// Values; nothing if the key is missing or its value does not fit (complained).
  std::optional<std::string> text(std::string_view key);
  std::optional<double> number(std::string_view key, Range const& range);
  std::optional<bool> truth(std::string_view key);
  std::vector<JsonObject> objects(std::string_view key);
  std::vector<std::string> texts(std::string_view key);

  /// A fault of this key: "key = value (must_be)suggestion", the suggestion as of hint_for. Of a
  /// key that is missing nothing: its getter has told that.
  void complain(std::string_view key, std::string_view must_be, std::string_view suggestion = "");
  /// The same of an element of an array.
  void complain_of_element(std::string_view key, std::size_t element, std::string_view must_be,
                           std::string_view suggestion = "");
  /// Any other fault, behind the path of the object: "units[3]: message".
  void complain_of_all(std::string_view message);
  void refuse_other_keys();

 private:
  struct State;
  explicit JsonObject(std::shared_ptr<State> state) : state_(std::move(state)) {}

  std::shared_ptr<State> state_;
};

}  // namespace sc
