// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "response/scenario.h"

namespace sc {

/// The scenario's plan as the text of a plan.toml (docs/formats.md) that read_scenario reads back
/// to the same Plan; for people, the comment behind each row says in Chinese and English what
/// stands for the ids. Stock that the plan leaves as Scenario::stock has it is not written.
///
/// `comment` goes to the top, each of its lines behind "# "; may be empty. Preconditions: the plan
/// is one that the reader accepts: it has a name, every interval is above 0, and its fleet is
/// already in Scenario::units.
std::string plan_toml(Scenario const& scenario, std::string_view comment);

}  // namespace sc
