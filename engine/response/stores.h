// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "response/scenario.h"
#include "response/trajectory.h"

namespace sc {

/// Material of one run: what lies at stations, what units carry, what incidents have used up.
/// Nothing is lost: initial + supplied = at stations + on units + used, per material.
class Stores {
 public:
  /// Stations hold their stock, the plan's if it has any, and units their full load.
  Stores(Scenario const& scenario, Plan const& plan);

  [[nodiscard]] double at(StationId s, MaterialId m) const { return station_[cell(s, m)]; }
  [[nodiscard]] double on(UnitId u, MaterialId m) const { return unit_[cell(u, m)]; }
  /// Does the station keep the material at all?
  [[nodiscard]] bool keeps(StationId s, MaterialId m) const { return usual_[cell(s, m)] > 0; }

  /// Does the station have any of what is wanted?
  [[nodiscard]] bool has_any(StationId s, std::span<MaterialAmount const> wanted) const;

  /// What a station could not give.
  struct Lack {
    MaterialId material;
    double amount = 0;
  };
  /// A unit at a station hands in what it carries beyond its load, and takes what is missing of it.
  /// Only material that the station keeps changes hands.
  std::vector<Lack> refill(UnitId u, StationId s);
  /// A unit takes up to so much of each material, beside its load; returns what was not there.
  std::vector<Lack> take(UnitId u, StationId s, std::span<MaterialAmount const> wanted);
  /// The unit's material is used up; lowers `wanted` by what it had.
  void use(UnitId u, std::vector<MaterialAmount>& wanted);
  /// A supplier brings the rest to the place where it is used.
  void use_from_outside(std::vector<MaterialAmount>& wanted);
  /// A supplier fills the station up to its usual stock.
  void restock(StationId s);

  [[nodiscard]] MaterialBalance balance() const;

 private:
  [[nodiscard]] std::size_t cell(StationId s, MaterialId m) const {
    return s.index() * materials_ + m.index();
  }
  [[nodiscard]] std::size_t cell(UnitId u, MaterialId m) const {
    return u.index() * materials_ + m.index();
  }
  double move(double& from, double& to, double wanted);

  std::size_t materials_;
  std::vector<double> station_;                    ///< [stations*materials]
  std::vector<double> usual_;                      ///< [stations*materials] stock when full
  std::vector<double> unit_;                       ///< [units*materials]
  std::vector<double> load_;                       ///< [units*materials] when full
  std::vector<double> initial_, supplied_, used_;  ///< [materials]
};

/// Is anything of it left to bring?
bool any_left(std::span<MaterialAmount const> amounts);

}  // namespace sc
