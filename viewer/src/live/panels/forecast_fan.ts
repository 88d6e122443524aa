// SPDX-License-Identifier: Apache-2.0
import { clock, hourText, tickText } from "../../charts/clock";
import { legend } from "../../charts/legend";
import type { Option } from "../../charts/library";
import { fixed } from "../../charts/numbers";
import { COLOURS } from "../../charts/palette";
import type { Table } from "../../charts/table";
import { CONFINED, tip } from "../../charts/tooltip";
import type { Language } from "../../context";
import type { RunData } from "../../data";
import type { Band, LiveForecast } from "../data";
import { live } from "../words";

const FANS = [
  { key: "waiting", word: "count_waiting", color: COLOURS.vermillion, line: "solid" },
  { key: "free_units", word: "count_free", color: COLOURS.blue, line: "dashed" },
] as const;

type Drawing = { option: Option; height: number } | null;

/** Median lines in their bands from the tenth to the ninetieth percentile. */
export function fan(run: RunData, now: LiveForecast | null, language: Language, width: number): Drawing {
  if (!now || now.times.length === 0) return null;
  const names = legend(FANS.map(({ word }) => live(word, language)), width);
  const { axis } = clock(run);
  const times = now.times.map((moment) => axis(moment));
  const option = {
    grid: { left: 34, right: 14, top: names.height + 8, bottom: 26 },
    legend: names.option,
    tooltip: { trigger: "axis", ...CONFINED, formatter: tooltip(run, now, language) },
    xAxis: {
      type: "time",
      min: times[0],
      max: times.at(-1),
      splitNumber: Math.max(3, Math.floor(width / 85)),
      axisLabel: { hideOverlap: true, formatter: (value: number) => tickText(value, language) },
    },
    yAxis: { type: "value", minInterval: 1, min: 0 },
    series: FANS.flatMap(({ key, word, color, line }) => band(now[key], times, { name: live(word, language), color, line })),
  };
  return { option, height: names.height + 190 };
}

interface Look {
  name: string;
  color: string;
  line: string;
}

/** The band is an area on an unseen one: the lower edge, then what lies between the edges. */
function band({ p10, p50, p90 }: Band, times: number[], { name, color, line }: Look) {
  const at = (values: number[]) => values.map((value, k) => [times[k], value]);
  const area = { type: "line", symbol: "none", stack: `band ${name}`, silent: true, tooltip: { show: false }, lineStyle: { width: 0 } };
  return [
    { ...area, data: at(p10), areaStyle: { opacity: 0 } },
    { ...area, data: at(p90.map((value, k) => value - p10[k])), areaStyle: { color, opacity: 0.18 } },
    { type: "line", name, symbol: "none", data: at(p50), itemStyle: { color }, lineStyle: { color, width: 2, type: line } },
  ];
}

function range(of: Band, k: number): string {
  return `${fixed(of.p50[k], 1)} (${fixed(of.p10[k], 1)}–${fixed(of.p90[k], 1)})`;
}

function tooltip(run: RunData, now: LiveForecast, language: Language) {
  return (points: { dataIndex: number }[]) => {
    const k = points[0]?.dataIndex ?? 0;
    const lines = FANS.map(({ key, word }): [string, string] => [live(word, language), range(now[key], k)]);
    return tip(hourText(clock(run).axis(now.times[k])), ...lines);
  };
}

export function fanTable(run: RunData, now: LiveForecast | null, language: Language): Table {
  const rows = (now?.times ?? []).map((moment, k) => [
    hourText(clock(run).axis(moment)),
    ...FANS.map(({ key }) => range(now![key], k)),
  ]);
  return { caption: live("forecast", language), head: [live("time", language), ...FANS.map(({ word }) => live(word, language))], rows };
}
