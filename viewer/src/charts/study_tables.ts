// SPDX-License-Identifier: Apache-2.0
import { name, type Language } from "../context";
import type { DifferenceData, EstimateData, Finding, StudyScenario, StudyVariant } from "../data";
import { differenceParts, findingCell, printed, valueParts } from "./finding";
import { STUDY, variantWords } from "./study_words";
import type { RichCell, Table, TableCell } from "./table";

export type Statistic = "mean" | "p50" | "p90";

export function variantsTable(scenario: StudyScenario, language: Language): Table {
  const say = (word: keyof typeof STUDY) => STUDY[word][language];
  return {
    caption: say("variants"),
    head: [say("variant"), say("replications"), say("pairs"), say("how")],
    rows: scenario.variants.map((variant) => [
      titleOf(scenario, variant, language),
      `${variant.replications} / ${variant.replications_wanted}`,
      variant.pairs,
      { content: [variantWords(variant)], words: true },
    ]),
  };
}

export function titleOf(scenario: StudyScenario, variant: StudyVariant, language: Language): string {
  return variant.name === scenario.baseline ? `${variant.name} (${STUDY.baseline[language]})` : variant.name;
}

/** A row for each indicator and statistic; a variant's value, and its difference beside it. */
export function comparisonTable(scenario: StudyScenario, statistics: Statistic[], language: Language): Table {
  const { variants } = scenario;
  const ids = Object.keys(variants[0].indicators);
  const heads = variants.flatMap((variant) => [
    titleOf(scenario, variant, language),
    ...(variant.name === scenario.baseline ? [] : [`${STUDY.difference[language]}: ${variant.name}`]),
  ]);
  return {
    caption: STUDY.indicators[language],
    head: [STUDY.indicator[language], STUDY.statistic[language], ...heads],
    rows: ids.flatMap((id) =>
      statistics.map((statistic) => comparisonRow(scenario, id, statistic, language)),
    ),
  };
}

function comparisonRow(
  scenario: StudyScenario,
  id: string,
  statistic: Statistic,
  language: Language,
): TableCell[] {
  const { decimals } = printed(id);
  const cells = scenario.variants.flatMap((variant): RichCell[] => {
    const finding = variant.indicators[id][statistic];
    const data = { indicator: id, statistic, variant: variant.name };
    const value = valueCell(finding, decimals, data, language);
    const difference = differenceCell(finding.difference, decimals, data, language);
    return variant.name === scenario.baseline ? [value] : [value, difference];
  });
  return [indicatorText(scenario, id, language), statisticText(id, statistic, language), ...cells];
}

/** What a cell is about, so that a script can find it. */
type About = Record<string, string>;

function valueCell(estimate: EstimateData, decimals: number, about: About, language: Language): RichCell {
  const cell = findingCell(valueParts(estimate, decimals, language), estimate.value, language);
  return { ...cell, data: { ...about, what: "value" } };
}

function differenceCell(
  difference: DifferenceData | null,
  decimals: number,
  about: About,
  language: Language,
): RichCell {
  const cell = findingCell(differenceParts(difference, decimals, language), difference?.value, language);
  return { ...cell, data: { ...about, what: "difference" } };
}

export function indicatorText({ variants }: StudyScenario, id: string, language: Language): string {
  const { names, unit } = variants[0].indicators[id];
  return unit ? `${name(names, language)} [${unit}]` : name(names, language);
}

export function statisticText(id: string, statistic: Statistic, language: Language): string {
  if (statistic !== "mean") return statistic.toUpperCase();
  return STUDY[printed(id).ratio ? "ofAll" : "mean"][language];
}

/** A row for each group and variant. */
export function groupsTable(scenario: StudyScenario, language: Language): Table {
  const say = (word: keyof typeof STUDY) => STUDY[word][language];
  const head = [
    say("group"),
    say("variant"),
    say("reported"),
    `${say("response")} [min]`,
    "P50",
    "P90",
    say("difference"),
    `${say("late")} [%]`,
    say("difference"),
  ];
  const groups = scenario.variants[0].groups;
  return {
    caption: say("groups"),
    head,
    rows: groups.flatMap((_, k) => scenario.variants.map((variant) => groupRow(variant, k, language))),
  };
}

function groupRow(variant: StudyVariant, k: number, language: Language): TableCell[] {
  const group = variant.groups[k];
  const place = { by: group.by, group: group.id, variant: variant.name };
  const value = (indicator: string, statistic: Statistic, estimate: EstimateData) =>
    valueCell(estimate, printed(indicator).decimals, { ...place, indicator, statistic }, language);
  const difference = (indicator: string, { difference }: Finding) =>
    differenceCell(
      difference,
      printed(indicator).decimals,
      { ...place, indicator, statistic: "mean" },
      language,
    );
  return [
    name(group.names, language),
    variant.name,
    value("incidents_reported", "mean", group.reported),
    value("response_mean", "mean", group.response_mean),
    value("response_mean", "p50", group.response_p50),
    value("response_mean", "p90", group.response_p90),
    difference("response_mean", group.response_mean),
    value("late_share", "mean", group.late_share),
    difference("late_share", group.late_share),
  ];
}
