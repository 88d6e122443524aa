// SPDX-License-Identifier: Apache-2.0
import type { Filter } from "../context";
import type { RunData } from "../data";
import { depthAt } from "../model/basin_depth";
import { closedStreets } from "../model/closed_streets";
import { passes } from "../model/filter";
import { FADE_S, lateBy, phaseOf, prevented } from "../model/incident_phase";
import { placeOf } from "../model/unit_place";
import type { IncidentLook } from "./symbols";
import { activityOf, type Activity } from "./unit_groups";

export interface DrawnIncident {
  row: number;
  x: number;
  y: number;
  severity: number;
  look: Omit<IncidentLook, "radius">;
}

export interface DrawnUnit {
  row: number;
  kind: number;
  x: number;
  y: number;
  heading: number | null; // null: stands still
  activity: Activity;
  unusable?: boolean; // drawn grey
}

/** What the map shows beside the streets, at one moment. */
export interface Picture {
  depth_mm(basin: number): number;
  closed(wet: number[][]): Iterable<number>; // streets, given those of each basin
  incidents(): Iterable<DrawnIncident>;
  units(): Iterable<DrawnUnit>;
  signs(): Iterable<{ row: number; x: number; y: number }>; // of streets that people closed
}

/** Of a recorded run. */
export function recorded(run: RunData, moment: number, filter: Filter): Picture {
  return {
    depth_mm: (basin) => depthAt(run.basins[basin], run.weather.step, moment),
    closed: (wet) => closedStreets(run, wet, moment),
    incidents: () => recordedIncidents(run, moment, filter),
    units: () => recordedUnits(run, moment),
    signs: () => [],
  };
}

function* recordedIncidents(run: RunData, moment: number, filter: Filter): Iterable<DrawnIncident> {
  for (const [row, incident] of run.incidents.entries()) {
    const phase = phaseOf(incident, moment);
    if (phase === "none" || prevented(run, incident) || !passes(run, incident, filter)) continue;
    const fade = phase === "cleared" ? 1 - (moment - incident.clear!) / FADE_S : 1;
    const look = { phase, late: lateBy(incident, moment, run.late_s), fade };
    yield { row, x: incident.x, y: incident.y, severity: incident.severity, look };
  }
}

function* recordedUnits(run: RunData, moment: number): Iterable<DrawnUnit> {
  for (const [row, unit] of run.units.entries()) {
    const place = placeOf(unit, moment);
    if (!place) continue;
    const { x, y, heading, status } = place;
    yield { row, kind: unit.kind, x, y, heading, activity: activityOf(run, status) };
  }
}
