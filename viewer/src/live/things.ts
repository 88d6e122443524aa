// SPDX-License-Identifier: Apache-2.0
import { name, type Chosen, type Language } from "../context";
import type { Names, RunData } from "../data";
import { phaseOf } from "./model/phase";
import { centimetres, unitName } from "../words/thing_words";
import { span, timeOfDay } from "../words/time_words";
import { word } from "../words/words";
import type { LiveContext } from "./context";
import type { LiveClosure, LiveIncident, LiveUnit } from "./data";
import { live } from "./words";

/** "#12 blocked drain" */
export function incidentTitle(run: RunData, incident: LiveIncident, language: Language): string {
  return `#${incident.number} ${said(run.incident_kinds[incident.kind]?.names, language)}`;
}

export function said(names: Names | null | undefined, language: Language): string {
  return names ? name(names, language) : "–";
}

/** An incident's title by its number, also of one that the page no longer holds. */
export function titleOf(context: LiveContext, number: number, language: Language): string {
  const incident = context.now.incidents.get(number);
  return incident ? incidentTitle(context.run, incident, language) : `#${number}`;
}

export function unitId(run: RunData, row: number): string {
  return run.units[row]?.id ?? `${row}`;
}

/** "12 min → 14:32" */
export function eta(context: LiveContext, eta_s: number, language: Language): string {
  return `${span(eta_s, language)} → ${timeOfDay(context.run, context.now.now + eta_s)}`;
}

/** "13:55 (37 min)": since when, and for how long. */
export function since(context: LiveContext, moment: number, language: Language): string {
  return `${timeOfDay(context.run, moment)} (${span(Math.max(0, context.now.now - moment), language)})`;
}

/** What a unit does, and for which incident. */
export function doing(context: LiveContext, unit: LiveUnit, language: Language): string {
  const status = said(context.run.unit_statuses[unit.status]?.names, language);
  const at = unit.incident >= 0 ? ` · #${unit.incident}` : "";
  const when = unit.arrives === null ? "" : ` → ${timeOfDay(context.run, unit.arrives)}`;
  return status + at + when + (unit.out_of_service ? ` · ${live("out_of_service", language)}` : "");
}

/** Names of the streets of a closure, each once. */
export function streetNames(run: RunData, closure: LiveClosure, language: Language): string {
  const names = closure.streets.map((row) => run.map.names[run.map.streets.name[row] ?? 0]);
  const texts = names.map((n) => (n ? name(n, language) : "")).filter((text) => text !== "");
  return [...new Set(texts)].join(language === "zh" ? "、" : ", ") || live("unnamed_street", language);
}

function incidentLines(context: LiveContext, row: number, language: Language): string[] {
  const incident = context.now.incidents.get(row);
  if (!incident) return [];
  const { run } = context;
  const state = said(run.incident_statuses[incident.status]?.names, language);
  const lines = [incidentTitle(run, incident, language), said(incident.place, language)];
  lines.push(`${live("reported_at", language)} ${since(context, incident.report, language)} · ${state}`);
  if (incident.lacking && phaseOf(incident, context.now.now, run.late_s).phase !== "cleared")
    lines.push(`${live("lacking", language)} ${said(incident.lacking, language)}`);
  if (incident.people_trapped) lines.push(live("trapped", language));
  return lines;
}

/** A few lines on something of the map: its name first. */
export function linesOn(context: LiveContext, thing: NonNullable<Chosen>, language: Language): string[] {
  const { run, now } = context;
  const { what, row } = thing;
  if (what === "incident") return incidentLines(context, row, language);
  if (what === "unit") {
    const unit = now.units.get(row);
    return unit ? [unitName(run, row, language), doing(context, unit, language)] : [];
  }
  if (what === "basin") {
    const depth = `${word("depth_now", language)} ${centimetres(now.depth_mm[row] ?? 0, language)}`;
    return [said(run.basins[row]?.names, language), depth];
  }
  if (what === "station") return [said(run.stations[row]?.names, language), word("station", language)];
  const closure = now.closures.get(row);
  if (!closure) return [];
  return [`${word("closed_street", language)}: ${streetNames(run, closure, language)}`, closure.reason];
}
