// SPDX-License-Identifier: Apache-2.0
#include "drill/inject.h"

#include <algorithm>

#include "base/check.h"
#include "base/order_of.h"
#include "drill/earliest.h"
#include "drill/inject_words.h"

namespace sc {
namespace {

std::optional<SimTime> if_ever(SimTime t) {
  return t == kNever ? std::nullopt : std::optional(t);
}

std::vector<UnitId> sent_to(OrderTable const& orders, std::size_t incident) {
  std::vector<UnitId> units;
  for (std::size_t k = 0; k < orders.size(); ++k)
    if (orders.kind[k] == OrderKind::to_incident && orders.target[k] == incident &&
        std::find(units.begin(), units.end(), orders.unit[k]) == units.end())
      units.push_back(orders.unit[k]);
  return units;
}

Inject inject_of(World const& drill, Trajectory const& reference, std::size_t row,
                 ReportSource source) {
  Scenario const& s = drill.scenario;
  IncidentTable const& t = reference.incidents;
  IncidentKindSpec const& kind = s.incident_kinds[t.kind[row].index()];
  Speaker const speaker = speaker_of(kind, source);
  Inject inject;
  inject.incident = row;
  inject.at = t.report[row];
  inject.kind = t.kind[row];
  inject.severity = static_cast<double>(t.severity[row]);
  inject.position = s.incidents[row].position;
  inject.place = words_of_place(drill, t, row);
  inject.from = speaker.from;
  inject.to = speaker.to;
  inject.mode = speaker.mode;
  inject.message = message_of(kind, speaker, inject.place, inject.severity);
  inject.expected_action = expected_action_of(s, kind);
  inject.expected_units = sent_to(reference.orders, row);
  inject.expected_dispatch = if_ever(t.dispatch[row]);
  inject.expected_arrive = if_ever(t.arrive[row]);
  inject.expected_clear = if_ever(t.clear[row]);
  return inject;
}

}  // namespace

std::vector<Inject> injects_of(World const& drill, Trajectory const& reference,
                               std::span<ReportSource const> sources) {
  IncidentTable const& t = reference.incidents;
  SC_EXPECT(sources.size() == drill.scenario.incidents.size() && sources.size() <= t.size());
  auto const rows = order_of(sources.size(), [&](std::size_t i) { return t.report[i]; });
  auto const earliest = earliest_arrivals(drill, reference);
  std::vector<Inject> injects;
  for (std::size_t const row : rows) {
    injects.push_back(inject_of(drill, reference, row, sources[row]));
    injects.back().number = static_cast<int>(injects.size());
    injects.back().bound_arrive = earliest[row];
  }
  return injects;
}

}  // namespace sc
