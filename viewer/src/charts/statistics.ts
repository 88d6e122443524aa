// SPDX-License-Identifier: Apache-2.0
import type { Filter } from "../context";
import type { Incident, RunData } from "../data";
import { passes } from "../model/filter";

/** What /summary of a run file tells of response times; null where there is nothing to count. */
export interface ResponseStatistics {
  reported: number;
  censored: number; // of the reported: nobody had arrived by the end
  late: number;
  late_share: number | null;
  mean_s: number | null;
  p50_s: number | null;
  p90_s: number | null;
}

/**
 * Censored incidents enter with their waiting time so far, a lower bound, and count as late;
 * those never reported have no response time.
 */
export function responseStatistics(incidents: readonly Incident[]): ResponseStatistics {
  const reported = incidents.filter((incident) => incident.response_s !== null);
  const times = ascending(reported.map((incident) => incident.response_s!));
  const late = reported.filter((incident) => incident.late).length;
  return {
    reported: reported.length,
    censored: reported.filter((incident) => incident.censored === "lower_bound").length,
    late,
    late_share: reported.length > 0 ? late / reported.length : null,
    mean_s: mean(times),
    p50_s: quantile(times, 0.5),
    p90_s: quantile(times, 0.9),
  };
}

export function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** By linear interpolation between order statistics: Hyndman & Fan's type 7. */
export function quantile(sorted: readonly number[], q: number): number | null {
  if (sorted.length === 0) return null;
  const place = q * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

export function shown(run: RunData, filter: Filter): Incident[] {
  return run.incidents.filter((incident) => passes(run, incident, filter));
}
