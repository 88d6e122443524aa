// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/geo.h"
#include "base/id.h"
#include "response/scenario.h"
#include "service/cap/cap_alert.h"

namespace sc {

/// What an alert says in the terms of a scenario (docs/cap.md has the mapping).
struct CapReport {
  IncidentKindId kind;  ///< unset, like all up to `note`, where the message is about another one
  LonLat position;
  double severity = 0;  ///< 1 slight ... 4 life in danger
  bool people_trapped = false;
  std::string note;       ///< headline, description, area
  std::string reference;  ///< "sender,identifier,sent" of this alert, `sent` in the scenario's zone
  std::vector<std::string> refers_to;  ///< of earlier ones, in the same form
  CapMessage message = CapMessage::alert;
  bool exercise = false;
};

/// Errors: InputError with every element that cannot be used, by its path.
CapReport report_of(CapAlert const& alert, Scenario const& scenario);

}  // namespace sc
