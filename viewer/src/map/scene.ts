// SPDX-License-Identifier: Apache-2.0
import type { RunData } from "../data";
import { streetsOfBasins } from "../model/closed_streets";
import { boundsOf, pointsOf, type Bounds } from "../model/lines";

/** What of the map never changes, in map coordinates, ready to be stroked. */
export interface Scene {
  bounds: Bounds;
  byClass: Map<number, Path2D>; // streets on the ground
  elevated: Path2D;
  streets: number[][]; // points of each
  wet: number[][]; // streets of each basin
  waterOf: Path2D[]; // the same as paths
  waterways: { path: Path2D; width: number; points: number[] }[];
}

export function addLine(path: Path2D, points: readonly number[]): void {
  path.moveTo(points[0], points[1]);
  for (let i = 2; i < points.length; i += 2) path.lineTo(points[i], points[i + 1]);
}

function pathOf(lines: readonly number[][]): Path2D {
  const path = new Path2D();
  for (const points of lines) addLine(path, points);
  return path;
}

function pathsByClass(run: RunData, streets: number[][]): Map<number, Path2D> {
  const paths = new Map<number, Path2D>();
  run.map.streets.road_class.forEach((roadClass, i) => {
    if (run.map.streets.elevated[i]) return;
    if (!paths.has(roadClass)) paths.set(roadClass, new Path2D());
    addLine(paths.get(roadClass)!, streets[i]);
  });
  return paths;
}

/** Map units in one metre: a degree of latitude is about 111.2 km. */
export function unitsPerMetre(run: RunData): number {
  return 1 / (run.map.step[1] * 111_195);
}

export function sceneOf(run: RunData): Scene {
  const streets = run.map.streets.line.map(pointsOf);
  const wet = streetsOfBasins(run);
  const metre = unitsPerMetre(run);
  return {
    bounds: boundsOf(streets),
    byClass: pathsByClass(run, streets),
    elevated: pathOf(streets.filter((_, i) => run.map.streets.elevated[i])),
    streets,
    wet,
    waterOf: wet.map((numbers) => pathOf(numbers.map((street) => streets[street]))),
    waterways: run.map.waterways.map((w) => {
      const points = pointsOf(w.line);
      return { path: pathOf([points]), width: w.width_m * metre, points };
    }),
  };
}
