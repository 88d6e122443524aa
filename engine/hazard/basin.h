// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/time.h"

namespace sc {

/// A waterlogging point as a basin: catchment, inlets, pipe with outfall to the canal, fixed pump,
/// conical store.
struct BasinSpec {
  double catchment_m2 = 0;
  double runoff_coefficient = 0;  ///< psi, 0..1
  double inlet_m3ps = 0;          ///< inlets when clean
  double pipe_m3ps = 0;           ///< pipe with a free outfall
  double blockage = 0;            ///< share of inlet and pipe lost, 0..1
  double ground_level_m = 0;      ///< lowest street level, datum of the canal
  double outfall_gate_m = 0;      ///< canal level at which the pipe begins to lose capacity
  double pump_m3ps = 0;           ///< fixed pump, independent of the canal
  double side_slope = 0.015;      ///< of the cone: depth / radius, > 0
  double spill_depth_m = 0.5;     ///< water above runs off elsewhere
};

/// What happened to the water, cumulated [m3]. inflow = drained + pumped + trucked + spilled +
/// stored, to rounding.
struct WaterBalance {
  double inflow_m3 = 0;
  double drained_m3 = 0;
  double pumped_m3 = 0;   ///< by the fixed pump
  double trucked_m3 = 0;  ///< by pump trucks on scene
  double spilled_m3 = 0;
  double stored_m3 = 0;
};

/// The moving part of a basin. Starts dry.
struct BasinState {
  double volume_m3 = 0;
  WaterBalance balance;
};

/// Depth at the lowest point of a cone: V = pi d^3 / (3 s^2), so d = cbrt(3 V s^2 / pi).
double depth_m(BasinSpec const& basin, double volume_m3);
double volume_m3(BasinSpec const& basin, double depth_m);

/// Share of the pipe's capacity left at a canal level: 1 up to outfall_gate_m, 0 from ground level
/// on, linear between. A gate at or above ground level: all or nothing at ground level.
double outfall_share(BasinSpec const& basin, double canal_m);

/// Advances by `step` with constant rain [m/s], canal level [m] and pump trucks [m3/s]:
///
///   inflow q  = psi x rain x catchment                                  (rational method)
///   drain  cd = min(inlet, pipe x outfall_share(canal)) x (1 - blockage)
///   dV/dt     = q - cd - pump - trucks   while 0 < V < V(spill_depth)
///
/// Every rate is constant within the step, so V is a straight line with at most one bend, where
/// the store runs empty or full: the step is solved exactly, whatever its length, and a drained
/// basin ends at exactly 0. Empty with inflow below the capacities: the drain takes first, then
/// the fixed pump, then the trucks. Full: what is left over spills.
/// Sources: rational method GB 50014-2021; the cone store and its outflows are assumptions.
/// One step is a few tens of flops; splitting a step changes the result by rounding only.
void advance(BasinSpec const& basin, double rain_mps, double canal_m, double truck_m3ps,
             Duration step, BasinState& state);

}  // namespace sc
