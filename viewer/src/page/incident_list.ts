// SPDX-License-Identifier: Apache-2.0
import { type Context, type Language } from "../context";
import type { Incident, RunData } from "../data";
import { labelled, make, said, section } from "../dom";
import { passes } from "../model/filter";
import { incidentName, placeName, responseText } from "../words/thing_words";
import { shortTime } from "../words/time_words";
import { word, type Word } from "../words/words";
import { chooseIncident } from "./choose";

type Key = "kind" | "severity" | "onset" | "response";

const COLUMNS: { key: Key; title: Word }[] = [
  { key: "kind", title: "what_where" },
  { key: "severity", title: "severity" },
  { key: "onset", title: "onset" },
  { key: "response", title: "response" },
];

/** Never reported ones come last: they have waited for nobody. */
const VALUES: Record<Key, (run: RunData, incident: Incident) => number> = {
  kind: (_run, incident) => incident.kind * 1e6 + incident.number,
  severity: (_run, incident) => incident.severity,
  onset: (_run, incident) => incident.onset,
  response: (_run, incident) => incident.response_s ?? -1,
};

/** The incidents that the filters let pass, as a table that can be sorted; the map in words. */
export class IncidentList {
  readonly element: HTMLElement;
  private readonly body = make("tbody");
  private readonly count = make("p", { class: "count", role: "status" });
  private readonly headers = new Map<Key, HTMLElement>();
  private readonly rows = new Map<number, HTMLElement>();
  private sortKey: Key = "onset";
  private falling = false;

  constructor(
    private readonly context: Context,
    private readonly run: RunData,
  ) {
    const head = make("thead", {}, make("tr", {}, ...COLUMNS.map((column) => this.header(column.key, column.title))));
    const table = make("table", { class: "incidents" }, head, this.body);
    const scroll = make("div", { class: "scroll", tabindex: "0", role: "region" }, table);
    labelled(context, scroll, "aria-label", (language) => word("incidents", language));
    this.element = section(context, "incidents", (language) => word("incidents", language), this.count, scroll);
    context.language.watch(() => this.show());
    context.filter.watch(() => this.show());
    context.chosen.watch(() => this.markChosen());
  }

  private header(key: Key, title: Word): HTMLElement {
    const button = make("button", { type: "button" }, said(this.context, (language) => word(title, language)));
    button.addEventListener("click", () => this.sortBy(key));
    const cell = make("th", { scope: "col", "aria-sort": "none" }, button);
    this.headers.set(key, cell);
    return cell;
  }

  private sortBy(key: Key): void {
    this.falling = key === this.sortKey ? !this.falling : key !== "onset" && key !== "kind";
    this.sortKey = key;
    this.show();
  }

  private show(): void {
    const language = this.context.language.get();
    const filter = this.context.filter.get();
    const value = VALUES[this.sortKey];
    const sign = this.falling ? -1 : 1;
    const shown = this.run.incidents
      .map((incident, row) => ({ incident, row }))
      .filter(({ incident }) => passes(this.run, incident, filter))
      .sort((a, b) => sign * (value(this.run, a.incident) - value(this.run, b.incident)) || a.row - b.row);
    this.rows.clear();
    this.body.replaceChildren(...shown.map(({ incident, row }) => this.rowOf(incident, row, language)));
    this.count.textContent = `${shown.length} / ${this.run.incidents.length} ${word("shown", language)}`;
    this.headers.forEach((cell, key) =>
      cell.setAttribute("aria-sort", key !== this.sortKey ? "none" : this.falling ? "descending" : "ascending"),
    );
    this.markChosen();
  }

  private rowOf(incident: Incident, row: number, language: Language): HTMLElement {
    const title = make("button", { type: "button", class: "link" }, incidentName(this.run, incident, language));
    const where = make("div", { class: "where" }, placeName(this.run, incident, language));
    const response = make("td", { class: "number" }, responseText(incident, language));
    if (incident.late) response.append(" ", make("strong", { class: "late" }, `! ${word("late", language)}`));
    const element = make(
      "tr",
      { "data-incident": String(row) },
      make("td", {}, title, where),
      make("td", { class: "number" }, incident.severity.toFixed(1)),
      make("td", { class: "number" }, shortTime(this.run, incident.onset, language)),
      response,
    );
    element.addEventListener("click", () => chooseIncident(this.context, this.run, row));
    this.rows.set(row, element);
    return element;
  }

  private markChosen(): void {
    const chosen = this.context.chosen.get();
    this.rows.forEach((element, row) => {
      if (chosen?.what === "incident" && chosen.row === row) element.setAttribute("aria-current", "true");
      else element.removeAttribute("aria-current");
    });
  }
}
