// SPDX-License-Identifier: Apache-2.0
import { name, type Language } from "../context";
import type { Incident, Names, RunData } from "../data";
import { ascending, quantile, responseStatistics, type ResponseStatistics } from "./statistics";
import { severityBand } from "../model/filter";
import { say } from "./words";

export type By = "kind" | "severity" | "zone";

/** Incidents that have something in common, of which at least one was reported. */
export interface Group {
  id: number;
  text: string;
  statistics: ResponseStatistics;
  box: [number, number, number, number, number]; // s: P10, P25, P50, P75, P90
  incidents: Incident[]; // reported ones
}

const BANDS: Names[] = [
  { zh: "轻微（1–<2）", en: "slight (1 to <2)" },
  { zh: "较重（2–<3）", en: "serious (2 to <3)" },
  { zh: "严重（3–4）", en: "grave (3 to 4)" },
];

/** By severity in its order, else the longest mean first. */
export function groups(run: RunData, incidents: readonly Incident[], by: By, language: Language): Group[] {
  const members = new Map<number, Incident[]>();
  for (const incident of incidents) {
    if (incident.response_s === null) continue;
    const key = keyOf(incident, by);
    members.set(key, [...(members.get(key) ?? []), incident]);
  }
  const found = [...members].map(([id, own]) => group(id, textOf(run, by, id, language), own));
  const order = by === "severity" ? (a: Group, b: Group) => a.id - b.id : byMean;
  return found.sort(order);
}

function byMean(a: Group, b: Group): number {
  return b.statistics.mean_s! - a.statistics.mean_s! || a.id - b.id;
}

function group(id: number, text: string, incidents: Incident[]): Group {
  const times = ascending(incidents.map((incident) => incident.response_s!));
  const box = [0.1, 0.25, 0.5, 0.75, 0.9].map((q) => quantile(times, q)!) as Group["box"];
  return { id, text, statistics: responseStatistics(incidents), box, incidents };
}

function keyOf(incident: Incident, by: By): number {
  return by === "kind" ? incident.kind : by === "zone" ? incident.zone : severityBand(incident.severity);
}

function textOf(run: RunData, by: By, id: number, language: Language): string {
  if (by === "severity") return BANDS[id - 1][language];
  const found = by === "kind" ? run.incident_kinds[id] : run.zones[id];
  return found ? name(found.names, language) : say("elsewhere", language);
}
