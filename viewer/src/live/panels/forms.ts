// SPDX-License-Identifier: Apache-2.0
import { name } from "../../context";
import type { LiveContext } from "../context";
import { LOOK } from "../context";
import type { LiveClosure, LiveIncident, LiveUnit } from "../data";
import { degrees } from "../model/place";
import { nearestFree, waitingOnes } from "../model/queue";
import { doing, incidentTitle, streetNames, titleOf, unitId } from "../things";
import { live, type LiveWord } from "../words";
import { ask, type Answers, type Field, type Send } from "./ask";

const MOST_CHOICES = 60;
const MOST_NOTE_BYTES = 2000; // the service refuses longer ones
const MOST_REASON_BYTES = 500;

function says(context: LiveContext): (key: LiveWord) => string {
  return (key) => live(key, context.language.get());
}

export function reasonField(context: LiveContext, required = true): Field {
  return { key: "reason", label: says(context)("reason"), type: "text", required, most_bytes: MOST_REASON_BYTES };
}

function noteField(label: string, value?: string): Field {
  return { key: "note", label, type: "area", value, most_bytes: MOST_NOTE_BYTES };
}

/** Posts the answers, or what is made of them. */
export function posting(context: LiveContext, path: string, body: (answers: Answers) => object = (answers) => answers): Send {
  return (answers, key) => context.act.send("POST", path, body(answers), key);
}

interface Asked {
  title: string;
  about?: string;
  fields: Field[];
  test?: string;
}

function askIn(context: LiveContext, asked: Asked, send: Send): Promise<void> {
  return ask({ ...asked, submit: says(context)("do_it"), send, signIn: context.signIn }, context.language.get());
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
    noteField(say("note")),
  ];
  const send = posting(context, "v1/incidents", (answers) => ({ ...where, ...reported(answers) }));
  await askIn(context, { title: say("report_title"), about, fields, test: "report-form" }, send);
  context.mode.set(LOOK);
}

function reported({ kind, severity, people_trapped, note }: Answers): object {
  const given = { ...(severity ? { severity: Number(severity) } : {}), ...(note ? { note } : {}) };
  return { kind, people_trapped: people_trapped === "yes", ...given };
}

export async function updateForm(context: LiveContext, incident: LiveIncident): Promise<void> {
  const say = says(context);
  const kind = context.run.incident_kinds[incident.kind]?.id;
  const fields: Field[] = [
    severityField(context, incident.severity.toFixed(1)),
    kindField(context, kind),
    { key: "people_trapped", label: say("trapped"), type: "check", value: incident.people_trapped ? "yes" : "" },
    noteField(say(incident.note ? "note_stays" : "note"), incident.note),
    reasonField(context),
  ];
  const about = incidentTitle(context.run, incident, context.language.get());
  const send: Send = (answers, key) =>
    context.act.send("PATCH", `v1/incidents/${incident.number}`, changed(incident, kind, answers), key);
  await askIn(context, { title: say("update"), about, fields, test: "update-form" }, send);
}

/** Only what differs: severity grows by itself, and the form shows it rounded. */
function changed(incident: LiveIncident, kind: string | undefined, answers: Answers): Record<string, unknown> {
  const body: Record<string, unknown> = { reason: answers.reason };
  if (answers.severity && answers.severity !== incident.severity.toFixed(1)) body.severity = Number(answers.severity);
  if (answers.kind !== kind) body.kind = answers.kind;
  const trapped = answers.people_trapped === "yes";
  if (trapped !== incident.people_trapped) body.people_trapped = trapped;
  if (answers.note && answers.note !== asTyped(incident.note)) body.note = answers.note; // the service takes no empty one
  return body;
}

/** A text as it comes back from its field when nobody has touched it. */
function asTyped(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

export async function closeForm(context: LiveContext, incident: LiveIncident): Promise<void> {
  const say = says(context);
  const options = (["cleared", "false_alarm", "duplicate"] as const).map((value) => ({ value, text: say(value) }));
  const fields: Field[] = [{ key: "outcome", label: say("outcome"), type: "select", options }, reasonField(context)];
  const about = incidentTitle(context.run, incident, context.language.get());
  const send = posting(context, `v1/incidents/${incident.number}/close`);
  await askIn(context, { title: say("close_incident"), about, fields, test: "close-form" }, send);
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
  const about = incidentTitle(run, incident, language);
  const send = posting(context, "v1/orders", (answers) => ({ ...answers, incident: incident.number }));
  await askIn(context, { title: say("send_unit"), about, fields, test: "send-form" }, send);
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
  const send = posting(context, "v1/orders", ({ to, reason }) => ({ unit: id, ...target(to), reason }));
  await askIn(context, { title: say("send_to"), about: id, fields: [to, reasonField(context)], test: "send-form" }, send);
}

function target(to: string): object {
  return to.startsWith("i") ? { incident: Number(to.slice(1)) } : { station: to.slice(1) };
}

export async function callOffForm(context: LiveContext, unit: LiveUnit): Promise<void> {
  const id = unitId(context.run, unit.unit);
  const about = `${id} · ${titleOf(context, unit.incident, context.language.get())}`;
  const send = posting(context, "v1/orders", ({ reason }) => ({ unit: id, call_off: true, reason }));
  await askIn(context, { title: says(context)("call_off"), about, fields: [reasonField(context)] }, send);
}

export type Status = "available" | "out_of_service" | "arrived" | "done";

export async function statusForm(context: LiveContext, unit: LiveUnit, status: Status): Promise<void> {
  const id = unitId(context.run, unit.unit);
  const required = status === "out_of_service";
  const send = posting(context, `v1/units/${encodeURIComponent(id)}/status`, ({ reason }) => ({ status, reason }));
  await askIn(context, { title: says(context)(status), about: id, fields: [reasonField(context, required)] }, send);
}

export async function closeStreetForm(context: LiveContext, x: number, y: number): Promise<void> {
  const where = degrees(context.run.map, x, y);
  const about = `${where.lon.toFixed(5)}, ${where.lat.toFixed(5)}`;
  const send = posting(context, "v1/closures", ({ reason }) => ({ ...where, reason }));
  await askIn(context, { title: says(context)("close_street"), about, fields: [reasonField(context)] }, send);
  context.mode.set(LOOK);
}

export async function openStreetForm(context: LiveContext, closure: LiveClosure): Promise<void> {
  const about = streetNames(context.run, closure, context.language.get());
  const send = posting(context, `v1/closures/${closure.closure}/open`);
  await askIn(context, { title: says(context)("open_street"), about, fields: [reasonField(context)] }, send);
}

export async function levelForm(context: LiveContext): Promise<void> {
  const say = says(context);
  const options = ["none", "IV", "III", "II", "I"].map((value) => ({ value, text: value === "none" ? say("level_none") : value }));
  const level: Field = { key: "level", label: say("level"), type: "select", options, value: context.now.level };
  await askIn(context, { title: say("level"), fields: [level, reasonField(context)] }, posting(context, "v1/level"));
}

export async function depthForm(context: LiveContext, basin: number): Promise<void> {
  const say = says(context);
  const { id, names } = context.run.basins[basin];
  const value = ((context.now.depth_mm[basin] ?? 0) / 10).toFixed(0);
  const depth: Field = { key: "depth", label: say("depth_cm"), type: "number", min: 0, max: 1000, step: 1, value, required: true };
  const about = name(names, context.language.get());
  const send = posting(context, "v1/readings", (answers) => ({ basin: id, depth_m: Number(answers.depth) / 100 }));
  await askIn(context, { title: say("measured"), about, fields: [depth] }, send);
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
  const was = fields[0].value ?? "";
  const asked = { title: say("measured"), about: say("measured_hint"), fields, test: "reading-form" };
  await askIn(context, asked, (answers, key) => sendReadings(context, was, answers, key));
}

/** Two changes, each with a key of its own: the one that was done is not done again with the other. */
async function sendReadings(context: LiveContext, was: string, { gauge, rain, canal }: Answers, key: string): Promise<void> {
  const send = (body: object, part: string) => context.act.send("POST", "v1/readings", body, `${key}-${part}`);
  if (gauge && rain) await send({ gauge, mm_per_h: Number(rain) }, "rain");
  if (canal && canal !== was) await send({ canal_m: Number(canal) }, "canal");
}
