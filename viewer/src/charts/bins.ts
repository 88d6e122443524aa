// SPDX-License-Identifier: Apache-2.0
import type { Incident } from "../data";

/** Response times above `from` up to `to`; the first bin holds 0 as well. */
export interface Bin {
  from: number; // s
  to: number; // s; Infinity in the last one
  inTime: number;
  late: number;
  atLeast: number; // still waiting at the end: their true time is this or more
}

const EDGES_MIN = [0, 1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1440, 2880, 5760];

/**
 * The late limit is an edge as well, so that no bin holds both late and timely incidents. Empty bins
 * beyond the longest time are left out.
 */
export function histogram(incidents: readonly Incident[], late_s: number): Bin[] {
  const times = incidents.map((incident) => incident.response_s ?? 0);
  const edges = [...new Set([...EDGES_MIN.map((edge) => edge * 60), late_s])].sort((a, b) => a - b);
  const longest = times.reduce((most, time) => Math.max(most, time), late_s);
  const bins = edges
    .filter((edge) => edge < longest)
    .map((from, i): Bin => ({ from, to: edges[i + 1] ?? Infinity, inTime: 0, late: 0, atLeast: 0 }));
  for (const incident of incidents) count(bins, incident);
  return bins;
}

function count(bins: Bin[], incident: Incident): void {
  if (incident.response_s === null) return;
  const time = incident.response_s;
  const bin = bins.find((candidate) => time <= candidate.to)!;
  if (incident.censored === "lower_bound") ++bin.atLeast;
  else if (incident.late) ++bin.late;
  else ++bin.inTime;
}
