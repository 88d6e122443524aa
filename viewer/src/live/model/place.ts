// SPDX-License-Identifier: Apache-2.0
import type { MapData } from "../../data";
import type { LiveUnit } from "../data";

export interface Place {
  x: number;
  y: number;
  heading: number | null; // radians, counter-clockwise from east; null: stands still
}

/** Where a unit is at a moment: straight on from where it was told to where it will be. */
export function placeAt(unit: LiveUnit, moment: number): Place {
  const { x, y, at, next } = unit;
  if (!next || (next.x === x && next.y === y)) return { x, y, heading: null };
  const heading = Math.atan2(next.y - y, next.x - x);
  if (next.at <= at) return { x: next.x, y: next.y, heading };
  const share = Math.min(1, Math.max(0, (moment - at) / (next.at - at)));
  return { x: x + share * (next.x - x), y: y + share * (next.y - y), heading };
}

/** Degrees of a position on the map. */
export function degrees(map: MapData, x: number, y: number): { lon: number; lat: number } {
  const rounded = (value: number) => Math.round(value * 1e7) / 1e7;
  return { lon: rounded(map.origin[0] + x * map.step[0]), lat: rounded(map.origin[1] + y * map.step[1]) };
}
