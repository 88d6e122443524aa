// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "response/scenario.h"

/// Private to sources that write JSON for pages and files: not for headers that others include.

namespace sc {

inline nlohmann::ordered_json names_json(Names const& names) {
  return {{"zh", names.zh}, {"en", names.en}};
}

/// On one line; bytes that are no UTF-8, as in a scenario's own texts, are replaced.
inline std::string dumped(nlohmann::ordered_json const& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace sc
