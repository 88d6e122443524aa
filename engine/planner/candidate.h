// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "response/scenario.h"

namespace sc {

/// A plan in the making. Everything goes by slot (planner/space.h).
struct Candidate {
  std::vector<std::uint8_t> as;  ///< [slots] number in PlanUnit::as
  /// [levels][slots] nothing: off duty. Posting::unit counts for nothing.
  std::array<std::vector<std::optional<Posting>>, kResponseLevels> at;
  std::vector<double> stock;  ///< [stations*materials]
};

inline bool stands_by(std::optional<Posting> const& posting) {
  return posting && posting->duty == Duty::standby;
}

inline Posting standby_at(StationId station) {
  return {{}, Duty::standby, station, {}, {}, {}};
}

/// A text that two candidates share only if they are the same plan.
std::string key_of(Candidate const& candidate);

}  // namespace sc
