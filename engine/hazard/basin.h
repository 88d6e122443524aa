// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "base/time.h"

namespace sc {

/// A waterlogging point as a basin: catchment, inlets, pipe with outfall to the canal, fixed pump,
/// conical store.
struct BasinSpec {
  double catchment_m2 = 0;
  double runoff_coefficient = 0;     ///< psi, 0..1
  double inlet_m3ps = 0;             ///< inlets when clean
  double pipe_m3ps = 0;              ///< pipe with a free outfall
  double blockage = 0;               ///< share of inlet and pipe lost, 0..1
  double ground_level_m = 0;         ///< lowest street level, datum of the canal
  double outfall_gate_m = 0;         ///< canal level at which the pipe begins to lose capacity
  double pump_m3ps = 0;              ///< fixed pump, independent of the canal
  double side_slope = 0.015;         ///< of the cone: depth / radius
  double spill_depth_m = 0.5;        ///< water above runs off elsewhere
};

/// What happened to the water, cumulated [m3]. inflow = drained + pumped + trucked + spilled +
/// stored, to rounding.
struct WaterBalance {
  double inflow_m3 = 0;
  double drained_m3 = 0;
  double pumped_m3 = 0;    ///< by the fixed pump
  double trucked_m3 = 0;   ///< by pump trucks on scene
  double spilled_m3 = 0;
  double stored_m3 = 0;
};

/// The moving part of a basin.
struct BasinState {
  double volume_m3 = 0;
  WaterBalance balance;
};

double depth_m(BasinSpec const& basin, double volume_m3);
double volume_m3(BasinSpec const& basin, double depth_m);

/// Share of the pipe's capacity left at a canal level: 1 up to outfall_gate_m, 0 at ground level.
double outfall_share(BasinSpec const& basin, double canal_m);

/// Advances one weather step with constant rain [m/s], canal level [m] and pump trucks [m3/s].
void advance(BasinSpec const& basin, double rain_mps, double canal_m, double truck_m3ps,
             Duration step, BasinState& state);

}  // namespace sc
