// SPDX-License-Identifier: Apache-2.0
import { clock, hourText } from "../../charts/clock";
import { legend } from "../../charts/legend";
import type { Option } from "../../charts/library";
import { fixed, percent } from "../../charts/numbers";
import { COLOURS } from "../../charts/palette";
import type { Table } from "../../charts/table";
import { CONFINED, tip } from "../../charts/tooltip";
import type { Language } from "../../context";
import type { RunData } from "../../data";
import type { Band1, LiveForecast } from "../data";
import { live } from "../words";

type Hour = LiveForecast["hours"][number];

/** Response times as dots with their ranges, late shares as bars behind them. */
export function hourBars(run: RunData, now: LiveForecast | null, language: Language, width: number): { option: Option; height: number } | null {
  if (!now || now.hours.every(({ response_min }) => response_min.p50 === null)) return null;
  const names = legend([live("response_min", language), live("late_share", language)], width);
  const { axis } = clock(run);
  const option = {
    grid: { left: 38, right: 44, top: names.height + 24, bottom: 26 },
    legend: names.option,
    tooltip: { trigger: "axis", ...CONFINED, formatter: tooltip(run, now, language) },
    xAxis: { type: "category", data: now.hours.map(({ from }) => hourText(axis(from))), axisLabel: { hideOverlap: true } },
    yAxis: [
      { type: "value", min: 0, name: live("minutes", language), nameGap: 8, nameTextStyle: { align: "left" } },
      { type: "value", min: 0, max: 100, name: "%", nameGap: 8, splitLine: { show: false } },
    ],
    series: series(now.hours, language),
  };
  return { option, height: names.height + 200 };
}

function series(hours: Hour[], language: Language) {
  const share = (band: Band1) => (band.p50 === null ? null : 100 * band.p50);
  const unseen = { type: "line", stack: "range", symbol: "none", silent: true, lineStyle: { width: 0 }, tooltip: { show: false } };
  const width = ({ p10, p90 }: Band1) => (p10 === null || p90 === null ? null : p90 - p10);
  return [
    {
      type: "bar",
      name: live("late_share", language),
      yAxisIndex: 1,
      barWidth: "46%",
      itemStyle: { color: COLOURS.pale },
      data: hours.map(({ late_share }) => share(late_share)),
    },
    { ...unseen, data: hours.map(({ response_min }) => response_min.p10) },
    { ...unseen, data: hours.map(({ response_min }) => width(response_min)), areaStyle: { color: COLOURS.vermillion, opacity: 0.18 } },
    {
      type: "line",
      name: live("response_min", language),
      symbol: "circle",
      symbolSize: 6,
      itemStyle: { color: COLOURS.vermillion },
      data: hours.map(({ response_min }) => response_min.p50),
    },
  ];
}

function range(band: Band1, text: (value: number) => string): string {
  const one = (value: number | null) => (value === null ? "–" : text(value));
  return band.p50 === null ? "–" : `${one(band.p50)} (${one(band.p10)}–${one(band.p90)})`;
}

function numbers(hour: Hour): string[] {
  const whole = (value: number) => fixed(value, 0);
  return [range(hour.reported, whole), range(hour.response_min, whole), range(hour.late_share, (value) => `${percent(value)} %`)];
}

function head(language: Language): string[] {
  return (["reported", "response_min", "late_share"] as const).map((key) => live(key, language));
}

function tooltip(run: RunData, now: LiveForecast, language: Language) {
  return (points: { dataIndex: number }[]) => {
    const hour = now.hours[points[0]?.dataIndex ?? 0];
    const values = numbers(hour);
    return tip(hourText(clock(run).axis(hour.from)), ...head(language).map((text, i): [string, string] => [text, values[i]]));
  };
}

export function hourTable(run: RunData, now: LiveForecast | null, language: Language): Table {
  const rows = (now?.hours ?? []).map((hour) => [hourText(clock(run).axis(hour.from)), ...numbers(hour)]);
  return { caption: live("forecast", language), head: [live("hour", language), ...head(language)], rows };
}
