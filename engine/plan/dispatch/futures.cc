// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/futures.h"

#include <algorithm>

#include "base/random.h"

namespace sc {
namespace {

struct Cell {
  IncidentKindId kind;
  ZoneId zone;
  double up_to = 0;  ///< expected number in this cell and those before
};

std::vector<Cell> expected_cells(Outlook const& outlook, SimTime from, SimTime to) {
  std::vector<Cell> cells;
  double sum = 0;
  for (std::size_t k = 0; k < outlook.scenario().incident_kinds.size(); ++k) {
    for (std::size_t z = 0; z < outlook.scenario().zones.size(); ++z) {
      double const expected = outlook.expected_incidents(IncidentKindId{k}, ZoneId{z}, from, to);
      if (expected > 0) cells.push_back({IncidentKindId{k}, ZoneId{z}, sum += expected});
    }
  }
  return cells;
}

/// FNV-1a over what makes the moment.
std::uint64_t seed_of(DispatchView const& view) {
  std::uint64_t hash = 14'695'981'039'346'656'037ULL;
  auto const mix = [&](std::uint64_t value) {
    for (int byte = 0; byte < 8; ++byte)
      hash = (hash ^ (value >> 8 * byte & 255U)) * 1'099'511'628'211ULL;
  };
  mix(static_cast<std::uint64_t>(view.now.ms));
  for (OpenIncident const& incident : view.open) mix(incident.id.value());
  for (FreeUnit const& unit : view.free_units) mix(unit.id.value());
  return hash;
}

Future imagine(std::vector<Cell> const& cells, Duration horizon, Stream random) {
  double const expected = cells.back().up_to;
  Future future;
  for (double at = random.exponential(1 / expected); at < 1 && future.size() < kMostFutureIncidents;
       at += random.exponential(1 / expected)) {
    double const pick = random.uniform() * expected;
    auto const cell = std::lower_bound(cells.begin(), cells.end() - 1, pick,
                                       [](Cell const& c, double p) { return c.up_to < p; });
    future.push_back({from_seconds(at * horizon.seconds()), cell->kind, cell->zone});
  }
  return future;
}

}  // namespace

std::vector<Future> imagine_futures(DispatchView const& view, PolicyWeights const& weights) {
  Duration const horizon = from_seconds(weights.horizon_min * 60);
  auto const cells = expected_cells(view.outlook, view.now, view.now + horizon);
  std::vector<Future> futures;
  if (cells.empty()) return futures;
  std::uint64_t const seed = seed_of(view);
  for (int s = 0; s < weights.samples; ++s)
    futures.push_back(
        imagine(cells, horizon, Stream(seed, 0, Purpose::roll_out, static_cast<std::uint32_t>(s))));
  return futures;
}

}  // namespace sc
