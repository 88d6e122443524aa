// SPDX-License-Identifier: Apache-2.0
import { cell, type Cell, type Context, type Language } from "../context";
import type { RunData } from "../data";
import { clock, tickText } from "./clock";
import { element } from "./dom";
import type { Chart } from "./library";
import { COLOURS } from "./palette";

/** What part of the time axis is shown, in per cent; charts over time share it. */
export type Zoom = Cell<string>;

export function newZoom(): Zoom {
  return cell("0 100");
}

/** Slider below, and the wheel with the control key: without it the page scrolls. */
export function zoomParts(xAxisIndex: number[], zoom: Zoom) {
  const [start, end] = zoom.get().split(" ").map(Number);
  const common = { xAxisIndex, start, end, filterMode: "none" };
  return [
    { type: "inside", zoomOnMouseWheel: "ctrl", moveOnMouseMove: false, moveOnMouseWheel: false, preventDefaultMouseMove: false, ...common },
    { type: "slider", height: 18, bottom: 6, brushSelect: false, showDataShadow: false, labelFormatter: "", ...common },
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

/**
 * A line at the moment that the map shows, and clicks that set it. The line is an element over the
 * chart: while the map plays it moves twenty times a second, and drawing the chart anew costs more.
 */
export function followMoment(context: Context, run: RunData, zoom: Zoom) {
  const { axis, moment } = clock(run);
  const line = element("div", { class: "chart-cursor", "aria-hidden": "true" });
  let chart: Chart | null = null;

  function move() {
    if (!chart) return;
    const x = chart.convertToPixel({ xAxisIndex: 0 }, axis(context.moment.get()));
    const [start, end] = zoom.get().split(" ").map(Number);
    const share = (100 * context.moment.get()) / run.end;
    line.hidden = !Number.isFinite(x) || share < start || share > end;
    line.style.transform = `translateX(${x - 1}px)`;
  }
  function made(own: Chart, place: HTMLElement) {
    chart = own;
    place.append(line);
    own.getZr().on("click", (event) => {
      const at = [event.offsetX, event.offsetY];
      const inside = [0, 1].some((gridIndex) => own.containPixel({ gridIndex }, at));
      if (inside) context.moment.set(moment(own.convertFromPixel({ xAxisIndex: 0 }, event.offsetX)));
    });
    own.on("datazoom", () => zoom.set(shownPart(own)));
    zoom.watch((part) => {
      const [start, end] = part.split(" ").map(Number);
      if (part !== shownPart(own)) own.dispatchAction({ type: "dataZoom", start, end });
      move();
    });
    context.moment.watch(move);
  }
  return { made, drawn: move, from: (top: number) => (line.style.top = `${top}px`) };
}

function shownPart(chart: Chart): string {
  const [zoom] = (chart.getOption() as { dataZoom?: { start: number; end: number }[] }).dataZoom ?? [];
  return zoom ? `${zoom.start} ${zoom.end}` : "0 100";
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
