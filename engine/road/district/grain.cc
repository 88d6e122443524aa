// SPDX-License-Identifier: Apache-2.0
#include "road/district/grain.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/random.h"

namespace sc::district {
namespace {

constexpr double kCell = 300;    // [m]
constexpr double kReach = 1200;  // [m] of a curve's influence
constexpr double kScale = 380;   // [m] at which the influence has fallen to 1/e
constexpr double kTurn = 0.16;   // [rad] standard deviation of the random turn (assumed)
constexpr double kFaint = 0.02;  // weight of east-west where nothing presses

}  // namespace

Grain::Grain(PlanePoint low, PlanePoint high, std::uint64_t seed)
    : low_(low),
      columns_(2 + static_cast<int>((high.x_m - low.x_m) / kCell)),
      rows_(2 + static_cast<int>((high.y_m - low.y_m) / kCell)),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {
  Stream random(seed, 0, Purpose::district, 1);
  for (Cell& c : cells_) c = {kFaint, 0, kTurn * random.normal()};
}

void Grain::press(Curve const& curve, double weight) {
  constexpr double kSample = 90;
  double const whole = length(curve);
  int const reach = static_cast<int>(kReach / kCell);
  for (double s = kSample / 2; s < whole; s += kSample) {
    Stand const stand = stand_at(curve, s);
    double const theta = heading(stand.direction);
    int const c0 = static_cast<int>((stand.at.x_m - low_.x_m) / kCell);
    int const r0 = static_cast<int>((stand.at.y_m - low_.y_m) / kCell);
    for (int r = std::max(0, r0 - reach); r <= std::min(rows_ - 1, r0 + reach); ++r)
      for (int c = std::max(0, c0 - reach); c <= std::min(columns_ - 1, c0 + reach); ++c) {
        PlanePoint const corner{low_.x_m + c * kCell, low_.y_m + r * kCell};
        double const d = apart_m(corner, stand.at) / kScale;
        double const w = weight * std::exp(-d * d);
        Cell& cell = cells_[static_cast<std::size_t>(r * columns_ + c)];
        cell.cos4 += w * std::cos(4 * theta);
        cell.sin4 += w * std::sin(4 * theta);
      }
  }
}

Grain::Cell const& Grain::cell(int column, int row) const {
  int const c = std::clamp(column, 0, columns_ - 1);
  int const r = std::clamp(row, 0, rows_ - 1);
  return cells_[static_cast<std::size_t>(r * columns_ + c)];
}

double Grain::theta(PlanePoint p) const {
  double const x = (p.x_m - low_.x_m) / kCell;
  double const y = (p.y_m - low_.y_m) / kCell;
  int const c = static_cast<int>(std::floor(x));
  int const r = static_cast<int>(std::floor(y));
  double const fx = x - c;
  double const fy = y - r;
  double cos4 = 0;
  double sin4 = 0;
  double turn = 0;
  for (int dr = 0; dr < 2; ++dr)
    for (int dc = 0; dc < 2; ++dc) {
      Cell const& corner = cell(c + dc, r + dr);
      double const w = (dc == 1 ? fx : 1 - fx) * (dr == 1 ? fy : 1 - fy);
      double const size = std::max(norm({corner.cos4, corner.sin4}), 1e-9);
      cos4 += w * corner.cos4 / size;
      sin4 += w * corner.sin4 / size;
      turn += w * corner.turn_rad;
    }
  return std::atan2(sin4, cos4) / 4 + turn;
}

double Grain::along(PlanePoint p, double heading_rad) const {
  constexpr double kQuarter = std::numbers::pi / 2;
  double const base = theta(p);
  return base + kQuarter * std::round((heading_rad - base) / kQuarter);
}

}  // namespace sc::district
