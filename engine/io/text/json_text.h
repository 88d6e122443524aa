// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>

/// Private to sources that write JSON: not for headers that others include.

namespace sc {

/// On one line, or with line breaks and so many blanks for each depth. Bytes that are no UTF-8, as
/// in a scenario's own texts, are replaced.
template <class Json = nlohmann::ordered_json>
std::string dumped(Json const& json, int indent = -1) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace sc
