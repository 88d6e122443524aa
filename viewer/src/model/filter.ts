// SPDX-License-Identifier: Apache-2.0
import { name, type Filter } from "../context";
import type { Incident, RunData } from "../data";

export const NO_FILTER: Filter = {
  kinds: new Set(),
  zones: new Set(),
  severities: new Set(),
  lateOnly: false,
  text: "",
};

/** 1 slight, 2 serious, 3 grave: from 1 to below 2, to below 3, to 4. */
export function severityBand(severity: number): number {
  return Math.max(1, Math.min(3, Math.floor(severity)));
}

/** Everything a reader may look for: both languages, so that a switch of language loses no match. */
function wordsOf(run: RunData, incident: Incident): string {
  const names = [run.incident_kinds[incident.kind]?.names, placeNames(run, incident), run.zones[incident.zone]?.names];
  const said = names.flatMap((n) => (n ? [n.zh, n.en] : []));
  return [`#${incident.number}`, run.units[incident.unit]?.id ?? "", ...said].join("\n").toLowerCase();
}

/** What the place of an incident is called: its basin, else its street. */
export function placeNames(run: RunData, incident: Incident) {
  const street = run.map.names[run.map.streets.name[incident.street] ?? 0];
  return run.basins[incident.basin]?.names ?? (street && name(street, "zh") ? street : undefined);
}

/** An empty set lets all pass. */
function among(set: ReadonlySet<number>, value: number): boolean {
  return set.size === 0 || set.has(value);
}

/** What can be chosen from lists, without the text. */
export function passesChoices(incident: Incident, filter: Filter): boolean {
  return (
    among(filter.kinds, incident.kind) &&
    among(filter.zones, incident.zone) &&
    among(filter.severities, severityBand(incident.severity)) &&
    (!filter.lateOnly || incident.late)
  );
}

export function passes(run: RunData, incident: Incident, filter: Filter): boolean {
  const text = filter.text?.trim().toLowerCase();
  return passesChoices(incident, filter) && (!text || wordsOf(run, incident).includes(text));
}
