// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/decision.h"

namespace sc {

/// Skills that an open incident may have use for: those of its kind and those it lacks.
SkillSet skills_wanted(OpenIncident const& incident, Outlook const& outlook);

/// Expected times of all units of a view to its incidents. Each incident is asked for once, when it
/// is first needed, for all units with a skill it may want. Outlives no part of the view.
class EstimateTable final : public TravelEstimates {
 public:
  explicit EstimateTable(DispatchView const& view) : view_(view), row_(view.open.size()) {}

  /// By position in the view; nothing where the unit cannot get there or has no skill for it.
  std::optional<Duration> time(std::size_t unit, std::size_t incident);

  /// For views of the same incidents with some of the units left out.
  std::vector<std::optional<Duration>> to_incident(IncidentId incident,
                                                   std::span<FreeUnit const> units) override;

 private:
  using Row = std::vector<std::optional<Duration>>;
  Row const& row(std::size_t incident);

  DispatchView view_;
  std::vector<std::optional<Row>> row_;  ///< [incident][unit]
};

}  // namespace sc
