// SPDX-License-Identifier: Apache-2.0
import { make, section } from "../../dom";
import type { LiveContext } from "../context";
import type { LiveIncident } from "../data";
import { waitingOnes } from "../model/queue";
import { incidentTitle, said, since } from "../things";
import { live } from "../words";
import { link, put } from "./buttons";
import { more } from "./cap";
import { KeyedList } from "./keyed";

const MOST = 40;

/** Incidents that lack somebody, the gravest first. */
export function queue(context: LiveContext): HTMLElement {
  const place = make("ol", { class: "rows" });
  const note = make("p", { class: "hint" });
  const list = new KeyedList<LiveIncident>(
    place,
    (incident) => String(incident.number),
    (incident) => make("li", { "data-test": "waiting-row", "data-incident": String(incident.number) }),
    (row, incident) => put(row, ...words(context, incident)),
    (incident) => JSON.stringify([context.language.get(), context.minute.get(), incident]),
  );
  let told = "";
  const show = () => {
    const language = context.language.get();
    const telling = [context.now.epoch, context.now.version.incidents, context.minute.get(), language].join();
    if (telling === told) return;
    told = telling;
    const waiting = waitingOnes(context.now.incidents.values());
    list.show(waiting.slice(0, MOST));
    note.textContent = waiting.length === 0 ? live("nobody_waits", language) : waiting.length > MOST ? more(waiting.length - MOST, language) : "";
    note.hidden = note.textContent === "";
  };
  for (const shared of [context.changed, context.minute, context.language])
    (shared as { watch(listener: () => void): void }).watch(show);
  const panel = section(context, "queue", (language) => live("queue", language), place, note);
  panel.dataset.test = "queue";
  return panel;
}

function words(context: LiveContext, incident: LiveIncident): (HTMLElement | string)[] {
  const language = context.language.get();
  const title = link(context, incidentTitle(context.run, incident, language), { what: "incident", row: incident.number });
  const late = context.now.now - incident.report > context.run.late_s;
  const wait = make("span", { class: late ? "number late" : "number" }, since(context, incident.report, language));
  const head = make("div", { class: "row-head" }, title, wait);
  const facts = [`${live("severity", language)} ${incident.severity.toFixed(1)}`, said(incident.place, language)];
  if (incident.lacking) facts.push(`${live("lacking", language)} ${said(incident.lacking, language)}`);
  const line = make("div", { class: "where" }, facts.join(" · "));
  if (incident.people_trapped) line.prepend(make("b", { class: "alarm" }, live("trapped", language)), " · ");
  return [head, line];
}
