// SPDX-License-Identifier: Apache-2.0
import { name, type Language, type Spoken } from "../context";
import { make, said } from "../dom";
import { word, type Word } from "../words/words";
import { COLOURS, DEPTHS } from "./palette";
import { drawBasin, drawIncident, drawStation, drawUnit } from "./symbols";
import { ACTIVITY_NAMES, UNIT_GROUPS, type Activity } from "./unit_groups";

const SIZE = 26;

type Draw = (ctx: CanvasRenderingContext2D, language: Language) => void;

/** One line: the very symbol of the map, and what it means. */
function entry(context: Spoken, draw: Draw, text: (language: Language) => string): HTMLElement {
  const ratio = Math.max(2, devicePixelRatio);
  const size = String(SIZE * ratio);
  const canvas = make("canvas", { width: size, height: size, "aria-hidden": "true" });
  context.language.watch((language) => {
    const ctx = canvas.getContext("2d")!;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, SIZE, SIZE);
    draw(ctx, language);
  });
  return make("li", {}, canvas, said(context, text));
}

function group(context: Spoken, title: Word, entries: HTMLElement[]): HTMLElement {
  const heading = make("h4", {}, said(context, (language) => word(title, language)));
  return make("div", {}, heading, make("ul", {}, ...entries));
}

const MIDDLE = SIZE / 2;

function lineSample(colour: string, width: number, dashes?: string): Draw {
  return (ctx) => {
    const stroke = (style: string, lineWidth: number, pattern: number[]) => {
      ctx.beginPath();
      ctx.moveTo(2, MIDDLE);
      ctx.lineTo(SIZE - 2, MIDDLE);
      ctx.strokeStyle = style;
      ctx.lineWidth = lineWidth;
      ctx.setLineDash(pattern);
      ctx.stroke();
      ctx.setLineDash([]);
    };
    stroke(colour, width, []);
    if (dashes) stroke(dashes, width / 2.5, [5, 5]);
  };
}

function depthEntries(context: Spoken): HTMLElement[] {
  const disc = (colour: string | null, radius: number): Draw => (ctx) => drawBasin(ctx, MIDDLE, MIDDLE, colour, radius);
  return [
    entry(context, disc(null, 3), (language) => word("dry", language)),
    ...DEPTHS.map(({ from_mm, colour }) =>
      entry(context, disc(colour, 6 + from_mm / 60), (language) => `${from_mm / 10} ${word("from_cm", language)}`),
    ),
  ];
}

function incidentEntries(context: Spoken): HTMLElement[] {
  const phases = ["unreported", "reported", "handled", "cleared"] as const;
  const ring = (phase: (typeof phases)[number], late: boolean): Draw => (ctx) =>
    drawIncident(ctx, MIDDLE - 1, MIDDLE + 1, { phase, radius: 8, late, fade: 1 });
  return [
    ...phases.map((phase) => entry(context, ring(phase, false), (language) => word(phase, language))),
    entry(context, ring("reported", true), (language) => word("late", language)),
  ];
}

function activityEntries(context: Spoken): HTMLElement[] {
  return Object.entries(ACTIVITY_NAMES).map(([activity, names]) =>
    entry(
      context,
      (ctx) =>
        drawUnit(ctx, MIDDLE, MIDDLE, {
          activity: activity as Activity,
          colour: UNIT_GROUPS.others.colour,
          letter: "",
          heading: 0,
        }),
      (language) => name(names, language),
    ),
  );
}

function groupEntries(context: Spoken): HTMLElement[] {
  return Object.values(UNIT_GROUPS).map(({ names, colour, letter }) =>
    entry(
      context,
      (ctx, language) =>
        drawUnit(ctx, MIDDLE, MIDDLE, { activity: "on_scene", colour, letter: name(letter, language), heading: null }),
      (language) => name(names, language),
    ),
  );
}

function placeEntries(context: Spoken): HTMLElement[] {
  const says = (key: Word) => (language: Language) => word(key, language);
  return [
    entry(context, (ctx) => drawStation(ctx, MIDDLE, MIDDLE), says("station")),
    entry(context, lineSample(COLOURS.closed, 5, "#ffffff"), says("closed_street")),
    entry(context, lineSample(COLOURS.elevated, 4), says("elevated")),
    entry(context, lineSample(COLOURS.waterway, 7), says("waterway")),
  ];
}

export function legend(context: Spoken): HTMLElement {
  const summary = make("summary", {}, said(context, (language) => word("legend", language)));
  const groups = make(
    "div",
    { class: "legend-groups" },
    group(context, "legend_incidents", incidentEntries(context)),
    group(context, "legend_activity", activityEntries(context)),
    group(context, "legend_groups", groupEntries(context)),
    group(context, "legend_water", depthEntries(context)),
    group(context, "legend_places", placeEntries(context)),
  );
  return make("details", { class: "legend", open: "" }, summary, groups);
}
