// SPDX-License-Identifier: Apache-2.0
import type { Incident, RunData } from "../data";

export type Phase = "none" | "unreported" | "reported" | "handled" | "cleared";

/** How long a cleared incident stays on the map, s. */
export const FADE_S = 600;

/** True where closing the street in time kept it from happening. */
export function prevented(run: RunData, incident: Incident): boolean {
  return run.incident_statuses[incident.status]?.id === "prevented";
}

export function phaseOf(incident: Incident, moment: number): Phase {
  if (moment < incident.onset) return "none";
  if (incident.clear !== null && moment >= incident.clear)
    return moment < incident.clear + FADE_S ? "cleared" : "none";
  if (incident.arrive !== null && moment >= incident.arrive) return "handled";
  if (incident.report !== null && moment >= incident.report) return "reported";
  return "unreported";
}

/** True once it has waited longer than allowed, whether or not somebody came later. */
export function lateBy(incident: Incident, moment: number, late_s: number): boolean {
  return incident.late && incident.report !== null && moment > incident.report + late_s;
}

/** From when to when it is open; null where it never opened. */
export function openSpan(run: RunData, incident: Incident): [number, number] | null {
  if (prevented(run, incident)) return null;
  return [incident.onset, incident.clear ?? run.end];
}
