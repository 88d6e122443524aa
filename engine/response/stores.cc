// SPDX-License-Identifier: Apache-2.0
#include "response/stores.h"

#include <algorithm>

namespace sc {

Stores::Stores(Scenario const& s, Plan const& plan)
    : materials_(s.materials.size()),
      station_(s.stations.size() * materials_, 0.0),
      unit_(s.units.size() * materials_, 0.0),
      initial_(materials_, 0.0),
      supplied_(materials_, 0.0),
      used_(materials_, 0.0) {
  for (StockRow const& row : plan.stock.empty() ? s.stock : plan.stock)
    station_[cell(row.station, row.material)] += row.amount;
  for (std::size_t u = 0; u < s.units.size(); ++u)
    for (MaterialAmount const& part : s.unit_kinds[s.units[u].kind.index()].load)
      unit_[cell(UnitId{u}, part.material)] += part.amount;
  usual_ = station_;
  load_ = unit_;
  for (std::size_t i = 0; i < station_.size(); ++i) initial_[i % materials_] += station_[i];
  for (std::size_t i = 0; i < unit_.size(); ++i) initial_[i % materials_] += unit_[i];
}

bool Stores::has_any(StationId s, std::span<MaterialAmount const> wanted) const {
  return std::any_of(wanted.begin(), wanted.end(), [&](MaterialAmount const& part) {
    return part.amount > 0 && at(s, part.material) > 0;
  });
}

/// Moves up to `wanted`; returns what was not there.
double Stores::move(double& from, double& to, double wanted) {
  double const moved = std::min(from, wanted);
  from -= moved;
  to += moved;
  return wanted - moved;
}

std::vector<Stores::Lack> Stores::refill(UnitId u, StationId s) {
  std::vector<Lack> lacks;
  for (std::size_t i = 0; i < materials_; ++i) {
    MaterialId const m{i};
    if (!keeps(s, m)) continue;
    double& carried = unit_[cell(u, m)];
    double& stock = station_[cell(s, m)];
    double const full = load_[cell(u, m)];
    if (carried > full) move(carried, stock, carried - full);
    double const lack = carried < full ? move(stock, carried, full - carried) : 0.0;
    if (lack > 0) lacks.push_back({m, lack});
  }
  return lacks;
}

std::vector<Stores::Lack> Stores::take(UnitId u, StationId s,
                                       std::span<MaterialAmount const> wanted) {
  std::vector<Lack> lacks;
  for (MaterialAmount const& part : wanted) {
    double const lack =
        move(station_[cell(s, part.material)], unit_[cell(u, part.material)], part.amount);
    if (lack > 0 && keeps(s, part.material)) lacks.push_back({part.material, lack});
  }
  return lacks;
}

void Stores::use(UnitId u, std::vector<MaterialAmount>& wanted) {
  for (MaterialAmount& part : wanted)
    part.amount = move(unit_[cell(u, part.material)], used_[part.material.index()], part.amount);
}

void Stores::use_from_outside(std::vector<MaterialAmount>& wanted) {
  for (MaterialAmount& part : wanted) {
    supplied_[part.material.index()] += part.amount;
    used_[part.material.index()] += part.amount;
    part.amount = 0;
  }
}

void Stores::restock(StationId s) {
  for (std::size_t i = 0; i < materials_; ++i) {
    std::size_t const c = cell(s, MaterialId{i});
    double const missing = std::max(0.0, usual_[c] - station_[c]);
    station_[c] += missing;
    supplied_[i] += missing;
  }
}

MaterialBalance Stores::balance() const {
  MaterialBalance b{initial_, supplied_, std::vector<double>(materials_, 0.0),
                    std::vector<double>(materials_, 0.0), used_};
  for (std::size_t i = 0; i < station_.size(); ++i) b.at_stations[i % materials_] += station_[i];
  for (std::size_t i = 0; i < unit_.size(); ++i) b.on_units[i % materials_] += unit_[i];
  return b;
}

bool any_left(std::span<MaterialAmount const> amounts) {
  return std::any_of(amounts.begin(), amounts.end(),
                     [](MaterialAmount const& a) { return a.amount > 0; });
}

}  // namespace sc
