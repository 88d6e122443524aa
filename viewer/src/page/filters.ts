// SPDX-License-Identifier: Apache-2.0
import { name, type Context, type Filter, type Language } from "../context";
import type { RunData } from "../data";
import { make, said } from "../dom";
import { NO_FILTER, severityBand } from "../model/filter";
import { word, type Word } from "../words/words";

type SetKey = "kinds" | "zones" | "severities";

interface Choice {
  value: number;
  text: (language: Language) => string;
}

const BANDS: Word[] = ["slight", "serious", "grave"];

/** Only what occurs in the run can be chosen, with how often. */
function choices(run: RunData, value: (row: number) => number, text: (value: number, language: Language) => string): Choice[] {
  const counts = new Map<number, number>();
  run.incidents.forEach((_, row) => counts.set(value(row), (counts.get(value(row)) ?? 0) + 1));
  return [...counts.keys()]
    .filter((v) => v >= 0)
    .sort((a, b) => a - b)
    .map((v) => ({ value: v, text: (language) => `${text(v, language)} (${counts.get(v)})` }));
}

/** A drop-down list: all, or one. */
function choiceOf(context: Context, label: Word, key: SetKey, options: Choice[]): HTMLElement {
  const select = make("select", { "data-filter": key });
  const fill = () => {
    const language = context.language.get();
    const all = make("option", { value: "" }, word("all", language));
    select.replaceChildren(all, ...options.map((o) => make("option", { value: String(o.value) }, o.text(language))));
    const [chosen] = context.filter.get()[key];
    select.value = chosen === undefined ? "" : String(chosen);
  };
  context.language.watch(fill);
  context.filter.watch(fill);
  select.addEventListener("change", () => {
    const chosen = new Set(select.value === "" ? [] : [Number(select.value)]);
    context.filter.set({ ...context.filter.get(), [key]: chosen });
  });
  return make("label", {}, said(context, (language) => word(label, language)), select);
}

function lateOnly(context: Context): HTMLElement {
  const box = make("input", { type: "checkbox", "data-filter": "late" });
  box.addEventListener("change", () => change(context, { lateOnly: box.checked }));
  context.filter.watch((filter) => (box.checked = filter.lateOnly));
  return make("label", { class: "check" }, box, said(context, (language) => word("late_only", language)));
}

function searchField(context: Context): HTMLElement {
  const field = make("input", { type: "search", "data-filter": "text", autocomplete: "off" });
  field.addEventListener("input", () => change(context, { text: field.value }));
  context.filter.watch((filter) => {
    if (field.value !== (filter.text ?? "")) field.value = filter.text ?? "";
  });
  return make("label", {}, said(context, (language) => word("search", language)), field);
}

function change(context: Context, part: Partial<Filter>): void {
  context.filter.set({ ...context.filter.get(), ...part });
}

export function filters(context: Context, run: RunData): HTMLElement {
  const { incidents } = run;
  const kinds = choices(run, (row) => incidents[row].kind, (v, l) => name(run.incident_kinds[v].names, l));
  const zones = choices(run, (row) => incidents[row].zone, (v, l) => name(run.zones[v].names, l));
  const bands = choices(run, (row) => severityBand(incidents[row].severity), (v, l) => word(BANDS[v - 1], l));
  const reset = make("button", { type: "button" }, said(context, (language) => word("reset", language)));
  reset.addEventListener("click", () => context.filter.set(NO_FILTER));
  const legend = make("legend", {}, said(context, (language) => word("filters", language)));
  return make(
    "fieldset",
    { class: "filters" },
    legend,
    choiceOf(context, "kind", "kinds", kinds),
    choiceOf(context, "severity", "severities", bands),
    choiceOf(context, "zone", "zones", zones),
    searchField(context),
    lateOnly(context),
    reset,
  );
}
