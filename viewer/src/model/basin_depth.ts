// SPDX-License-Identifier: Apache-2.0
import type { Basin } from "../data";

/** Depth in mm, even between the ends of two weather steps (dry before the first). */
export function depthAt(basin: Basin, step: number, moment: number): number {
  const k = Math.floor(moment / step);
  const last = basin.depth_mm.length - 1;
  if (k > last) return basin.depth_mm[last] ?? 0;
  const before = k > 0 ? basin.depth_mm[k - 1] : 0;
  return before + (basin.depth_mm[k] - before) * (moment / step - k);
}

/** True where the water closes the streets: as the simulation, by the depth at the end of the step. */
export function closedByWater(basin: Basin, step: number, moment: number): boolean {
  const k = Math.min(Math.floor(moment / step), basin.depth_mm.length - 1);
  return basin.closure_depth_mm > 0 && k >= 0 && basin.depth_mm[k] >= basin.closure_depth_mm;
}
