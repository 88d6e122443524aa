// SPDX-License-Identifier: Apache-2.0
import type { RunData } from "../data";
import type { DrawnIncident, DrawnUnit, Picture } from "../map/picture";
import { activityOf } from "../map/unit_groups";
import { pointsOf } from "../model/lines";
import type { LiveClosure } from "./data";
import type { Held } from "./model/held";
import { phaseOf } from "./model/phase";
import { placeAt } from "./model/place";

const PULSE_MS = 1600;
const MOST_PULSES = 200; // among more none draws the eye

/** The present, for the map. `beat` drives the pulse of what waits; null: no pulse, as readers may ask for. */
export function present(run: RunData, now: Held, moment: number, beat: number | null): Picture {
  return {
    depth_mm: (basin) => now.depth_mm[basin] ?? 0,
    closed: (wet) => closedNow(run, now, wet),
    incidents: () => incidentsNow(run, now, moment, beat),
    units: () => unitsNow(run, now, moment),
    signs: () => signs(run, now),
  };
}

function closedNow(run: RunData, now: Held, wet: number[][]): Set<number> {
  const closed = new Set<number>();
  for (const { open, streets } of now.closures.values()) if (!open) for (const street of streets) closed.add(street);
  for (const c of run.map.closures) if (c.street >= 0 && c.from <= now.now && now.now < c.to) closed.add(c.street);
  run.basins.forEach(({ closure_depth_mm: limit }, b) => {
    if (limit > 0 && (now.depth_mm[b] ?? 0) >= limit) wet[b].forEach((street) => closed.add(street));
  });
  return closed;
}

function* incidentsNow(run: RunData, now: Held, moment: number, beat: number | null): Iterable<DrawnIncident> {
  const pulse = beat === null ? 0.3 : (beat % PULSE_MS) / PULSE_MS;
  const pulses = now.incidents.size <= MOST_PULSES;
  for (const incident of now.incidents.values()) {
    const { phase, waits, late, fade } = phaseOf(incident, moment, run.late_s);
    if (phase === "none") continue;
    const { number: row, x, y, severity } = incident;
    yield { row, x, y, severity, look: { phase, late, fade, ...(waits && pulses ? { pulse } : {}) } };
  }
}

function* unitsNow(run: RunData, now: Held, moment: number): Iterable<DrawnUnit> {
  for (const unit of now.units.values()) {
    const kind = run.units[unit.unit]?.kind;
    if (kind === undefined) continue;
    const activity = activityOf(run, unit.status);
    yield { row: unit.unit, kind, ...placeAt(unit, moment), activity, unusable: unit.out_of_service };
  }
}

/** In the middle of the first street of each closure. */
function* signs(run: RunData, now: Held): Iterable<{ row: number; x: number; y: number }> {
  for (const closure of now.closures.values()) {
    const at = closure.open ? null : middle(run, closure);
    if (at) yield { row: closure.closure, ...at };
  }
}

const middles = new WeakMap<LiveClosure, { x: number; y: number } | null>();

function middle(run: RunData, closure: LiveClosure): { x: number; y: number } | null {
  if (!middles.has(closure)) middles.set(closure, middleOf(run.map.streets.line[closure.streets[0]]));
  return middles.get(closure) ?? null;
}

function middleOf(line: number[] | undefined): { x: number; y: number } | null {
  if (!line) return null;
  const points = pointsOf(line);
  const k = 2 * Math.floor(points.length / 4);
  if (points.length !== 4) return { x: points[k], y: points[k + 1] };
  return { x: (points[0] + points[2]) / 2, y: (points[1] + points[3]) / 2 };
}
