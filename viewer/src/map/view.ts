// SPDX-License-Identifier: Apache-2.0
import type { Bounds } from "../model/lines";

/** What part of the map is seen: the point in the middle, and screen pixels per map unit. */
export interface View {
  x: number;
  y: number;
  scale: number;
  width: number;
  height: number;
}

/** Map y grows northwards, screen y downwards. */
export function toScreen(view: View, x: number, y: number): [number, number] {
  return [view.width / 2 + (x - view.x) * view.scale, view.height / 2 - (y - view.y) * view.scale];
}

export function toMap(view: View, sx: number, sy: number): [number, number] {
  return [view.x + (sx - view.width / 2) / view.scale, view.y - (sy - view.height / 2) / view.scale];
}

/** The view that just holds all of `bounds`, to the right of `covered` pixels that something else takes. */
export function fitted(bounds: Bounds, width: number, height: number, covered = 0): View {
  const wide = Math.max(1, bounds.east - bounds.west);
  const high = Math.max(1, bounds.north - bounds.south);
  const scale = 0.97 * Math.min((width - covered) / wide, height / high);
  return {
    x: (bounds.west + bounds.east) / 2 - covered / 2 / scale,
    y: (bounds.south + bounds.north) / 2,
    scale,
    width,
    height,
  };
}

export function moved(view: View, dx: number, dy: number): View {
  return { ...view, x: view.x - dx / view.scale, y: view.y + dy / view.scale };
}

export interface ZoomLimits {
  least: number;
  most: number;
}

/** Zooms so that what lies under the screen point (sx, sy) stays there. */
export function zoomedAt(view: View, sx: number, sy: number, factor: number, limits: ZoomLimits): View {
  const scale = Math.min(limits.most, Math.max(limits.least, view.scale * factor));
  const [x, y] = toMap(view, sx, sy);
  return {
    ...view,
    scale,
    x: x - (sx - view.width / 2) / scale,
    y: y + (sy - view.height / 2) / scale,
  };
}

/** Lets the canvas take map coordinates; `ratio` is device pixels per screen pixel. */
export function useMapCoordinates(ctx: CanvasRenderingContext2D, view: View, ratio: number): void {
  const s = view.scale * ratio;
  ctx.setTransform(s, 0, 0, -s, (view.width / 2) * ratio - view.x * s, (view.height / 2) * ratio + view.y * s);
}
