// SPDX-License-Identifier: Apache-2.0
import { name, type Chosen, type MapContext } from "../context";
import type { RunData } from "../data";
import type { Mark } from "./hit_grid";
import { COLOURS, depthColour } from "./palette";
import type { DrawnUnit, Picture } from "./picture";
import { addLine, type Scene } from "./scene";
import { drawBasin, drawIncident, drawSign, drawStation, drawUnit, incidentRadius, SIGN_RADIUS, UNIT_RADIUS } from "./symbols";
import { groupOf, type UnitGroup } from "./unit_groups";
import { toScreen, useMapCoordinates, type View } from "./view";

export type Thing = NonNullable<Chosen>;

const UNUSABLE = "#8a8f98";

/** All that changes with time: water, closed streets, incidents, units. Tells what it drew where. */
export class MovingLayer {
  private readonly groups: UnitGroup[];
  private marks: Mark<Thing>[] = [];
  private ctx!: CanvasRenderingContext2D;
  private view!: View;

  constructor(
    private readonly context: MapContext,
    private readonly run: RunData,
    private readonly scene: Scene,
  ) {
    this.groups = run.unit_kinds.map((kind) => groupOf(kind.skills));
  }

  draw(ctx: CanvasRenderingContext2D, view: View, ratio: number, picture: Picture): Mark<Thing>[] {
    this.ctx = ctx;
    this.view = view;
    this.marks = [];
    useMapCoordinates(ctx, view, ratio);
    this.drawWater(picture);
    this.drawClosed(picture);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.drawBasins(picture);
    this.drawStations();
    this.drawSigns(picture);
    this.drawIncidents(picture);
    this.drawUnits(picture);
    this.drawChosen();
    return this.marks;
  }

  private mark(what: Thing["what"], row: number, x: number, y: number, radius: number): void {
    this.marks.push({ x, y, radius, thing: { what, row } });
  }

  private onScreen(x: number, y: number): [number, number] | null {
    const [sx, sy] = toScreen(this.view, x, y);
    const edge = 20;
    const inside = sx > -edge && sy > -edge && sx < this.view.width + edge && sy < this.view.height + edge;
    return inside ? [sx, sy] : null;
  }

  private drawWater(picture: Picture): void {
    this.ctx.lineCap = this.ctx.lineJoin = "round";
    this.run.basins.forEach((_, b) => {
      const depth = picture.depth_mm(b);
      const colour = depthColour(depth);
      if (!colour) return;
      this.ctx.strokeStyle = colour;
      this.ctx.lineWidth = (4 + Math.min(5, depth / 80)) / this.view.scale;
      this.ctx.stroke(this.scene.waterOf[b]);
    });
  }

  /** Black with white dashes: nothing else on the map looks so. */
  private drawClosed(picture: Picture): void {
    const path = new Path2D();
    for (const street of picture.closed(this.scene.wet)) addLine(path, this.scene.streets[street]);
    const stroke = (colour: string, width: number, dashes: number[]) => {
      this.ctx.strokeStyle = colour;
      this.ctx.lineWidth = width / this.view.scale;
      this.ctx.setLineDash(dashes.map((d) => d / this.view.scale));
      this.ctx.stroke(path);
    };
    this.ctx.lineCap = "butt";
    stroke(COLOURS.closed, 5, []);
    stroke("#ffffff", 2, [5, 5]);
    this.ctx.setLineDash([]);
  }

  private drawBasins(picture: Picture): void {
    this.run.basins.forEach((basin, row) => {
      const at = this.onScreen(basin.x, basin.y);
      if (!at) return;
      const depth = picture.depth_mm(row);
      const colour = depthColour(depth);
      const radius = colour ? 7 + Math.min(7, depth / 60) : 3; // wider than the ring of an incident there
      drawBasin(this.ctx, at[0], at[1], colour, radius);
      this.mark("basin", row, at[0], at[1], radius);
    });
  }

  private drawStations(): void {
    this.run.stations.forEach((station, row) => {
      const at = this.onScreen(station.x, station.y);
      if (!at) return;
      drawStation(this.ctx, at[0], at[1]);
      this.mark("station", row, at[0], at[1], 5);
    });
  }

  private drawSigns(picture: Picture): void {
    for (const { row, x, y } of picture.signs()) {
      const at = this.onScreen(x, y);
      if (!at) continue;
      drawSign(this.ctx, at[0], at[1]);
      this.mark("closure", row, at[0], at[1], SIGN_RADIUS);
    }
  }

  private drawIncidents(picture: Picture): void {
    for (const { row, x, y, severity, look } of picture.incidents()) {
      const at = this.onScreen(x, y);
      if (!at) continue;
      const radius = incidentRadius(severity);
      drawIncident(this.ctx, at[0], at[1], { ...look, radius });
      this.mark("incident", row, at[0], at[1], radius);
    }
  }

  /** Units that stand at one place are spread beside it, four in a row. */
  private drawUnits(picture: Picture): void {
    const standing = new Map<string, number>();
    for (const unit of picture.units()) {
      const at = unit.activity === "hidden" ? null : this.onScreen(unit.x, unit.y);
      if (!at) continue;
      if (unit.heading === null) this.spread(at, standing, `${unit.x},${unit.y}`);
      this.drawUnit(at, unit);
      this.mark("unit", unit.row, at[0], at[1], UNIT_RADIUS);
    }
  }

  private drawUnit(at: [number, number], { kind, activity, heading, unusable }: DrawnUnit): void {
    const group = this.groups[kind];
    const letter = name(group.letter, this.context.language.get());
    drawUnit(this.ctx, at[0], at[1], { activity, colour: unusable ? UNUSABLE : group.colour, letter, heading });
  }

  private spread(at: [number, number], standing: Map<string, number>, key: string): void {
    const k = standing.get(key) ?? 0;
    standing.set(key, k + 1);
    const step = 2 * UNIT_RADIUS;
    at[0] += 12 + (k % 4) * step;
    at[1] += Math.floor(k / 4) * step;
  }

  private drawChosen(): void {
    const chosen = this.context.chosen.get();
    const mark = this.marks.find((m) => m.thing.what === chosen?.what && m.thing.row === chosen.row);
    if (!mark) return;
    for (const [colour, width] of [["#ffffff", 5], [COLOURS.chosen, 2.5]] as const) {
      this.ctx.beginPath();
      this.ctx.arc(mark.x, mark.y, mark.radius + 6, 0, 2 * Math.PI);
      this.ctx.lineWidth = width;
      this.ctx.strokeStyle = colour;
      this.ctx.stroke();
    }
  }
}
