// SPDX-License-Identifier: Apache-2.0
// What a policy would order now, and who else could be sent.
#include <algorithm>
#include <tuple>

#include "response/live/most_pressing.h"
#include "response/simulation.h"

namespace sc {
namespace {

constexpr std::size_t kAlternatives = 4;

/// Tells a policy that a refused unit cannot get to its incident.
class WithoutRefused final : public TravelEstimates {
 public:
  WithoutRefused(TravelEstimates& all, std::span<UnitAndIncident const> refused)
      : all_(all), refused_(refused) {}

  std::vector<std::optional<Duration>> to_incident(IncidentId id,
                                                   std::span<FreeUnit const> units) override {
    auto times = all_.to_incident(id, units);
    for (std::size_t i = 0; i < units.size(); ++i)
      if (std::find(refused_.begin(), refused_.end(), UnitAndIncident{units[i].id, id}) !=
          refused_.end())
        times[i].reset();
    return times;
  }

 private:
  TravelEstimates& all_;
  std::span<UnitAndIncident const> refused_;
};

}  // namespace

std::vector<RecommendedOrder> Simulation::recommend(DispatchPolicy const& policy,
                                                    std::span<UnitAndIncident const> refused) {
  std::vector<OpenIncident> open = open_incidents();
  keep_most_pressing(open);
  if (open.empty()) return {};
  std::vector<FreeUnit> const free = free_units(open);
  if (free.empty()) return {};
  WithoutRefused estimates(*this, refused);
  std::vector<RecommendedOrder> orders;
  for (Assignment const& a : policy.decide({now(), open, free, busy_units(), estimates, *this})) {
    if (!a.incident) continue;  // to call one off is the officer's own decision
    RecommendedOrder order;
    order.unit = a.unit;
    order.incident = a.incident;
    order.estimate = a.estimate;
    if (unit(a.unit).task.kind == Task::Kind::incident)
      order.diverts = IncidentId{unit(a.unit).task.target};
    order.lacking = as_open(a.incident).lacking;
    order.extra = order.lacking.none();
    add_alternatives(free, order);
    orders.push_back(std::move(order));
  }
  return orders;
}

/// Units that help with what lacks, nearest first; those that are cut off stand last.
void Simulation::add_alternatives(std::span<FreeUnit const> free, RecommendedOrder& order) {
  Needs const needs = order.extra ? kind_of(incident(order.incident)).needs : order.lacking;
  std::vector<FreeUnit> able;
  for (FreeUnit const& it : free)
    if (it.id != order.unit && it.incident != order.incident && needs.helped_by(it.skills))
      able.push_back(it);
  auto const times = to_incident(order.incident, able);
  for (std::size_t i = 0; i < able.size(); ++i)
    order.alternatives.push_back({able[i].id, times[i], able[i].incident});
  auto const rank = [](RecommendedOrder::Alternative const& it) {
    return std::tuple(it.estimate.value_or(Duration{INT64_MAX}), it.unit);
  };
  std::sort(order.alternatives.begin(), order.alternatives.end(),
            [&](auto const& a, auto const& b) { return rank(a) < rank(b); });
  if (order.alternatives.size() > kAlternatives) order.alternatives.resize(kAlternatives);
}

}  // namespace sc
