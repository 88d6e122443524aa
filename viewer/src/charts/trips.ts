// SPDX-License-Identifier: Apache-2.0
import type { Context, Language } from "../context";
import type { RunData } from "../data";
import { clock, timeText } from "./clock";
import { Figure } from "./figure";
import type { Option } from "./library";
import { COLOURS } from "./palette";
import type { Table } from "./table";
import { timeAxis } from "./timeline";
import { CONFINED, tip } from "./tooltip";
import { say, type Word } from "./words";

const LINES: { key: "person" | "vehicle"; word: Word; color: string }[] = [
  { key: "person", word: "personTrips", color: COLOURS.blue },
  { key: "vehicle", word: "vehicleTrips", color: COLOURS.vermillion },
];

/** Person-trips and vehicle-trips so far; the ends of the lines are the run's totals. */
export function tripsFigure(context: Context, run: RunData): Figure {
  return new Figure(context, {
    id: "chart-trips",
    title: { zh: "出动人次与车次（累计）", en: "Person-trips and vehicle-trips so far" },
    caption,
    draw: (language, width) => ({ option: option(run, language, width), height: 300 }),
    table: (language) => tableOf(run, language),
  });
}

function caption(language: Language): string {
  return language === "zh"
    ? "人次：一人在一次应急响应中出勤一班；车次：一辆车离开驻点至返回驻点。末端为总数。"
    : "Person-trip: one person turned out for one shift of one activation. Vehicle-trip: one vehicle from leaving a station until back at one. The ends are the totals.";
}

function option(run: RunData, language: Language, width: number): Option {
  const series = LINES.map(({ key, word, color }, i) => ({
    type: "line",
    name: say(word, language),
    xAxisIndex: i,
    yAxisIndex: i,
    symbol: "none",
    step: "end",
    lineStyle: { width: 2 },
    itemStyle: { color },
    endLabel: {
      show: true,
      formatter: String(run.trips[key].at(-1)),
      color: COLOURS.ink,
      fontWeight: "bold",
    },
    data: points(run, run.trips[key]),
  }));
  return {
    grid: LINES.map((_, i) => ({ left: 48, right: 52, top: 28 + i * 136, height: 96 })),
    tooltip: { trigger: "axis", ...CONFINED, formatter: tooltip(run, language) },
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    xAxis: LINES.map((_, gridIndex) => ({
      ...timeAxis(run, language, width),
      gridIndex,
      ...(gridIndex === 0 ? { axisLabel: { show: false } } : {}),
    })),
    yAxis: LINES.map(({ word }, gridIndex) => ({
      gridIndex,
      name: say(word, language),
      nameGap: 8,
      nameTextStyle: { align: "left" },
      splitNumber: 3,
    })),
    series,
  };
}

/** Nobody has gone anywhere at the start; each value holds at the end of its hour. */
function points(run: RunData, totals: number[]): [number, number][] {
  const { axis } = clock(run);
  return [0, ...totals].map((total, k) => [axis(Math.min(run.end, k * run.trips.step)), total]);
}

function tooltip(run: RunData, language: Language) {
  return ([{ dataIndex }]: { dataIndex: number }[]) => {
    const [[at], values] = [
      points(run, run.trips.person)[dataIndex],
      LINES.map(({ key }) => points(run, run.trips[key])[dataIndex][1]),
    ];
    return tip(
      timeText(at, language),
      ...LINES.map(({ word }, i): [string, string] => [say(word, language), String(values[i])]),
    );
  };
}

function tableOf(run: RunData, language: Language): Table {
  const [person, vehicle] = LINES.map(({ key }) => points(run, run.trips[key]));
  return {
    caption: LINES.map(({ word }) => say(word, language)).join(" / "),
    head: [say("time", language), ...LINES.map(({ word }) => say(word, language))],
    rows: person.map(([at, total], k) => [timeText(at, language), total, vehicle[k][1]]),
  };
}
