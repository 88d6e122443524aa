// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace sc::test {

/// Follows a room as the page does: the state once, then each frame (viewer/src/live/data.ts).
class PageClient {
 public:
  using Json = nlohmann::ordered_json;

  explicit PageClient(std::string const& state);
  void take(std::string const& frame);
  /// What a page that begins now would be told, if it is told the same.
  [[nodiscard]] Json state() const;

 private:
  void merge(Json const& frame, char const* list, char const* number);
  void forget_closed();

  Json state_;
  std::map<std::string, std::map<int, Json>> rows_;  ///< of units, incidents and closures
};

/// Field names of an exported interface of data.ts, those that may be left out with a `?`.
std::vector<std::string> fields_of(std::string const& interface_name);

/// The object has exactly these fields, but for those that may be left out.
void expect_fields(nlohmann::ordered_json const& object, std::string const& interface_name);

}  // namespace sc::test
