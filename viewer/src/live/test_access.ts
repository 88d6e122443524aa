// SPDX-License-Identifier: Apache-2.0
import type { MapView } from "../map/map_view";
import type { LiveContext } from "./context";
import type { LiveState } from "./data";
import { stateOf } from "./model/held";
import { placeAt } from "./model/place";
import type { LiveSync } from "./sync";

/** What the browser tests ask of the live page (window.stormcrewLive). Nothing on the page uses it. */
export interface LiveTestAccess {
  state(): LiveState;
  unitOnMap(row: number): { x: number; y: number }; // as drawn now, in map coordinates
  project(x: number, y: number): [number, number]; // where these lie on the map's canvas, in pixels
  frames(): number; // drawn on the map so far
  events(): { count: number; lastId: string };
}

declare global {
  interface Window {
    stormcrewLive?: LiveTestAccess;
  }
}

export function exposeForTests(context: LiveContext, sync: LiveSync, map: MapView): void {
  window.stormcrewLive = {
    state: () => stateOf(context.now),
    unitOnMap: (row) => {
      const { x, y } = placeAt(context.now.units.get(row)!, context.moment.get());
      return { x, y };
    },
    project: (x, y) => map.project(x, y),
    frames: () => map.frames(),
    events: () => ({ count: sync.events, lastId: sync.lastId }),
  };
}
