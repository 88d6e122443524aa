// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "response/world.h"
#include "road/travel_times.h"

namespace sc {

/// An incident as one draw of the storm has it, as far as placing units is concerned.
struct Call {
  IncidentKindId kind;
  std::size_t point = 0;  ///< of Demand::points
  SimTime reported;       ///< by a citizen
  Duration work;          ///< on scene; by night as the rules say
  std::size_t level = 0;  ///< response level at that moment
};

/// What the hazards ask of the crews: several draws of the storm (incidents_of), their places
/// gathered into points, and driving times between stations and points in each weather phase.
///
/// Points are the basins, then the zones' middles; each incident belongs to its basin or zone. A
/// phase is a response level; its roads are those of its step with most calls, with the water that
/// stands there then.
class Demand {
 public:
  /// Replications 0 ... draws - 1 of `seed`.
  Demand(World const& world, std::uint64_t seed, std::uint32_t draws, int threads);

  [[nodiscard]] std::size_t points() const { return places_.size(); }
  [[nodiscard]] std::span<std::vector<Call> const> draws() const { return draws_; }  ///< by report
  /// Mean number of calls of the kind at the point while the level holds.
  [[nodiscard]] double expected(std::size_t level, IncidentKindId kind, std::size_t point) const {
    return expected_[(level * kinds_ + kind.index()) * points() + point];
  }
  /// Mean number of calls while the level holds.
  [[nodiscard]] double expected(std::size_t level) const;

  /// Seconds; infinite where there is no way.
  [[nodiscard]] double from_station(std::size_t level, UnitKindId kind, StationId s,
                                    std::size_t point) const {
    return station_s_[table(level, kind)][s.index() * points() + point];
  }
  [[nodiscard]] double from_point(std::size_t level, UnitKindId kind, std::size_t from,
                                  std::size_t point) const {
    return point_s_[table(level, kind)][from * points() + point];
  }

 private:
  void draw(World const& world, std::uint64_t seed, std::uint32_t draws);
  [[nodiscard]] std::size_t busiest_step(World const& world, std::size_t level) const;
  void measure(World const& world, std::size_t level, int threads);
  [[nodiscard]] std::size_t table(std::size_t level, UnitKindId kind) const {
    return table_of_[level * unit_kinds_ + kind.index()];
  }

  std::size_t kinds_, unit_kinds_;
  std::vector<RoadPlace> places_;
  std::vector<std::vector<Call>> draws_;
  std::vector<double> expected_;                ///< [levels][incident kinds][points]
  std::vector<std::size_t> table_of_;           ///< [levels][unit kinds]
  std::vector<std::vector<double>> station_s_;  ///< [tables][stations*points]
  std::vector<std::vector<double>> point_s_;    ///< [tables][points*points]
};

/// Response level in force at a moment.
std::size_t level_at(Scenario const& scenario, SimTime t);

}  // namespace sc
