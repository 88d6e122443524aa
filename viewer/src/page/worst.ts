// SPDX-License-Identifier: Apache-2.0
import { shown } from "../charts/statistics";
import { worst as slowest } from "../charts/worst";
import type { Context, Language } from "../context";
import type { RunData } from "../data";
import { make, section } from "../dom";
import { incidentName, placeName, responseText } from "../words/thing_words";
import { word } from "../words/words";
import { chooseIncident } from "./choose";
import { delayBar, storyList } from "./story";

function card(context: Context, run: RunData, row: number, language: Language): HTMLElement {
  const incident = run.incidents[row];
  const title = make("button", { type: "button", class: "link" }, incidentName(run, incident, language));
  title.addEventListener("click", () => chooseIncident(context, run, row));
  const time = make("p", { class: "response" }, responseText(incident, language));
  if (incident.late) time.append(" ", make("strong", { class: "late" }, `! ${word("late", language)}`));
  if (incident.censored === "lower_bound") time.append(` · ${word("not_reached", language)}`);
  const story = make("details", {}, make("summary", {}, word("story", language)), storyList(run, incident, language));
  return make(
    "article",
    { class: "card", "data-incident": String(row) },
    make("h3", {}, title),
    make("p", { class: "where" }, placeName(run, incident, language)),
    time,
    delayBar(incident, language),
    story,
  );
}

export function worst(context: Context, run: RunData): HTMLElement {
  const cards = make("div", { class: "cards" });
  const show = () => {
    const language = context.language.get();
    const listed = slowest(shown(run, context.filter.get()));
    cards.replaceChildren(...listed.map((incident) => card(context, run, run.incidents.indexOf(incident), language)));
  };
  context.language.watch(show);
  context.filter.watch(show);
  return section(context, "worst", (language) => word("worst", language), cards);
}
