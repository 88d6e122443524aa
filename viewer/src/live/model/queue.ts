// SPDX-License-Identifier: Apache-2.0
import type { RunData } from "../../data";
import type { LiveIncident, LiveUnit } from "../data";
import type { Held } from "./held";

export function isOpen(incident: LiveIncident): boolean {
  return incident.clear === null;
}

/** It lacks somebody: nobody was sent yet, or a skill is not covered. */
export function waits(incident: LiveIncident): boolean {
  return isOpen(incident) && (incident.units.length === 0 || incident.lacking !== null);
}

/** The gravest first, then who has waited longest. */
export function waitingOnes(incidents: Iterable<LiveIncident>): LiveIncident[] {
  const waiting = [...incidents].filter(waits);
  return waiting.sort((a, b) => gravity(b) - gravity(a) || a.report - b.report || a.number - b.number);
}

function gravity(incident: LiveIncident): number {
  return (incident.people_trapped ? 10 : 0) + Math.floor(incident.severity);
}

export interface Counts {
  waiting: number; // incidents that lack somebody
  coming: number; // units on their way to one
  working: number; // units at one
  free: number; // units that may be sent
}

/** What the header counts, in one pass. */
export function counts(run: RunData, now: Held): Counts {
  const found = { waiting: 0, coming: 0, working: 0, free: 0 };
  for (const incident of now.incidents.values()) if (waits(incident)) ++found.waiting;
  for (const unit of now.units.values()) {
    if (unit.free) ++found.free;
    if (unit.incident >= 0) ++found[comes(run, unit) ? "coming" : "working"];
  }
  return found;
}

const COMING = new Set(["turning_out", "driving", "held", "called_in"]);

export function comes(run: RunData, unit: LiveUnit): boolean {
  return COMING.has(run.unit_statuses[unit.status]?.id);
}

/** Units that may be sent, the nearest as the crow flies first. */
export function nearestFree(now: Held, x: number, y: number): LiveUnit[] {
  const far = (unit: LiveUnit) => Math.hypot(unit.x - x, unit.y - y);
  return [...now.units.values()].filter((unit) => unit.free).sort((a, b) => far(a) - far(b));
}
