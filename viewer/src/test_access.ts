// SPDX-License-Identifier: Apache-2.0
import type { Chosen, Context } from "./context";
import type { MapView } from "./map/map_view";

/** What the browser tests ask of a page (window.stormcrew). Nothing on the page uses it. */
export interface TestAccess {
  frames(): number; // drawn on the map so far
  moment(): number; // s since the start
  pick(x: number, y: number): Chosen; // what is drawn at a point of the map's canvas
  project(x: number, y: number): [number, number]; // where a position of the data lies on it
  first_draw_ms: number; // from opening the page until the map was drawn; NaN: not yet
}

declare global {
  interface Window {
    stormcrew?: TestAccess;
  }
}

export function exposeForTests(context: Context, map: MapView): void {
  const access: TestAccess = {
    frames: () => map.frames(),
    moment: () => context.moment.get(),
    pick: (x, y) => map.pick(x, y),
    project: (x, y) => map.project(x, y),
    first_draw_ms: NaN,
  };
  window.stormcrew = access;
  const watch = () => {
    if (map.frames() === 0) return requestAnimationFrame(watch);
    access.first_draw_ms = performance.now();
  };
  requestAnimationFrame(watch);
}
