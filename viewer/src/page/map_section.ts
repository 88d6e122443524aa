// SPDX-License-Identifier: Apache-2.0
import type { Context, Language, Spoken } from "../context";
import type { RunData } from "../data";
import { labelled, make, section } from "../dom";
import { legend } from "../map/legend";
import { MapView } from "../map/map_view";
import { recorded } from "../map/picture";
import { Player } from "../player/player";
import { linesOn } from "../words/thing_words";
import { word, type Word } from "../words/words";

function mapButton(context: Spoken, sign: string, title: Word, action: () => void): HTMLElement {
  const button = make("button", { type: "button" }, sign);
  button.addEventListener("click", action);
  labelled(context, button, "title", (language) => word(title, language));
  return labelled(context, button, "aria-label", (language) => word(title, language));
}

/** Larger, smaller, all of it. */
export function mapButtons(context: Spoken, map: MapView): HTMLElement {
  return make(
    "div",
    { class: "map-buttons" },
    mapButton(context, "+", "zoom_in", () => map.zoomMiddle(1.5)),
    mapButton(context, "−", "zoom_out", () => map.zoomMiddle(1 / 1.5)),
    mapButton(context, "⤢", "fit", () => map.fit()),
  );
}

/** Pixels of the map's left side that lie under the legend; 0 where the legend stands below. */
export function coveredBy(legend: HTMLElement): number {
  if (getComputedStyle(legend).position !== "absolute") return 0;
  return legend.offsetLeft + legend.offsetWidth;
}

/** Map with its buttons, player, legend, and whose roads they are. */
export function mapSection(context: Context, run: RunData): { element: HTMLElement; map: MapView } {
  const key = legend(context);
  const map = new MapView(context, run, {
    picture: (moment) => recorded(run, moment, context.filter.get()),
    lines: (thing) => linesOn(run, thing, context.language.get(), context.moment.get()),
    covered: () => coveredBy(key),
  });
  context.filter.watch(() => map.redraw());
  map.element.append(mapButtons(context, map), make("div", { class: "attribution" }, context.data.attribution));
  const player = new Player(context, run);
  const title = (language: Language) => word("map", language);
  return { element: section(context, "map", title, map.element, player.element, key), map };
}
