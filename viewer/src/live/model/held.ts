// SPDX-License-Identifier: Apache-2.0
import type { LiveClosure, LiveFrame, LiveIncident, LiveState, LiveUnit } from "../data";

const KEPT_S = 6 * 3600; // closed incidents stay in the state for so long

/** The state as the page holds it: by number, so that a frame costs what it changes. */
export interface Held extends Omit<LiveState, "units" | "incidents" | "closures"> {
  units: Map<number, LiveUnit>;
  incidents: Map<number, LiveIncident>;
  closures: Map<number, LiveClosure>;
  version: Versions;
}

/** Counts changes, so that panels need not compare. */
export interface Versions {
  units: number;
  incidents: number;
  closures: number;
  orders: number;
}

export function held(state: LiveState): Held {
  return {
    ...state,
    units: new Map(state.units.map((unit) => [unit.unit, unit])),
    incidents: new Map(state.incidents.map((incident) => [incident.number, incident])),
    closures: new Map(state.closures.map((closure) => [closure.closure, closure])),
    version: { units: 0, incidents: 0, closures: 0, orders: 0 },
  };
}

/** As the service would tell it now. */
export function stateOf({ version: _, ...now }: Held): LiveState {
  return {
    ...now,
    units: [...now.units.values()],
    incidents: [...now.incidents.values()],
    closures: [...now.closures.values()],
  };
}

/** Puts a frame into the state: "known" has been in it, "gap": one before it is missing. */
export function merge(now: Held, frame: LiveFrame): "merged" | "known" | "gap" {
  if (frame.frame <= now.frame) return "known";
  if (frame.frame !== now.frame + 1) return "gap";
  now.frame = frame.frame;
  now.now = frame.now;
  now.change = frame.change;
  now.level = frame.level ?? now.level;
  now.depth_mm = frame.depth_mm ?? now.depth_mm;
  if (frame.canal_m !== undefined) now.canal_m = frame.canal_m;
  mergeLists(now, frame);
  return "merged";
}

function mergeLists(now: Held, frame: LiveFrame): void {
  const { version } = now;
  if (frame.units) ++version.units;
  for (const unit of frame.units ?? []) now.units.set(unit.unit, unit);
  if (frame.incidents) ++version.incidents;
  for (const incident of frame.incidents ?? []) now.incidents.set(incident.number, incident);
  if (frame.incidents) forgetOld(now);
  if (frame.closures) ++version.closures;
  for (const closure of frame.closures ?? []) now.closures.set(closure.closure, closure);
  if (frame.orders) ++version.orders;
  now.orders = frame.orders ?? now.orders;
}

function forgetOld(now: Held): void {
  for (const [number, incident] of now.incidents)
    if (incident.clear !== null && incident.clear < now.now - KEPT_S) now.incidents.delete(number);
}
