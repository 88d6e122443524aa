// SPDX-License-Identifier: Apache-2.0
import { word } from "../../words/words";
import { timeOfDay } from "../../words/time_words";
import type { LiveContext } from "../context";
import type { LiveIncident } from "../data";
import { isOpen } from "../model/queue";
import { incidentTitle, said, since, unitId } from "../things";
import { live } from "../words";
import { link, writer } from "./buttons";
import type { Details } from "./details";
import { closeForm, sendForm, updateForm } from "./forms";

export function incidentDetails(context: LiveContext, number: number): Details | null {
  const incident = context.now.incidents.get(number);
  if (!incident) return null;
  return {
    title: incidentTitle(context.run, incident, context.language.get()),
    test: "incident",
    key: String(number),
    facts: facts(context, incident),
    actions: String(isOpen(incident)),
    buttons: () => (isOpen(incident) ? buttons(context, number) : []),
  };
}

function facts(context: LiveContext, incident: LiveIncident): Details["facts"] {
  const language = context.language.get();
  const { run } = context;
  const trapped: Details["facts"] = incident.people_trapped ? [[live("people", language), [live("trapped", language)]]] : [];
  const by = incident.author ? ` · ${incident.author}` : "";
  const list: Details["facts"] = [
    [word("place", language), [said(incident.place, language)]],
    [word("severity", language), [incident.severity.toFixed(1)]],
    ...trapped,
    [live("state", language), [said(run.incident_statuses[incident.status]?.names, language)]],
    [live("reported_at", language), [since(context, incident.report, language) + by]],
  ];
  for (const key of ["dispatch", "arrive", "clear"] as const)
    if (incident[key] !== null) list.push([live(key, language), [timeOfDay(run, incident[key])]]);
  if (incident.units.length > 0) list.push([live("units", language), unitLinks(context, incident.units)]);
  if (incident.lacking && isOpen(incident)) list.push([live("lacking", language), [said(incident.lacking, language)]]);
  if (incident.blocks && isOpen(incident)) list.push([word("closed_street", language), [live("by_this", language)]]);
  if (incident.note) list.push([live("note", language), [incident.note]]);
  return list;
}

function unitLinks(context: LiveContext, rows: number[]): (Node | string)[] {
  return rows.flatMap((row) => [link(context, unitId(context.run, row), { what: "unit", row }), " "]);
}

/** The incident as it is when the button is pressed, not when it was made. */
function buttons(context: LiveContext, number: number): HTMLElement[] {
  const language = context.language.get();
  const act = (form: (context: LiveContext, incident: LiveIncident) => Promise<void>) => async () => {
    const incident = context.now.incidents.get(number);
    if (incident) await form(context, incident);
  };
  return [
    writer(context, live("send_unit", language), act(sendForm), { "data-test": "send" }),
    writer(context, live("update", language), act(updateForm), { "data-test": "update" }),
    writer(context, live("close_incident", language), act(closeForm), { "data-test": "close" }),
  ];
}
