// SPDX-License-Identifier: Apache-2.0
import { name, type Chosen, type Language } from "../context";
import type { Incident, RunData } from "../data";
import { depthAt } from "../model/basin_depth";
import { placeNames } from "../model/filter";
import { phaseOf } from "../model/incident_phase";
import { placeOf } from "../model/unit_place";
import { minutes, shortTime } from "./time_words";
import { word } from "./words";

/** "#12 blocked drain" */
export function incidentName(run: RunData, incident: Incident, language: Language): string {
  return `#${incident.number} ${name(run.incident_kinds[incident.kind].names, language)}`;
}

/** Its basin or street, and the subdistrict. */
export function placeName(run: RunData, incident: Incident, language: Language): string {
  const names = [placeNames(run, incident), run.zones[incident.zone]?.names];
  return names.flatMap((n) => (n ? [name(n, language)] : [])).join(language === "zh" ? "，" : ", ");
}

/** "P3 (heavy pump truck)" */
export function unitName(run: RunData, row: number, language: Language): string {
  const unit = run.units[row];
  if (!unit) return "–";
  const kind = name(run.unit_kinds[unit.kind].names, language);
  return language === "zh" ? `${unit.id}（${kind}）` : `${unit.id} (${kind})`;
}

/** The response time, or why there is none. */
export function responseText(incident: Incident, language: Language): string {
  if (incident.response_s === null) return word("never_reported", language);
  const time = minutes(incident.response_s, language);
  return incident.censored === "lower_bound" ? `${word("at_least", language)} ${time}` : time;
}

function incidentLines(run: RunData, incident: Incident, language: Language, moment: number): string[] {
  const phase = phaseOf(incident, moment);
  return [
    incidentName(run, incident, language),
    placeName(run, incident, language),
    `${word("onset", language)} ${shortTime(run, incident.onset, language)}` +
      (phase === "none" ? "" : ` · ${word(phase, language)}`),
    `${word("response", language)} ${responseText(incident, language)}` +
      (incident.late ? ` · ${word("late", language)}` : ""),
  ];
}

function unitLines(run: RunData, row: number, language: Language, moment: number): string[] {
  const place = placeOf(run.units[row], moment);
  const doing = place ? run.unit_statuses[place.status]?.names : undefined;
  return [unitName(run, row, language), doing ? name(doing, language) : "–"];
}

export function centimetres(depth_mm: number, language: Language): string {
  return `${(depth_mm / 10).toFixed(0)} ${language === "zh" ? "厘米" : "cm"}`;
}

function basinLines(run: RunData, row: number, language: Language, moment: number): string[] {
  const basin = run.basins[row];
  const now = centimetres(depthAt(basin, run.weather.step, moment), language);
  return [name(basin.names, language), word(basin.kind, language), `${word("depth_now", language)} ${now}`];
}

/** A few lines on something of the map: its name first. Empty where it is none of this run. */
export function linesOn(run: RunData, thing: NonNullable<Chosen>, language: Language, moment: number): string[] {
  const { what, row } = thing;
  if (what === "incident" && run.incidents[row]) return incidentLines(run, run.incidents[row], language, moment);
  if (what === "unit" && run.units[row]) return unitLines(run, row, language, moment);
  if (what === "basin" && run.basins[row]) return basinLines(run, row, language, moment);
  if (what === "station" && run.stations[row])
    return [name(run.stations[row].names, language), word("station", language)];
  return [];
}
