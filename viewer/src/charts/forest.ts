// SPDX-License-Identifier: Apache-2.0
import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts/types/dist/shared";
import type { Context, Language } from "../context";
import type { Finding, StudyScenario } from "../data";
import { element } from "./dom";
import { Figure, narrow } from "./figure";
import { differenceParts, neverDiffers, printed, textOf, valueParts } from "./finding";
import { twoLines } from "./labels";
import type { Option } from "./library";
import { COLOURS } from "./palette";
import { indicatorText, statisticText, titleOf, type Statistic } from "./study_tables";
import { STUDY } from "./study_words";
import type { Table } from "./table";
import { CONFINED, tip } from "./tooltip";

interface Shown {
  id: string;
  statistic: Statistic;
}

/** Differences of all variants from the baseline in one indicator, which the reader selects. */
export function forestFigure(context: Context, scenario: StudyScenario, id: string): HTMLElement {
  const choices = withDifferences(scenario);
  if (choices.length === 0) return element("div", { hidden: true });
  let shown = choices[0];
  const select = element("select", { change: () => choose(choices[select.selectedIndex]) });
  const label = element("label", { class: "chart-choice" });
  const plot = new Figure(context, {
    id,
    title: STUDY.forest,
    caption,
    draw: (language, width) => ({
      option: option(scenario, shown, language, narrow(width)),
      height: 64 + 38 * scenario.variants.length,
    }),
    table: (language) => tableOf(scenario, shown, language),
  });
  function choose(choice: Shown) {
    shown = choice;
    plot.redraw();
  }
  context.language.watch((language) => {
    const chosen = Math.max(0, select.selectedIndex);
    select.replaceChildren(
      ...choices.map((choice) => element("option", {}, choiceText(scenario, choice, language))),
    );
    select.selectedIndex = chosen;
    label.replaceChildren(`${STUDY.indicator[language]} `, select);
  });
  plot.element.querySelector("h3")!.after(label);
  return plot.element;
}

/** Those that have differences; those that never differ last. */
export function withDifferences({ variants }: StudyScenario): Shown[] {
  const statistics: Statistic[] = ["mean", "p50", "p90"];
  const all = Object.keys(variants[0].indicators).flatMap((id) =>
    statistics.map((statistic) => ({ id, statistic })),
  );
  const differences = ({ id, statistic }: Shown) =>
    variants.map((variant) => variant.indicators[id][statistic].difference);
  const some = all.filter((choice) => differences(choice).some((difference) => difference !== null));
  const vary = (choice: Shown) =>
    differences(choice).some((difference) => difference && !neverDiffers(difference));
  return [...some.filter(vary), ...some.filter((choice) => !vary(choice))];
}

function caption(language: Language): string {
  return language === "zh"
    ? "线为置信区间，虚线为零。实心菱形：一并判断仍显著（**）；实心方块：单独看显著（*）；空心圆：不显著；三角：基准。"
    : "Lines: intervals; dashed: zero. Full diamond: clear when all are judged together (**); full square: clear by itself (*); hollow circle: not clear; triangle: the baseline.";
}

function choiceText(scenario: StudyScenario, { id, statistic }: Shown, language: Language): string {
  const text = indicatorText(scenario, id, language);
  return statistic === "mean" ? text : `${text}, ${statistic.toUpperCase()}`;
}

function findings(scenario: StudyScenario, { id, statistic }: Shown): Finding[] {
  return scenario.variants.map((variant) => variant.indicators[id][statistic]);
}

function option(scenario: StudyScenario, shown: Shown, language: Language, small: boolean): Option {
  const all = findings(scenario, shown);
  return {
    grid: { left: small ? 128 : 240, right: 24, top: 8, bottom: 46 },
    tooltip: { trigger: "item", ...CONFINED, formatter: tooltip(scenario, shown, language) },
    xAxis: {
      type: "value",
      name: `${STUDY.difference[language]}, ${choiceText(scenario, shown, language)}`,
      nameLocation: "middle",
      nameGap: 28,
      axisLabel: { hideOverlap: true },
      axisLine: { show: false },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: all.map((_, i) => i),
      axisTick: { show: false },
      axisLine: { show: true, onZero: true, lineStyle: { color: COLOURS.ink, type: "dashed" } },
      axisLabel: twoLines(
        all.map((_, i) => labelOf(scenario, shown, i, language)),
        small ? 118 : 230,
      ),
    },
    series: [whiskers(all), points(scenario, all)],
  };
}

function labelOf(scenario: StudyScenario, shown: Shown, i: number, language: Language): [string, string] {
  const [title, , difference] = row(scenario, shown, i, language);
  return [title, difference];
}

function whiskers(all: Finding[]) {
  const data = all.flatMap(({ difference }, y) =>
    difference && difference.low !== null && difference.high !== null
      ? [[difference.low, difference.high, y]]
      : [],
  );
  return { type: "custom", renderItem: whisker, encode: { x: [0, 1], y: 2 }, silent: true, data };
}

function whisker(_: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) {
  const [from, y] = api.coord([api.value(0), api.value(2)]);
  const [to] = api.coord([api.value(1), api.value(2)]);
  const line = (x1: number, y1: number, x2: number, y2: number) => ({
    type: "line" as const,
    shape: { x1, y1, x2, y2 },
    style: { stroke: COLOURS.blue, lineWidth: 1.8 },
  });
  return {
    type: "group" as const,
    children: [line(from, y, to, y), line(from, y - 5, from, y + 5), line(to, y - 5, to, y + 5)],
  };
}

function points(scenario: StudyScenario, all: Finding[]) {
  const data = all.flatMap(({ difference }, y) => {
    if (scenario.variants[y].name === scenario.baseline)
      return [{ value: [0, y], symbol: "triangle", itemStyle: { color: COLOURS.grey } }];
    if (!difference || difference.value === null) return [];
    const clear = difference.clear_together || difference.clear_of_zero;
    const symbol = difference.clear_together ? "diamond" : clear ? "rect" : "circle";
    const itemStyle = {
      color: clear ? COLOURS.blue : "#ffffff",
      borderColor: COLOURS.blue,
      borderWidth: 1.6,
    };
    return [{ value: [difference.value, y], symbol, itemStyle }];
  });
  return { type: "scatter", symbolSize: 11, data };
}

function tooltip(scenario: StudyScenario, shown: Shown, language: Language) {
  return ({ value }: { value: [number, number] }) => {
    const [name, ...texts] = row(scenario, shown, value[1], language);
    const [, ...head] = headOf(shown, language);
    return tip(name, ...head.map((text, i): [string, string] => [text, texts[i]]));
  };
}

function headOf({ id, statistic }: Shown, language: Language): string[] {
  const { variant, difference, needs } = STUDY;
  return [variant[language], statisticText(id, statistic, language), difference[language], needs[language]];
}

function row(scenario: StudyScenario, shown: Shown, i: number, language: Language): string[] {
  const finding = findings(scenario, shown)[i];
  const { decimals } = printed(shown.id);
  return [
    titleOf(scenario, scenario.variants[i], language),
    textOf(valueParts(finding, decimals, language)),
    textOf(differenceParts(finding.difference, decimals, language)),
    String(finding.difference?.replications_needed ?? finding.replications_needed ?? "-"),
  ];
}

function tableOf(scenario: StudyScenario, shown: Shown, language: Language): Table {
  return {
    caption: choiceText(scenario, shown, language),
    head: headOf(shown, language),
    rows: scenario.variants.map((_, i) => row(scenario, shown, i, language)),
  };
}
