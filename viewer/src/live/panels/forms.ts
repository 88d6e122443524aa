// SPDX-License-Identifier: Apache-2.0
import { name } from "../../context";
import type { LiveContext } from "../context";
import { LOOK } from "../context";
import type { LiveClosure, LiveIncident, LiveUnit } from "../data";
import { degrees } from "../model/place";
import { nearestFree, waitingOnes } from "../model/queue";
import { doing, incidentTitle, streetNames, titleOf, unitId } from "../things";
import { live, type LiveWord } from "../words";
import { ask, type Answers, type Field } from "./ask";

const MOST_CHOICES = 60;

function says(context: LiveContext): (key: LiveWord) => string {
  return (key) => live(key, context.language.get());
}

export function reasonField(context: LiveContext, required = true): Field {
  return { key: "reason", label: says(context)("reason"), type: "text", required };
}

function askIn(context: LiveContext, title: string, fields: Field[], about?: string, test?: string): Promise<Answers | null> {
  return ask({ title, about, fields, submit: says(context)("do_it"), test }, context.language.get());
}

function kindField(context: LiveContext, value?: string): Field {
  const options = context.run.incident_kinds.map(({ id, names }) => ({ value: id, text: name(names, context.language.get()) }));
  return { key: "kind", label: says(context)("kind"), type: "select", options, value };
}

function severityField(context: LiveContext, value: string): Field {
  return { key: "severity", label: says(context)("severity_1_4"), type: "number", min: 1, max: 4, step: 0.1, value };
}

/** A new incident at a place of the map or in a basin. */
export async function reportForm(context: LiveContext, place: { x: number; y: number } | { basin: number }): Promise<void> {
  const say = says(context);
  const where = "basin" in place ? { basin: context.run.basins[place.basin].id } : degrees(context.run.map, place.x, place.y);
  const about = "lon" in where ? `${where.lon.toFixed(5)}, ${where.lat.toFixed(5)}` : where.basin;
  const fields: Field[] = [
    kindField(context),
    { ...severityField(context, ""), label: say("severity_as_kind") },
    { key: "people_trapped", label: say("trapped"), type: "check" },
    { key: "note", label: say("note"), type: "area" },
  ];
  const answers = await askIn(context, say("report_title"), fields, about, "report-form");
  context.mode.set(LOOK);
  if (!answers) return;
  const { kind, severity, people_trapped, note } = answers;
  const given = { ...(severity ? { severity: Number(severity) } : {}), ...(note ? { note } : {}) };
  await context.act.post("v1/incidents", { kind, ...where, people_trapped: people_trapped === "yes", ...given });
}

export async function updateForm(context: LiveContext, incident: LiveIncident): Promise<void> {
  const say = says(context);
  const kind = context.run.incident_kinds[incident.kind]?.id;
  const fields: Field[] = [
    severityField(context, incident.severity.toFixed(1)),
    kindField(context, kind),
    { key: "people_trapped", label: say("trapped"), type: "check", value: incident.people_trapped ? "yes" : "" },
    { key: "note", label: say("note"), type: "area", value: incident.note },
    reasonField(context),
  ];
  const title = incidentTitle(context.run, incident, context.language.get());
  const answers = await askIn(context, say("update"), fields, title, "update-form");
  if (answers) await context.act.patch(`v1/incidents/${incident.number}`, changed(incident, kind, answers));
}

/** Only what differs: severity grows by itself, and the form shows it rounded. */
function changed(incident: LiveIncident, kind: string | undefined, answers: Answers): Record<string, unknown> {
  const body: Record<string, unknown> = { reason: answers.reason };
  if (answers.severity && answers.severity !== incident.severity.toFixed(1)) body.severity = Number(answers.severity);
  if (answers.kind !== kind) body.kind = answers.kind;
  const trapped = answers.people_trapped === "yes";
  if (trapped !== incident.people_trapped) body.people_trapped = trapped;
  if (answers.note !== incident.note.trim()) body.note = answers.note;
  return body;
}

export async function closeForm(context: LiveContext, incident: LiveIncident): Promise<void> {
  const say = says(context);
  const options = (["cleared", "false_alarm", "duplicate"] as const).map((value) => ({ value, text: say(value) }));
  const fields: Field[] = [{ key: "outcome", label: say("outcome"), type: "select", options }, reasonField(context)];
  const title = incidentTitle(context.run, incident, context.language.get());
  const answers = await askIn(context, say("close_incident"), fields, title, "close-form");
  if (answers) await context.act.post(`v1/incidents/${incident.number}/close`, answers);
}

/** Another unit to an incident: the nearest first. */
export async function sendForm(context: LiveContext, incident: LiveIncident): Promise<void> {
  const say = says(context);
  const language = context.language.get();
  const { run } = context;
  const units = nearestFree(context.now, incident.x, incident.y).slice(0, MOST_CHOICES);
  const kind = (unit: LiveUnit) => name(run.unit_kinds[run.units[unit.unit].kind].names, language);
  const options = units.map((u) => ({ value: unitId(run, u.unit), text: `${unitId(run, u.unit)} · ${kind(u)} · ${doing(context, u, language)}` }));
  const fields: Field[] = [{ key: "unit", label: say("unit"), type: "select", options, required: true }, reasonField(context, false)];
  const answers = await askIn(context, say("send_unit"), fields, incidentTitle(run, incident, language), "send-form");
  if (answers) await context.act.post("v1/orders", { ...answers, incident: incident.number });
}

/** A unit to one of the incidents that lack somebody, or to a station. */
export async function sendUnitForm(context: LiveContext, unit: LiveUnit): Promise<void> {
  const say = says(context);
  const language = context.language.get();
  const waiting = waitingOnes(context.now.incidents.values()).slice(0, MOST_CHOICES);
  const toIncidents = waiting.map((i) => ({ value: `i${i.number}`, text: incidentTitle(context.run, i, language) }));
  const toStations = context.run.stations.map((s) => ({ value: `s${s.id}`, text: name(s.names, language) }));
  const to: Field = { key: "to", label: say("send_to"), type: "select", options: [...toIncidents, ...toStations], required: true };
  const id = unitId(context.run, unit.unit);
  const answers = await askIn(context, say("send_to"), [to, reasonField(context)], id, "send-form");
  if (!answers) return;
  const target = answers.to.startsWith("i") ? { incident: Number(answers.to.slice(1)) } : { station: answers.to.slice(1) };
  await context.act.post("v1/orders", { unit: id, ...target, reason: answers.reason });
}

export async function callOffForm(context: LiveContext, unit: LiveUnit): Promise<void> {
  const id = unitId(context.run, unit.unit);
  const about = `${id} · ${titleOf(context, unit.incident, context.language.get())}`;
  const answers = await askIn(context, says(context)("call_off"), [reasonField(context)], about);
  if (answers) await context.act.post("v1/orders", { unit: id, call_off: true, reason: answers.reason });
}

export type Status = "available" | "out_of_service" | "arrived" | "done";

export async function statusForm(context: LiveContext, unit: LiveUnit, status: Status): Promise<void> {
  const id = unitId(context.run, unit.unit);
  const required = status === "out_of_service";
  const answers = await askIn(context, says(context)(status), [reasonField(context, required)], id);
  if (answers) await context.act.post(`v1/units/${encodeURIComponent(id)}/status`, { status, reason: answers.reason });
}

export async function closeStreetForm(context: LiveContext, x: number, y: number): Promise<void> {
  const where = degrees(context.run.map, x, y);
  const about = `${where.lon.toFixed(5)}, ${where.lat.toFixed(5)}`;
  const answers = await askIn(context, says(context)("close_street"), [reasonField(context)], about);
  context.mode.set(LOOK);
  if (answers) await context.act.post("v1/closures", { ...where, reason: answers.reason });
}

export async function openStreetForm(context: LiveContext, closure: LiveClosure): Promise<void> {
  const about = streetNames(context.run, closure, context.language.get());
  const answers = await askIn(context, says(context)("open_street"), [reasonField(context)], about);
  if (answers) await context.act.post(`v1/closures/${closure.closure}/open`, answers);
}

export async function levelForm(context: LiveContext): Promise<void> {
  const say = says(context);
  const options = ["none", "IV", "III", "II", "I"].map((value) => ({ value, text: value === "none" ? say("level_none") : value }));
  const level: Field = { key: "level", label: say("level"), type: "select", options, value: context.now.level };
  const answers = await askIn(context, say("level"), [level, reasonField(context)]);
  if (answers) await context.act.post("v1/level", answers);
}

export async function depthForm(context: LiveContext, basin: number): Promise<void> {
  const say = says(context);
  const { id, names } = context.run.basins[basin];
  const value = ((context.now.depth_mm[basin] ?? 0) / 10).toFixed(0);
  const depth: Field = { key: "depth", label: say("depth_cm"), type: "number", min: 0, max: 1000, step: 1, value, required: true };
  const answers = await askIn(context, say("measured"), [depth], name(names, context.language.get()));
  if (answers) await context.act.post("v1/readings", { basin: id, depth_m: Number(answers.depth) / 100 });
}

/** Water in the canal, or rain at a gauge by its name. */
export async function readingForm(context: LiveContext): Promise<void> {
  const say = says(context);
  const canal = context.now.canal_m;
  const fields: Field[] = [
    { key: "canal", label: say("canal_m"), type: "number", step: 0.01, value: canal === null ? "" : canal.toFixed(2) },
    { key: "gauge", label: say("gauge"), type: "text" },
    { key: "rain", label: say("rain_mm"), type: "number", min: 0, step: 0.1 },
  ];
  const answers = await askIn(context, say("measured"), fields, say("measured_hint"), "reading-form");
  if (!answers) return;
  const { gauge, rain } = answers;
  if (gauge && rain) await context.act.post("v1/readings", { gauge, mm_per_h: Number(rain) });
  if (answers.canal && answers.canal !== fields[0].value) await context.act.post("v1/readings", { canal_m: Number(answers.canal) });
}
