// SPDX-License-Identifier: Apache-2.0
import { make, section } from "../../dom";
import { word } from "../../words/words";
import type { LiveContext } from "../context";
import { put } from "./buttons";
import { basinDetails, closureDetails, stationDetails } from "./place_details";
import { incidentDetails } from "./incident_details";
import { live } from "../words";
import { unitDetails } from "./unit_details";

/** What is told of a chosen thing, and what can be done about it. */
export interface Details {
  title: string;
  test: string;
  key: string;
  facts: [string, (Node | string)[]][];
  actions: string; // changes when other actions are possible
  buttons: () => HTMLElement[];
}

function detailsOf(context: LiveContext): Details | null {
  const chosen = context.chosen.get();
  if (!chosen) return null;
  const { what, row } = chosen;
  if (what === "incident") return incidentDetails(context, row);
  if (what === "unit") return unitDetails(context, row);
  if (what === "basin") return basinDetails(context, row);
  if (what === "station") return stationDetails(context, row);
  return closureDetails(context, row);
}

function factList(facts: Details["facts"]): HTMLElement[] {
  return facts.flatMap(([key, value]) => [make("dt", {}, key), make("dd", {}, ...value)]);
}

/** The chosen thing. Its buttons stay while its facts change, so that none moves under a hand. */
export function details(context: LiveContext): HTMLElement {
  const heading = make("h3");
  const facts = make("dl", { class: "facts" });
  const buttons = make("div", { class: "buttons" });
  const body = make("div", {}, heading, facts, buttons);
  const hint = make("p", { class: "hint" });
  let told = "";
  const show = () => {
    const found = detailsOf(context);
    const language = context.language.get();
    body.hidden = !found;
    hint.hidden = found !== null;
    hint.textContent = live("nothing_chosen", language);
    if (!found) return;
    heading.textContent = found.title;
    body.dataset.test = found.test;
    body.dataset.row = found.key;
    put(facts, ...factList(found.facts));
    const telling = [found.test, found.key, found.actions, language].join();
    if (telling !== told) buttons.replaceChildren(...found.buttons());
    told = telling;
  };
  for (const shared of [context.changed, context.minute, context.language, context.chosen])
    (shared as { watch(listener: () => void): void }).watch(show);
  const panel = section(context, "details", (language) => word("details", language), hint, body);
  context.chosen.watch((chosen) => chosen && panel.scrollIntoView({ block: "nearest" }));
  return panel;
}
