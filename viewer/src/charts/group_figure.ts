// SPDX-License-Identifier: Apache-2.0
import type { Context, Language } from "../context";
import type { Incident, Names, RunData } from "../data";
import { rowOf } from "../model/incident_row";
import { Figure, narrow } from "./figure";
import { groups, type By, type Group } from "./groups";
import { twoLines } from "./labels";
import type { Chart, Option } from "./library";
import { minutes, percent } from "./numbers";
import { COLOURS } from "./palette";
import { shown } from "./statistics";
import type { Table } from "./table";
import { CONFINED, tip } from "./tooltip";
import { say } from "./words";

const FEW = 8; // below that each incident is drawn as a dot instead of a box
const LEAST_MIN = 0.5; // a logarithmic axis has no zero

const TITLES: Record<By, Names> = {
  kind: { zh: "各类险情的响应时间", en: "Response times by kind" },
  severity: { zh: "各严重度的响应时间", en: "Response times by severity" },
  zone: { zh: "各街道的响应时间", en: "Response times by subdistrict" },
};

/** Box or dots for each group, its mean, and in words how many there are and how many late. */
export function groupFigure(context: Context, run: RunData, by: By): Figure {
  const found = (language: Language) => groups(run, shown(run, context.filter.get()), by, language);
  return new Figure(context, {
    id: `chart-by-${by}`,
    title: TITLES[by],
    caption,
    draw: (language, width) => {
      const drawn = found(language);
      return drawn.length > 0
        ? { option: option(drawn, run.late_s, language, narrow(width)), height: 70 + 36 * drawn.length }
        : null;
    },
    table: (language) => tableOf(found(language), TITLES[by][language], language),
    made: (chart) => chooseOnClick(chart, context, run),
  });
}

function caption(language: Language): string {
  return language === "zh"
    ? `箱体为 25 %–75 %，线为中位数，须为 10 %–90 %；少于 ${FEW} 起时每点一起（可点选）；菱形为均值，虚线为迟到线。未到场者按已等待时间计。`
    : `Box: 25 to 75 %, its line the median, whiskers 10 to 90 %; below ${FEW} incidents a dot for each (click to choose); diamond: mean; ` +
        "dashed: late from here. Not reached: waiting time so far.";
}

function chooseOnClick(chart: Chart, context: Context, run: RunData) {
  chart.on("click", (event) => {
    const number = (event.data as { incident?: number } | undefined)?.incident;
    if (number !== undefined) context.chosen.set({ what: "incident", row: rowOf(run, number) });
  });
}

function place(seconds: number): number {
  return Math.max(LEAST_MIN, seconds / 60);
}

function option(found: Group[], late_s: number, language: Language, small: boolean): Option {
  return {
    grid: { left: small ? 128 : 200, right: 18, top: 8, bottom: 44 },
    tooltip: { trigger: "item", ...CONFINED, formatter: tooltip(found, language) },
    xAxis: {
      type: "log",
      min: LEAST_MIN,
      name: `${say("responseTime", language)}, ${say("minutes", language)}`,
      nameLocation: "middle",
      nameGap: 26,
      axisLabel: {
        hideOverlap: true,
        formatter: (value: number) => (value <= LEAST_MIN ? `≤${value}` : String(value)),
      },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: found.map((_, i) => i),
      axisTick: { show: false },
      axisLabel: twoLines(
        found.map((group) => [group.text, smallText(group, language)]),
        small ? 118 : 190,
      ),
    },
    series: [boxes(found), ...dots(found), means(found), limit(late_s)],
  };
}

function smallText({ statistics }: Group, language: Language): string {
  return `n ${statistics.reported} · ${say("late", language)} ${percent(statistics.late_share)} %`;
}

function boxes(found: Group[]) {
  return {
    type: "boxplot",
    boxWidth: [8, 18],
    itemStyle: { color: "#cfe3f3", borderColor: COLOURS.blue, borderWidth: 1.4 },
    data: found.map((group) => (group.incidents.length < FEW ? [] : group.box.map(place))),
  };
}

/** Each mark with the late ones of another shape and colour than the timely. */
function dots(found: Group[]) {
  const few = found.flatMap((group, y) =>
    group.incidents.length < FEW ? group.incidents.map((incident) => ({ incident, y })) : [],
  );
  const series = (late: boolean, symbol: string, color: string) => ({
    type: "scatter",
    symbol,
    symbolSize: 9,
    itemStyle: { color, opacity: 0.75 },
    data: few
      .filter((mark) => mark.incident.late === late)
      .map(({ incident, y }) => ({ value: [place(incident.response_s!), y], incident: incident.number })),
  });
  return [series(false, "circle", COLOURS.blue), series(true, "triangle", COLOURS.vermillion)];
}

function means(found: Group[]) {
  return {
    type: "scatter",
    symbol: "diamond",
    symbolSize: 12,
    itemStyle: { color: COLOURS.ink },
    data: found.map(({ statistics }, y) => [place(statistics.mean_s!), y]),
  };
}

function limit(late_s: number) {
  const lineStyle = { color: COLOURS.ink, type: "dashed", width: 1.5 };
  const markLine = {
    silent: true,
    symbol: "none",
    label: { show: false },
    lineStyle,
    data: [{ xAxis: late_s / 60 }],
  };
  return { type: "scatter", data: [], markLine };
}

function tooltip(found: Group[], language: Language) {
  return ({
    value,
    dataIndex,
    seriesType,
    data,
  }: {
    value: number[];
    dataIndex: number;
    seriesType: string;
    data: { incident?: number };
  }) => {
    const group = found[seriesType === "boxplot" ? dataIndex : value[1]];
    const chosen: [string, string][] =
      data.incident === undefined
        ? []
        : [[`${say("incident", language)} ${data.incident}`, waited(group, data.incident)]];
    const head = columns(language).slice(1);
    const cells = numbers(group).map(String);
    return tip(group.text, ...chosen, ...head.map((text, i): [string, string] => [text, cells[i]]));
  };
}

function waited(group: Group, number: number): string {
  const incident = group.incidents.find((one: Incident) => one.number === number)!;
  return `${incident.censored === "lower_bound" ? "≥ " : ""}${minutes(incident.response_s)}`;
}

function columns(language: Language): string[] {
  const unit = say("minutes", language);
  const quantiles = ["P10", "P25", "P50", "P75", "P90"].map((text) => `${text} [${unit}]`);
  return [
    say("group", language),
    say("reported", language),
    `${say("lateShare", language)} [%]`,
    `${say("mean", language)} [${unit}]`,
    ...quantiles,
  ];
}

function numbers({ statistics, box }: Group): (string | number)[] {
  return [
    statistics.reported,
    percent(statistics.late_share),
    minutes(statistics.mean_s),
    ...box.map(minutes),
  ];
}

function tableOf(found: Group[], caption: string, language: Language): Table {
  return { caption, head: columns(language), rows: found.map((group) => [group.text, ...numbers(group)]) };
}
