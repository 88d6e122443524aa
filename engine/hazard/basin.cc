// SPDX-License-Identifier: Apache-2.0
#include "hazard/basin.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/check.h"

namespace sc {
namespace {

/// Rates out of a basin [m3/s].
struct Outflow {
  double drain = 0;
  double pump = 0;
  double truck = 0;
  [[nodiscard]] double total() const { return drain + pump + truck; }
};

Outflow capacities(BasinSpec const& basin, double canal_m, double truck_m3ps) {
  double const pipe = basin.pipe_m3ps * outfall_share(basin, canal_m);
  return {std::min(basin.inlet_m3ps, pipe) * (1 - basin.blockage), basin.pump_m3ps, truck_m3ps};
}

/// What flows out of an empty basin: all that flows in, gravity first.
Outflow limited_to(Outflow const& capacity, double inflow) {
  Outflow out;
  out.drain = std::min(capacity.drain, inflow);
  out.pump = std::min(capacity.pump, inflow - out.drain);
  out.truck = std::min(capacity.truck, inflow - out.drain - out.pump);
  return out;
}

void book(Outflow const& out, double seconds, WaterBalance& balance) {
  balance.drained_m3 += out.drain * seconds;
  balance.pumped_m3 += out.pump * seconds;
  balance.trucked_m3 += out.truck * seconds;
}

void rise(double net, double seconds, double full_m3, BasinState& state) {
  double const level = state.volume_m3 + net * seconds;
  state.volume_m3 = std::min(level, full_m3);
  state.balance.spilled_m3 += level - state.volume_m3;
}

}  // namespace

double depth_m(BasinSpec const& basin, double volume_m3) {
  return std::cbrt(3 * volume_m3 * basin.side_slope * basin.side_slope / std::numbers::pi);
}

double volume_m3(BasinSpec const& basin, double depth_m) {
  return std::numbers::pi * depth_m * depth_m * depth_m / (3 * basin.side_slope * basin.side_slope);
}

double outfall_share(BasinSpec const& basin, double canal_m) {
  if (canal_m >= basin.ground_level_m) return 0;
  if (canal_m <= basin.outfall_gate_m) return 1;
  return (basin.ground_level_m - canal_m) / (basin.ground_level_m - basin.outfall_gate_m);
}

void advance(BasinSpec const& basin, double rain_mps, double canal_m, double truck_m3ps,
             Duration step, BasinState& state) {
  SC_EXPECT(rain_mps >= 0 && truck_m3ps >= 0 && step.ms >= 0 && state.volume_m3 >= 0);
  double const seconds = step.seconds();
  double const inflow = basin.runoff_coefficient * rain_mps * basin.catchment_m2;
  Outflow const capacity = capacities(basin, canal_m, truck_m3ps);
  double const net = inflow - capacity.total();
  state.balance.inflow_m3 += inflow * seconds;

  double const empty_after = net < 0 ? state.volume_m3 / -net : seconds;
  if (net < 0 && empty_after <= seconds) {
    book(capacity, empty_after, state.balance);
    book(limited_to(capacity, inflow), seconds - empty_after, state.balance);
    state.volume_m3 = 0;
  } else {
    book(capacity, seconds, state.balance);
    rise(net, seconds, volume_m3(basin, basin.spill_depth_m), state);
  }
  state.balance.stored_m3 = state.volume_m3;
}

}  // namespace sc
