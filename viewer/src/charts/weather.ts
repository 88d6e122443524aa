// SPDX-License-Identifier: Apache-2.0
import { name, type Context, type Language } from "../context";
import type { Basin, RunData } from "../data";
import { clock, timeText } from "./clock";
import { Figure } from "./figure";
import { legend } from "./legend";
import type { Option } from "./library";
import { fixed } from "./numbers";
import { MomentLine } from "./moment_line";
import { COLOURS } from "./palette";
import type { Table } from "./table";
import { timeAxis, zoomParts, type Zoom } from "./timeline";
import { CONFINED, tip } from "./tooltip";
import { say } from "./words";

const BASINS = 4;
const STROKES = [
  { color: COLOURS.vermillion, type: "solid" },
  { color: COLOURS.green, type: "dashed" },
  { color: COLOURS.purple, type: "dotted" },
  { color: COLOURS.orange, type: [8, 3, 2, 3] },
];

/** Rain from above, below it the water in the deepest basins and in the canal. */
export function weatherFigure(context: Context, run: RunData, zoom: Zoom): Figure {
  const line = new MomentLine(context, run, zoom);
  const basins = deepest(run);
  return new Figure(context, {
    id: "chart-weather",
    title: { zh: "雨、积水与运河水位", en: "Rain, water on the roads and in the canal" },
    caption: (language) => caption(language, basins.length),
    draw: (language, width) => {
      const names = legend(lineNames(basins, language), width);
      const top = names.height + 20;
      line.beginAt(top);
      return {
        option: { ...option(run, basins, zoom, language, { width, top }), legend: names.option },
        height: top + 350,
      };
    },
    table: (language) => tableOf(run, basins, language),
    made: (chart, place) => line.attach(chart, place),
    drawn: () => line.move(),
  });
}

/** Basins that flooded, the deepest first. */
export function deepest(run: RunData): Basin[] {
  const flooded = run.basins.filter((basin) => basin.deepest_mm > 0);
  return flooded.sort((a, b) => b.deepest_mm - a.deepest_mm).slice(0, BASINS);
}

function caption(language: Language, count: number): string {
  return language === "zh"
    ? `雨自上而下；下图为最深的 ${count} 个积水点（左轴）与运河水位（右轴）。缩放与上图联动，点击可设定时刻。`
    : `Rain hangs from above; below it the ${count} deepest basins (left axis) and the canal (right axis). It zooms together with the chart of units; click to set the moment.`;
}

function option(
  run: RunData,
  basins: Basin[],
  zoom: Zoom,
  language: Language,
  { width, top }: { width: number; top: number },
): Option {
  return {
    grid: [
      { left: 48, right: 48, top, height: 100 },
      { left: 48, right: 48, top: top + 128, bottom: 58 },
    ],
    tooltip: { trigger: "axis", ...CONFINED, formatter: tooltip(run, basins, language) },
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    xAxis: [
      { ...timeAxis(run, language, width), gridIndex: 0, position: "top", axisLabel: { show: false } },
      { ...timeAxis(run, language, width), gridIndex: 1 },
    ],
    yAxis: [
      {
        gridIndex: 0,
        inverse: true,
        name: say("rainAxis", language),
        nameLocation: "start",
        nameTextStyle: { align: "left" },
        nameGap: 6,
        splitNumber: 3,
      },
      { gridIndex: 1, name: say("depthAxis", language), nameTextStyle: { align: "left" }, nameGap: 6 },
      {
        gridIndex: 1,
        name: say("canalAxis", language),
        nameTextStyle: { align: "right" },
        nameGap: 6,
        scale: true,
        splitLine: { show: false },
      },
    ],
    dataZoom: zoomParts([0, 1], zoom),
    series: [...rain(run, language), ...water(run, basins, language)],
  };
}

function lineNames(basins: Basin[], language: Language): string[] {
  return [
    say("rainMost", language),
    say("rain", language),
    ...basins.map((basin) => name(basin.names, language)),
    say("canal", language),
  ];
}

/** As steps filled from the top: thousands of bars would be slow, and thinner than a pixel. */
function rain(run: RunData, language: Language) {
  const { axis } = clock(run);
  const { step, rain_mm_per_h, rain_most_mm_per_h } = run.weather;
  const series = (name: string, values: number[], color: string, opacity: number) => ({
    type: "line",
    name,
    step: "end",
    symbol: "none",
    lineStyle: { width: 0.8 },
    areaStyle: { opacity, origin: "start" },
    itemStyle: { color },
    data: values.map((value, k) => [axis(k * step), value]),
  });
  return [
    series(say("rainMost", language), rain_most_mm_per_h, COLOURS.sky, 0.35),
    series(say("rain", language), rain_mm_per_h, COLOURS.blue, 0.9),
  ];
}

function water(run: RunData, basins: Basin[], language: Language) {
  const { axis } = clock(run);
  const { step, canal_m } = run.weather;
  // Depth and canal hold at the end of a step.
  const line = (
    name: string,
    values: (number | null)[],
    yAxisIndex: number,
    lineStyle: object,
    color: string,
  ) => ({
    type: "line",
    name,
    xAxisIndex: 1,
    yAxisIndex,
    symbol: "none",
    lineStyle: { width: 1.6, ...lineStyle },
    itemStyle: { color },
    data: values.map((value, k) => [axis((k + 1) * step), value]),
  });
  return [
    ...basins.map((basin, i) =>
      line(name(basin.names, language), basin.depth_mm, 1, STROKES[i], STROKES[i].color),
    ),
    line(say("canal", language), canal_m, 2, { width: 2.4, color: COLOURS.ink, opacity: 0.7 }, COLOURS.ink),
  ];
}

function head(basins: Basin[], language: Language): string[] {
  const depths = basins.map((basin) => `${name(basin.names, language)} [mm]`);
  return [
    `${say("rain", language)} [mm/h]`,
    `${say("rainMost", language)} [mm/h]`,
    ...depths,
    `${say("canal", language)} [m]`,
  ];
}

function numbers(run: RunData, basins: Basin[], k: number): string[] {
  const { rain_mm_per_h, rain_most_mm_per_h, canal_m } = run.weather;
  const canal = canal_m[k];
  const depths = basins.map((basin) => String(basin.depth_mm[k]));
  return [
    fixed(rain_mm_per_h[k], 1),
    fixed(rain_most_mm_per_h[k], 1),
    ...depths,
    canal === null ? "–" : fixed(canal, 2),
  ];
}

function tooltip(run: RunData, basins: Basin[], language: Language) {
  return ([{ dataIndex }]: { dataIndex: number }[]) => {
    const values = numbers(run, basins, dataIndex);
    const title = timeText(clock(run).axis(dataIndex * run.weather.step), language);
    return tip(title, ...head(basins, language).map((text, i): [string, string] => [text, values[i]]));
  };
}

/** Each full hour: all steps would be thousands of rows. */
function tableOf(run: RunData, basins: Basin[], language: Language): Table {
  const { step, rain_mm_per_h } = run.weather;
  const each = Math.max(1, Math.round(3600 / step));
  const hours = rain_mm_per_h.map((_, k) => k).filter((k) => k % each === 0);
  return {
    caption: say("time", language),
    head: [say("time", language), ...head(basins, language)],
    rows: hours.map((k) => [timeText(clock(run).axis(k * step), language), ...numbers(run, basins, k)]),
  };
}
