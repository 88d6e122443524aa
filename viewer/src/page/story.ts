// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../context";
import type { Incident, RunData } from "../data";
import { make } from "../dom";
import { CAUSES } from "../words/causes";
import { causeName, storyLine } from "../words/story_words";
import { shortTime, span } from "../words/time_words";
import { word } from "../words/words";

/** Where the response time went: a bar in proportion, and the same in words. */
export function delayBar(incident: Incident, language: Language): HTMLElement {
  const parts = incident.delay.filter((part) => part.seconds > 0);
  const bar = make("div", { class: "delay-bar", "aria-hidden": "true" });
  const list = make("ul", { class: "delay-words" });
  for (const part of parts) {
    const colour = CAUSES[part.cause]?.color ?? "#777777";
    const piece = make("span");
    piece.style.cssText = `flex-grow:${part.seconds};background:${colour}`;
    const sample = make("i", { "aria-hidden": "true" });
    sample.style.background = colour;
    bar.append(piece);
    list.append(make("li", {}, sample, `${causeName(part, language)} ${span(part.seconds, language)}`));
  }
  return make("div", { class: "delay" }, make("h4", {}, word("where_time_went", language)), bar, list);
}

/** What happened to an incident, line by line. */
export function storyList(run: RunData, incident: Incident, language: Language): HTMLElement {
  const lines = incident.story.map((line) =>
    make("li", {}, make("time", {}, shortTime(run, line.at, language)), " ", storyLine(run, line, language)),
  );
  return make("div", {}, make("h4", {}, word("story", language)), make("ol", { class: "story" }, ...lines));
}
