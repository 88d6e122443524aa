// SPDX-License-Identifier: Apache-2.0
import type { MapContext } from "../context";
import type { RunData } from "../data";
import { labelled, make } from "../dom";
import { word } from "../words/words";
import { BaseLayer } from "./base_layer";
import { listenToKeys, listenToPointers, listenToWheel, type Gestures } from "./gestures";
import { HitGrid, type Mark } from "./hit_grid";
import { MovingLayer, type Thing } from "./moving_layer";
import type { Picture } from "./picture";
import { ScaleBar } from "./scale_bar";
import { sceneOf, unitsPerMetre, type Scene } from "./scene";
import { Tooltip } from "./tooltip";
import { fitted, moved, toMap, toScreen, zoomedAt, type View, type ZoomLimits } from "./view";

const HIT_SLACK_PX = 4;
const SETTLED_MS = 140; // after the last zoom the streets are drawn sharply again

/** What a page shows on its map. */
export interface MapParts {
  picture(moment: number): Picture;
  lines(thing: Thing): string[]; // beside the pointer
  covered(): number; // pixels that the legend takes of the map's left side
  /** A click at a position of the data; true: it has been used, and chooses nothing. */
  press?(x: number, y: number, thing: Thing | null): boolean;
}

/** The map: a canvas that draws once a frame when something changed, and answers what lies where. */
export class MapView implements Gestures {
  readonly element = make("div", { class: "map" });
  private readonly canvas = make("canvas", { tabindex: "0", role: "img" });
  private readonly ctx = this.canvas.getContext("2d")!;
  private readonly scene: Scene;
  private readonly base: BaseLayer;
  private readonly moving: MovingLayer;
  private readonly tooltip = new Tooltip();
  private readonly scaleBar: ScaleBar;
  private view: View = { x: 0, y: 0, scale: 1, width: 0, height: 0 };
  private limits: ZoomLimits = { least: 1, most: 1 };
  private marks: Mark<Thing>[] = [];
  private grid: HitGrid<Thing> | null = null;
  private waiting = false;
  private zoomedAt_ms = -Infinity;
  private drawnFrames = 0;

  constructor(
    private readonly context: MapContext,
    run: RunData,
    private readonly parts: MapParts,
  ) {
    const metre = unitsPerMetre(run);
    this.scene = sceneOf(run);
    this.base = new BaseLayer(run, this.scene, metre);
    this.moving = new MovingLayer(context, run, this.scene);
    this.scaleBar = new ScaleBar(metre);
    labelled(context, this.canvas, "aria-label", (language) => word("map_label", language));
    this.element.append(this.canvas, this.tooltip.element, this.scaleBar.element);
    listenToPointers(this.canvas, this);
    listenToWheel(this.canvas, this);
    listenToKeys(this.canvas, this);
    for (const shared of [context.moment, context.chosen, context.language])
      (shared as { watch(listener: () => void): void }).watch(() => this.redraw());
    new ResizeObserver(() => this.resize()).observe(this.element);
  }

  /** Frames drawn so far. */
  frames(): number {
    return this.drawnFrames;
  }

  /** Where a map position lies on the canvas, in its own pixels. */
  project(x: number, y: number): [number, number] {
    return toScreen(this.view, x, y);
  }

  /** What is drawn at a point of the canvas. */
  pick(x: number, y: number): Thing | null {
    this.grid ??= new HitGrid(this.marks, HIT_SLACK_PX);
    return this.grid.at(x, y);
  }

  move(dx: number, dy: number): void {
    this.view = moved(this.view, dx, dy);
    this.redraw();
  }

  zoom(x: number, y: number, factor: number): void {
    this.view = zoomedAt(this.view, x, y, factor, this.limits);
    this.zoomedAt_ms = performance.now();
    this.redraw();
  }

  zoomMiddle(factor: number): void {
    this.zoom(this.view.width / 2, this.view.height / 2, factor);
  }

  fit(): void {
    this.view = fitted(this.scene.bounds, this.view.width, this.view.height, this.parts.covered());
    this.redraw();
  }

  /** Brings a map position into the middle if it cannot be seen. */
  show(x: number, y: number): void {
    const [sx, sy] = this.project(x, y);
    if (sx > 0 && sy > 0 && sx < this.view.width && sy < this.view.height) return;
    this.view = { ...this.view, x, y };
    this.redraw();
  }

  hover(x: number, y: number): void {
    const thing = this.pick(x, y);
    this.canvas.style.cursor = thing ? "pointer" : "grab";
    if (!thing) return this.tooltip.hide();
    const lines = this.parts.lines(thing);
    this.tooltip.show(lines, x, y, this.view.width);
  }

  leave(): void {
    this.tooltip.hide();
  }

  click(x: number, y: number): void {
    const thing = this.pick(x, y);
    if (!this.parts.press?.(...toMap(this.view, x, y), thing)) this.context.chosen.set(thing);
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (width === 0 || height === 0) return;
    const first = this.view.width === 0;
    const fit = fitted(this.scene.bounds, width, height, this.parts.covered());
    this.limits = { least: fit.scale / 2, most: 0.4 };
    this.view = first ? fit : { ...this.view, width, height };
    this.canvas.width = Math.round(width * devicePixelRatio);
    this.canvas.height = Math.round(height * devicePixelRatio);
    this.draw(); // at once: setting the size has wiped the canvas
  }

  /** In the next frame; any number of calls draw once. */
  redraw(): void {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
    });
  }

  private draw(): void {
    if (this.view.width === 0) return;
    this.renewBase();
    this.ctx.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    this.base.copyTo(this.ctx, this.view);
    const picture = this.parts.picture(this.context.moment.get());
    this.marks = this.moving.draw(this.ctx, this.view, devicePixelRatio, picture);
    this.grid = null;
    this.scaleBar.show(this.view.scale);
    ++this.drawnFrames;
  }

  /** While a zoom goes on its last drawing is stretched: drawing all streets takes longer than a frame. */
  private renewBase(): void {
    const language = this.context.language.get();
    if (this.base.fits(this.view, language)) return;
    const since = performance.now() - this.zoomedAt_ms;
    if (since < SETTLED_MS) setTimeout(() => this.redraw(), SETTLED_MS);
    else this.base.draw(this.view, devicePixelRatio, language);
  }
}
