// SPDX-License-Identifier: Apache-2.0

/** The points of a line of the report: [x0, y0, x1, y1, ...]. */
export function pointsOf(line: readonly number[]): number[] {
  const points = line.slice();
  for (let i = 2; i < points.length; ++i) points[i] += points[i - 2];
  return points;
}

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

export function boundsOf(lines: readonly (readonly number[])[]): Bounds {
  const b = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const points of lines)
    for (let i = 0; i + 1 < points.length; i += 2) {
      b.west = Math.min(b.west, points[i]);
      b.east = Math.max(b.east, points[i]);
      b.south = Math.min(b.south, points[i + 1]);
      b.north = Math.max(b.north, points[i + 1]);
    }
  return b.west <= b.east ? b : { west: 0, south: 0, east: 1, north: 1 };
}
