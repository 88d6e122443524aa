// SPDX-License-Identifier: Apache-2.0
import type { Context } from "../context";
import type { RunData } from "../data";
import { labelled, make, section } from "../dom";
import { legend } from "../map/legend";
import type { MapView } from "../map/map_view";
import { Player } from "../player/player";
import { word, type Word } from "../words/words";

function mapButton(context: Context, sign: string, title: Word, action: () => void): HTMLElement {
  const button = make("button", { type: "button" }, sign);
  button.addEventListener("click", action);
  labelled(context, button, "title", (language) => word(title, language));
  return labelled(context, button, "aria-label", (language) => word(title, language));
}

/** Map with its buttons, player, legend, and whose roads they are. */
export function mapSection(context: Context, run: RunData, map: MapView): HTMLElement {
  const buttons = make(
    "div",
    { class: "map-buttons" },
    mapButton(context, "+", "zoom_in", () => map.zoomMiddle(1.5)),
    mapButton(context, "−", "zoom_out", () => map.zoomMiddle(1 / 1.5)),
    mapButton(context, "⤢", "fit", () => map.fit()),
  );
  map.element.append(buttons, make("div", { class: "attribution" }, context.data.attribution));
  const player = new Player(context, run);
  return section(context, "map", (language) => word("map", language), map.element, player.element, legend(context));
}
