// SPDX-License-Identifier: Apache-2.0
import { cell, type Cell, type Language } from "../context";
import type { RunData } from "../data";
import { clock, tickText } from "./clock";
import { COLOURS } from "./palette";

/** What part of the time axis is shown, in per cent; charts over time share it. */
export type Zoom = Cell<string>;

export function newZoom(): Zoom {
  return cell("0 100");
}

/** Per cent of the axis where it begins and ends. */
export function ends(zoom: string): [number, number] {
  const [start, end] = zoom.split(" ").map(Number);
  return [start, end];
}

/** Slider below, and the wheel with the control key: without it the page scrolls. */
export function zoomParts(xAxisIndex: number[], zoom: Zoom) {
  const [start, end] = ends(zoom.get());
  const common = { xAxisIndex, start, end, filterMode: "none" };
  return [
    {
      type: "inside",
      zoomOnMouseWheel: "ctrl",
      moveOnMouseMove: false,
      moveOnMouseWheel: false,
      preventDefaultMouseMove: false,
      ...common,
    },
    {
      type: "slider",
      height: 18,
      bottom: 6,
      brushSelect: false,
      showDataShadow: false,
      labelFormatter: "",
      ...common,
    },
  ];
}

export function timeAxis(run: RunData, language: Language, width: number) {
  const { axis } = clock(run);
  return {
    type: "time",
    min: axis(0),
    max: axis(run.end),
    splitNumber: Math.max(3, Math.floor(width / 85)),
    axisLabel: { hideOverlap: true, formatter: (value: number) => tickText(value, language) },
    axisLine: { onZero: false },
  };
}

/** Response levels as bands behind a chart, the higher the darker. */
export function levelBands(run: RunData) {
  const { axis } = clock(run);
  const shade = { none: 0, IV: 0.05, III: 0.1, II: 0.15, I: 0.2 };
  const data = run.levels.flatMap(({ at, level }, i) => {
    const until = run.levels[i + 1]?.at ?? run.end;
    if (level === "none" || until <= at) return [];
    const itemStyle = { color: COLOURS.ink, opacity: shade[level] };
    return [[{ xAxis: axis(at), name: level, itemStyle }, { xAxis: axis(until) }]];
  });
  const label = { position: "insideTop", color: COLOURS.ink, fontSize: 11 };
  return { silent: true, label, data };
}
