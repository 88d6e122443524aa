// SPDX-License-Identifier: Apache-2.0
import type { RunData } from "../data";
import { closedByWater } from "./basin_depth";
import { openSpan } from "./incident_phase";

/** For each basin the streets that its water covers; elevated ones stay above it. */
export function streetsOfBasins(run: RunData): number[][] {
  const streets: number[][] = run.basins.map(() => []);
  run.map.streets.basin.forEach((basin, street) => {
    if (basin >= 0 && !run.map.streets.elevated[street]) streets[basin].push(street);
  });
  return streets;
}

/** Numbers of the streets nobody may enter: blocked by an open incident, closed on record, or under water. */
export function closedStreets(run: RunData, wet: number[][], moment: number): Set<number> {
  const closed = new Set<number>();
  for (const c of run.map.closures) if (c.from <= moment && moment < c.to) closed.add(c.street);
  for (const incident of run.incidents) {
    if (!incident.blocks || incident.street < 0) continue;
    const open = openSpan(run, incident);
    if (open && open[0] <= moment && moment < open[1]) closed.add(incident.street);
  }
  run.basins.forEach((basin, b) => {
    if (closedByWater(basin, run.weather.step, moment)) wet[b].forEach((street) => closed.add(street));
  });
  closed.delete(-1);
  return closed;
}
