// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../context";
import type { DelayCause, Incident, RunData } from "../data";
import { make } from "../dom";
import { causeName, storyLine } from "../words/story_words";
import { shortTime, span } from "../words/time_words";
import { word } from "../words/words";

/** Fill and text colour of each cause; light and dark alternate, and the words stand beside. */
const CAUSE_COLOURS: Record<DelayCause, string> = {
  call: "#bdbdbd",
  no_crew: "#3b3b3b",
  all_busy: "#d55e00",
  not_sent: "#8d3f7c",
  called_in: "#f0e442",
  turn_out: "#e69f00",
  drive: "#0072b2",
  held: "#56b4e9",
  sent_elsewhere: "#007253",
  still_waiting: "#8f0000",
};

/** Where the response time went: a bar in proportion, and the same in words. */
export function delayBar(incident: Incident, language: Language): HTMLElement {
  const parts = incident.delay.filter((part) => part.seconds > 0);
  const bar = make("div", { class: "delay-bar", "aria-hidden": "true" });
  const list = make("ul", { class: "delay-words" });
  for (const { cause, seconds } of parts) {
    const colour = CAUSE_COLOURS[cause] ?? "#777777";
    const piece = make("span");
    piece.style.cssText = `flex-grow:${seconds};background:${colour}`;
    const sample = make("i", { "aria-hidden": "true" });
    sample.style.background = colour;
    bar.append(piece);
    list.append(make("li", {}, sample, `${causeName(cause, language)} ${span(seconds, language)}`));
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
