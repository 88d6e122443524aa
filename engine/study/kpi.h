// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "response/summary.h"
#include "response/world.h"

namespace sc {

/// A basin counts as flooded from this depth on: about where cars stall and people cannot see the
/// kerb. Assumed.
inline constexpr double kFloodedDepth_m = 0.15;

/// A number by which one replication is told from another. SI units.
struct Kpi {
  std::string_view id;
  std::string_view unit;  ///< "s", "km", "1"
  std::string_view en;
  std::string_view zh;
};

/// Those of response/summary.h, numbers(), and sums from which shares and means over all incidents
/// are made.
std::span<Kpi const> kpis();
/// Number of the KPI of that name, which must be there.
std::size_t kpi_number(std::string_view id);

/// Basins whose water gets kFloodedDepth_m deep in spite of the run's pump trucks.
std::size_t flooded_points(Summary const& summary);
/// Incidents of kinds that water in basins causes.
std::size_t waterlogging_incidents(Summary const& summary, World const& world);

/// [kpis()]; NaN for what does not exist.
std::vector<double> kpis_of(Summary const& summary, World const& world);

}  // namespace sc
