// SPDX-License-Identifier: Apache-2.0
import { name, type Chosen, type Context } from "../context";
import type { RunData } from "../data";
import { depthAt } from "../model/basin_depth";
import { closedStreets } from "../model/closed_streets";
import { passes } from "../model/filter";
import { FADE_S, lateBy, phaseOf, prevented } from "../model/incident_phase";
import { placeOf } from "../model/unit_place";
import type { Mark } from "./hit_grid";
import { COLOURS, depthColour } from "./palette";
import { addLine, type Scene } from "./scene";
import { drawBasin, drawIncident, drawStation, drawUnit, incidentRadius, UNIT_RADIUS } from "./symbols";
import { activityOf, groupOf, type UnitGroup } from "./unit_groups";
import { toScreen, useMapCoordinates, type View } from "./view";

export type Thing = NonNullable<Chosen>;

/** All that changes with time: water, closed streets, incidents, units. Tells what it drew where. */
export class MovingLayer {
  private readonly groups: UnitGroup[];
  private marks: Mark<Thing>[] = [];
  private ctx!: CanvasRenderingContext2D;
  private view!: View;

  constructor(
    private readonly context: Context,
    private readonly run: RunData,
    private readonly scene: Scene,
  ) {
    this.groups = run.unit_kinds.map((kind) => groupOf(kind.skills));
  }

  draw(ctx: CanvasRenderingContext2D, view: View, ratio: number, moment: number): Mark<Thing>[] {
    this.ctx = ctx;
    this.view = view;
    this.marks = [];
    useMapCoordinates(ctx, view, ratio);
    this.drawWater(moment);
    this.drawClosed(moment);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.drawBasins(moment);
    this.drawStations();
    this.drawIncidents(moment);
    this.drawUnits(moment);
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

  private drawWater(moment: number): void {
    this.ctx.lineCap = this.ctx.lineJoin = "round";
    this.run.basins.forEach((basin, b) => {
      const depth = depthAt(basin, this.run.weather.step, moment);
      const colour = depthColour(depth);
      if (!colour) return;
      this.ctx.strokeStyle = colour;
      this.ctx.lineWidth = (4 + Math.min(5, depth / 80)) / this.view.scale;
      this.ctx.stroke(this.scene.waterOf[b]);
    });
  }

  /** Black with white dashes: nothing else on the map looks so. */
  private drawClosed(moment: number): void {
    const path = new Path2D();
    for (const street of closedStreets(this.run, this.scene.wet, moment)) addLine(path, this.scene.streets[street]);
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

  private drawBasins(moment: number): void {
    this.run.basins.forEach((basin, row) => {
      const at = this.onScreen(basin.x, basin.y);
      if (!at) return;
      const depth = depthAt(basin, this.run.weather.step, moment);
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

  private drawIncidents(moment: number): void {
    const filter = this.context.filter.get();
    this.run.incidents.forEach((incident, row) => {
      const phase = phaseOf(incident, moment);
      if (phase === "none" || prevented(this.run, incident) || !passes(this.run, incident, filter)) return;
      const at = this.onScreen(incident.x, incident.y);
      if (!at) return;
      const radius = incidentRadius(incident.severity);
      const fade = phase === "cleared" ? 1 - (moment - incident.clear!) / FADE_S : 1;
      drawIncident(this.ctx, at[0], at[1], { phase, radius, late: lateBy(incident, moment, this.run.late_s), fade });
      this.mark("incident", row, at[0], at[1], radius);
    });
  }

  /** Units that stand at one place are spread beside it, four in a row. */
  private drawUnits(moment: number): void {
    const standing = new Map<string, number>();
    const language = this.context.language.get();
    this.run.units.forEach((unit, row) => {
      const place = placeOf(unit, moment);
      const activity = place ? activityOf(this.run, place.status) : "hidden";
      const at = place && activity !== "hidden" ? this.onScreen(place.x, place.y) : null;
      if (!place || !at) return;
      if (place.heading === null) this.spread(at, standing, `${place.x},${place.y}`);
      const group = this.groups[unit.kind];
      drawUnit(this.ctx, at[0], at[1], {
        activity,
        colour: group.colour,
        letter: name(group.letter, language),
        heading: place.heading,
      });
      this.mark("unit", row, at[0], at[1], UNIT_RADIUS);
    });
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
