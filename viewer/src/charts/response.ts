// SPDX-License-Identifier: Apache-2.0
import type { Context, Language } from "../context";
import type { RunData } from "../data";
import { histogram, type Bin } from "./bins";
import { Figure } from "./figure";
import type { Option } from "./library";
import { fixed, minutes, percent } from "./numbers";
import { legend } from "./legend";
import { COLOURS, DECALS } from "./palette";
import { responseStatistics, shown } from "./statistics";
import type { Table } from "./table";
import { CONFINED, tip } from "./tooltip";
import { say, type Word } from "./words";

type Count = "inTime" | "late" | "atLeast";
const SERIES: { count: Count; word: Word; color: string; decal: object }[] = [
  { count: "inTime", word: "inTime", color: COLOURS.sky, decal: DECALS.none },
  { count: "late", word: "late", color: COLOURS.vermillion, decal: DECALS.hatched },
  { count: "atLeast", word: "atLeast", color: COLOURS.yellow, decal: DECALS.dotted },
];

/** How long people waited: a histogram of the response times that the filter lets pass. */
export function responseFigure(context: Context, run: RunData): Figure {
  const bins = () => histogram(shown(run, context.filter.get()), run.late_s);
  return new Figure(context, {
    id: "chart-response",
    title: { zh: "响应时间分布", en: "Response times" },
    caption: (language) => captionOf(run, context, language),
    draw: (language, width) => {
      const drawn = bins();
      const any = drawn.some((bin) => SERIES.some(({ count }) => bin[count] > 0));
      return any ? { option: option(drawn, run.late_s, language, width), height: 300 } : null;
    },
    table: (language) => tableOf(bins(), language),
  });
}

function captionOf(run: RunData, context: Context, language: Language): string {
  const { reported, censored, late_share, mean_s, p50_s, p90_s } = responseStatistics(
    shown(run, context.filter.get()),
  );
  const [mean, p50, p90, late] = [minutes(mean_s), minutes(p50_s), minutes(p90_s), percent(late_share)];
  const limit = fixed(run.late_s / 60, 0);
  const waiting = {
    zh: `其中 ${censored} 起到结束时仍未到场，按已等待时间计入，真实值只会更长。`,
    en: ` ${censored} had not been reached by the end: they count with their waiting time so far, at least that.`,
  };
  const words = {
    zh: `报险 ${reported} 起，均值 ${mean} 分钟，P50 ${p50}，P90 ${p90}；迟到（超过 ${limit} 分钟或未到场）${late} %。`,
    en: `${reported} reported: mean ${mean} min, P50 ${p50}, P90 ${p90}; late (not there within ${limit} min, or never) ${late} %.`,
  };
  return words[language] + (censored > 0 ? waiting[language] : "");
}

/** Bars stand on a hidden axis of bins; the axis that is seen has its ticks at their edges. */
function option(bins: Bin[], late_s: number, language: Language, width: number): Option {
  const edges = [...bins.map((bin) => bin.from), bins[bins.length - 1].to];
  const names = legend(
    SERIES.map(({ word }) => say(word, language)),
    width,
  );
  return {
    grid: { left: 44, right: 16, top: names.height + 22, bottom: 44 },
    legend: names.option,
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      ...CONFINED,
      formatter: tooltip(bins, language),
    },
    xAxis: [
      { type: "category", data: bins.map((_, i) => i), show: false, position: "bottom" },
      edgeAxis(edges, language),
    ],
    yAxis: {
      type: "value",
      minInterval: 1,
      name: say("incidents", language),
      nameTextStyle: { align: "left" },
      nameGap: 8,
    },
    series: [
      ...SERIES.map(({ count, word, color, decal }) => ({
        type: "bar",
        name: say(word, language),
        stack: "all",
        barCategoryGap: "6%",
        itemStyle: { color, decal },
        data: bins.map((bin) => bin[count]),
      })),
      limitLine(edges.indexOf(late_s), language),
    ],
  };
}

function edgeAxis(edges: number[], language: Language) {
  return {
    type: "value",
    position: "bottom",
    min: 0,
    max: edges.length - 1,
    interval: 1,
    splitLine: { show: false },
    axisTick: { show: true },
    axisLine: { show: true },
    axisLabel: { hideOverlap: true, formatter: (place: number) => edgeText(edges[place]) },
    name: `${say("responseTime", language)}, ${say("minutes", language)}`,
    nameLocation: "middle",
    nameGap: 26,
  };
}

function limitLine(place: number, language: Language) {
  return {
    type: "line",
    xAxisIndex: 1,
    data: [],
    markLine: {
      silent: true,
      symbol: "none",
      lineStyle: { color: COLOURS.ink, type: "dashed", width: 1.5 },
      label: { formatter: `${say("lateLimit", language)} →`, position: "end", distance: 2 },
      data: [{ xAxis: place }],
    },
  };
}

/** "45 min" is told as 45, from two hours on in hours, from two days on in days. */
function edgeText(seconds: number): string {
  if (!Number.isFinite(seconds)) return "∞";
  if (seconds >= 2 * 86_400) return `${Math.round(seconds / 8640) / 10} d`;
  if (seconds >= 2 * 3600) return `${Math.round(seconds / 360) / 10} h`;
  return `${Math.round(seconds / 6) / 10}`;
}

function rangeText(bin: Bin, language: Language): string {
  const unit = ` ${say("minutes", language)}`;
  const [from, to] = [bin.from, bin.to].map((seconds) => seconds < 2 * 3600);
  return `${edgeText(bin.from)}${from && !to ? unit : ""} – ${edgeText(bin.to)}${to ? unit : ""}`;
}

function tooltip(bins: Bin[], language: Language) {
  return ([{ dataIndex }]: { dataIndex: number }[]) =>
    tip(
      rangeText(bins[dataIndex], language),
      ...SERIES.map(({ count, word }): [string, string] => [
        say(word, language),
        String(bins[dataIndex][count]),
      ]),
    );
}

function tableOf(bins: Bin[], language: Language): Table {
  return {
    caption: `${say("incidents", language)} / ${say("responseTime", language)}`,
    head: [say("responseTime", language), ...SERIES.map(({ word }) => say(word, language))],
    rows: bins.map((bin) => [rangeText(bin, language), ...SERIES.map(({ count }) => bin[count])]),
  };
}
