// SPDX-License-Identifier: Apache-2.0
import type { Context } from "../context";
import { make, said } from "../dom";
import { word, type Word } from "../words/words";

function row(title: Node | string, text: string): HTMLElement {
  return make("tr", {}, make("th", { scope: "row" }, title), make("td", {}, text));
}

/** Whose roads these are, and how to make the same numbers again. */
export function footer(context: Context): HTMLElement {
  const { data } = context;
  const says = (key: Word) => said(context, (language) => word(key, language));
  const rows = [row(says("program"), data.program), row(says("made"), data.made)];
  if (data.attribution) rows.unshift(row(says("attribution"), data.attribution));
  for (const [key, text] of Object.entries(data.run?.provenance ?? {})) if (text) rows.push(row(key, text));
  const table = make("table", { class: "provenance" }, make("tbody", {}, ...rows));
  const scroll = make("div", { class: "scroll-x", tabindex: "0", role: "region" }, table);
  return make("footer", {}, make("h2", {}, says("footer")), scroll);
}
