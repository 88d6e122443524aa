// SPDX-License-Identifier: Apache-2.0
import type { Unit } from "../data";
import { lastUpTo } from "./search";

export interface UnitPlace {
  x: number;
  y: number;
  status: number;
  heading: number | null; // radians, counter-clockwise from east; null: stands still
}

/** Where a unit is and what it does; null before its first entry. */
export function placeOf(unit: Unit, moment: number): UnitPlace | null {
  const i = lastUpTo(unit.t, moment);
  if (i < 0) return null;
  const here = { x: unit.x[i], y: unit.y[i], status: unit.status[i], heading: null };
  if (i + 1 >= unit.t.length) return here;
  const dx = unit.x[i + 1] - unit.x[i];
  const dy = unit.y[i + 1] - unit.y[i];
  if (dx === 0 && dy === 0) return here;
  const share = (moment - unit.t[i]) / (unit.t[i + 1] - unit.t[i]);
  return {
    x: here.x + share * dx,
    y: here.y + share * dy,
    status: here.status,
    heading: Math.atan2(dy, dx),
  };
}
