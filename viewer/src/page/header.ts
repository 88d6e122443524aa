// SPDX-License-Identifier: Apache-2.0
import { name, type Context } from "../context";
import type { RunData } from "../data";
import { make, said } from "../dom";
import { localTime } from "../words/time_words";
import { word } from "../words/words";
import { languageSwitch } from "./language_switch";

export function header(context: Context): HTMLElement {
  const { data } = context;
  context.language.watch((language) => (document.title = name(data.title, language)));
  const title = make("h1", {}, said(context, (language) => name(data.title, language)));
  const above = make("p", { class: "above" }, said(context, (language) => word("report", language)));
  if (data.run) above.append(" · ", period(context, data.run));
  const words = make("div", {}, above, title);
  const bar = make("div", { class: "header-bar" }, words, languageSwitch(context));
  const element = make("header", {}, bar);
  if (data.note) element.append(make("p", { class: "note" }, data.note));
  return element;
}

function period(context: Context, run: RunData): HTMLElement {
  return said(context, (language) => `${localTime(run, 0, language)} – ${localTime(run, run.end, language)}`);
}

/** The printed summary, word for word. */
export function tiles(context: Context, run: RunData): HTMLElement {
  const items = run.measures.map((measure) =>
    make(
      "div",
      { class: "tile" },
      make("dt", {}, said(context, (language) => name(measure.names, language))),
      make("dd", { "data-key": measure.key }, said(context, (language) => name(measure.text, language))),
    ),
  );
  const heading = make("h2", { id: "summary-title", class: "hidden-title" }, said(context, (l) => word("summary", l)));
  return make("section", { "aria-labelledby": "summary-title" }, heading, make("dl", { class: "tiles" }, ...items));
}
