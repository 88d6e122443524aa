// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "response/summary.h"

namespace sc {

/// The summary of one run for people: a screenful, labels in English and Chinese.
std::string summary_as_text(World const& world, Summary const& summary);

/// The same as one JSON object, for programs; units in the keys, null for what does not exist.
std::string summary_as_json(World const& world, Summary const& summary);

}  // namespace sc
