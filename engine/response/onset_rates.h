// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "hazard/drivers/driver.h"
#include "hazard/onset_process.h"

namespace sc {

class World;

/// Where incidents of one kind may begin, and how often they do there.
struct OnsetSite {
  OnsetPlace place;
  OnsetProcess process;
};

/// How often incidents of every kind begin at every site: the rates of docs/formats.md, step by
/// step. They depend on the weather alone, so they are made once per World and drawn from by every
/// replication. Memory: 8 bytes per kind, site and step, twice.
class OnsetRates {
 public:
  OnsetRates() = default;
  /// Of a World that is complete but for these.
  explicit OnsetRates(World const& world);

  /// Zones without streets, pipes or whatever else the kind needs are left out; none for kinds that
  /// are never drawn.
  [[nodiscard]] std::span<OnsetSite const> sites(IncidentKindId kind) const {
    return sites_[kind.index()];
  }

  /// Mean number of incidents of the kind that are drawn in the zone in [from, to): the integral of
  /// the rate. Where one onset per flooding counts (Driver::floods), a flooding counts
  /// 1 - exp(-its integral so far). Cumulated over whole steps, linear within a step; nothing
  /// begins before 0 or after the scenario's end. Recorded incidents and children do not count.
  [[nodiscard]] double expected(IncidentKindId kind, ZoneId zone, SimTime from, SimTime to) const;

 private:
  [[nodiscard]] double until(std::vector<double> const& cumulated, SimTime t) const;

  std::vector<std::vector<OnsetSite>> sites_;  ///< [kinds]
  /// [kinds*zones][steps+1] expected by the beginning of each step; empty: none
  std::vector<std::vector<double>> cumulated_;
  std::size_t zones_ = 0;
  SimTime end_;
  Duration step_;
};

}  // namespace sc
