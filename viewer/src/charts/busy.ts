// SPDX-License-Identifier: Apache-2.0
import type { Context, Language } from "../context";
import type { BusyTimeline, RunData } from "../data";
import { clock, timeText } from "./clock";
import { Figure } from "./figure";
import { legend } from "./legend";
import type { Option } from "./library";
import { MomentLine } from "./moment_line";
import { COLOURS, DECALS } from "./palette";
import type { Table } from "./table";
import { levelBands, timeAxis, zoomParts, type Zoom } from "./timeline";
import { CONFINED, tip } from "./tooltip";
import { say, type Word } from "./words";

type Doing = Exclude<keyof BusyTimeline, "step" | "on_duty">;
const DOING: { key: Doing; word: Word; color: string; decal: object }[] = [
  { key: "on_scene", word: "onScene", color: COLOURS.vermillion, decal: DECALS.none },
  { key: "moving", word: "moving", color: COLOURS.orange, decal: DECALS.hatched },
  { key: "stopped", word: "stopped", color: COLOURS.purple, decal: DECALS.backHatched },
  { key: "guarding", word: "guarding", color: COLOURS.sky, decal: DECALS.dotted },
  { key: "standby", word: "standby", color: "#d7ead9", decal: DECALS.none },
];

/** What the units did over time, with the response levels behind and the map's moment as a line. */
export function busyFigure(context: Context, run: RunData, zoom: Zoom): Figure {
  const line = new MomentLine(context, run, zoom);
  return new Figure(context, {
    id: "chart-busy",
    title: { zh: "在岗单元在做什么", en: "What units do" },
    caption,
    draw: (language, width) => {
      const names = legend(
        DOING.map(({ word }) => say(word, language)),
        width,
      );
      const top = names.height + 20;
      line.beginAt(top);
      return {
        option: { ...option(run, zoom, language, { width, top }), legend: { ...names.option, icon: "rect" } },
        height: top + 260,
      };
    },
    table: (language) => tableOf(run, language),
    made: (chart, place) => line.attach(chart, place),
    drawn: () => line.move(),
  });
}

function caption(language: Language): string {
  return language === "zh"
    ? "灰带与罗马数字为应急响应等级；竖线为地图时刻，点击图面可设定。按住 Ctrl 滚动或拖动下方滑块缩放。"
    : "Grey bands with Roman numbers: response levels. The upright line is the map's moment: click to set it. Zoom by the slider below or Ctrl and the wheel.";
}

function option(
  run: RunData,
  zoom: Zoom,
  language: Language,
  { width, top }: { width: number; top: number },
): Option {
  const { axis } = clock(run);
  const values = (of: number[]) => of.map((value, k) => [axis(k * run.busy.step), value]);
  const area = ({ key, word, color, decal }: (typeof DOING)[number], i: number) => ({
    type: "line",
    name: say(word, language),
    stack: "units",
    symbol: "none",
    step: "end",
    lineStyle: { width: 0 },
    areaStyle: { opacity: 0.9 },
    itemStyle: { color, decal },
    data: values(run.busy[key]),
    ...(i === 0 ? { markArea: levelBands(run) } : {}),
  });
  return {
    grid: { left: 40, right: 14, top, bottom: 58 },
    tooltip: { trigger: "axis", ...CONFINED, formatter: tooltip(run, language) },
    xAxis: timeAxis(run, language, width),
    yAxis: {
      type: "value",
      minInterval: 1,
      max: roomAbove,
      name: say("units", language),
      nameGap: 6,
      nameTextStyle: { align: "left" },
    },
    dataZoom: zoomParts([0], zoom),
    series: DOING.map(area),
  };
}

/** The names of the levels stand above the areas. */
function roomAbove({ max }: { max: number }): number {
  return Math.ceil((max * 1.15) / 5) * 5;
}

function tooltip(run: RunData, language: Language) {
  return ([{ dataIndex }]: { dataIndex: number }[]) => {
    const [title, , ...values] = row(run, dataIndex, language);
    const words = [say("onDuty", language), ...DOING.map(({ word }) => say(word, language))];
    return tip(title, ...words.map((word, i): [string, string] => [word, values[i]]));
  };
}

/** Time, response level, on duty, and what they do. */
function row(run: RunData, k: number, language: Language): string[] {
  const at = k * run.busy.step;
  const level = run.levels.filter((change) => change.at <= at).at(-1)?.level ?? "none";
  const counts = [run.busy.on_duty[k], ...DOING.map(({ key }) => run.busy[key][k])];
  return [
    timeText(clock(run).axis(at), language),
    level === "none" ? say("none", language) : level,
    ...counts.map(String),
  ];
}

/** Each full hour: all steps would be thousands of rows. */
function tableOf(run: RunData, language: Language): Table {
  const each = Math.max(1, Math.round(3600 / run.busy.step));
  const hours = run.busy.on_duty.map((_, k) => k).filter((k) => k % each === 0);
  return {
    caption: say("units", language),
    head: [
      say("time", language),
      say("level", language),
      say("onDuty", language),
      ...DOING.map(({ word }) => say(word, language)),
    ],
    rows: hours.map((k) => row(run, k, language)),
  };
}
