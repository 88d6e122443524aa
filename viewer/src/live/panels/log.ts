// SPDX-License-Identifier: Apache-2.0
import { name } from "../../context";
import { make, section } from "../../dom";
import { timeOfDay } from "../../words/time_words";
import type { LiveContext } from "../context";
import type { LiveChange } from "../data";
import { live } from "../words";
import { link, put } from "./buttons";
import { more } from "./cap";
import { KeyedList } from "./keyed";

const MOST = 60;

/** Who did what, and why: the latest first. */
export function log(context: LiveContext): HTMLElement {
  const place = make("ol", { class: "rows log" });
  const note = make("p", { class: "hint" });
  const list = new KeyedList<LiveChange>(
    place,
    (change) => String(change.seq),
    (change) => make("li", { "data-test": "log-row", "data-seq": String(change.seq) }),
    (row, change) => put(row, ...words(context, change)),
    () => context.language.get(),
  );
  const show = () => {
    const language = context.language.get();
    const changes = context.news.changes.get();
    list.show(changes.slice(-MOST).reverse());
    const before = (changes.at(-1)?.seq ?? 0) - Math.min(MOST, changes.length);
    note.textContent = before > 0 ? more(before, language) : changes.length === 0 ? live("no_changes", language) : "";
  };
  context.news.changes.watch(show);
  context.language.watch(show);
  const panel = section(context, "log", (language) => live("log", language), place, note);
  panel.dataset.test = "log";
  return panel;
}

function words(context: LiveContext, change: LiveChange): (Node | string)[] {
  const language = context.language.get();
  const time = make("time", {}, timeOfDay(context.run, change.at));
  const parts: (Node | string)[] = [time, " ", name(change.words, language)];
  if (change.reason) parts.push(make("span", { class: "reason" }, ` – ${change.reason}`));
  parts.push(make("span", { class: "author" }, ` ${change.author}${change.role ? ` (${change.role})` : ""}`));
  if (change.incident !== undefined) parts.push(" ", link(context, `#${change.incident}`, { what: "incident", row: change.incident }));
  return parts;
}
