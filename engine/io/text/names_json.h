// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "io/text/json_text.h"
#include "response/scenario.h"

/// Private to sources that write JSON for pages and files: not for headers that others include.

namespace sc {

inline nlohmann::ordered_json names_json(Names const& names) {
  return {{"zh", names.zh}, {"en", names.en}};
}

}  // namespace sc
