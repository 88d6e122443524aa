// SPDX-License-Identifier: Apache-2.0
import { name, type Language } from "../context";
import type { EstimateData, Finding, StudyScenario, StudyVariant } from "../data";
import { differenceCell, printed, valueCell } from "./finding";
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
    rows: ids.flatMap((id) => statistics.map((statistic) => comparisonRow(scenario, id, statistic, language))),
  };
}

function comparisonRow(scenario: StudyScenario, id: string, statistic: Statistic, language: Language): TableCell[] {
  const { decimals } = printed(id);
  const cells = scenario.variants.flatMap((variant): RichCell[] => {
    const finding = variant.indicators[id][statistic];
    const data = { indicator: id, statistic, variant: variant.name };
    const value = { ...valueCell(finding, decimals, language), data: { ...data, what: "value" } };
    const difference = { ...differenceCell(finding.difference, decimals, language), data: { ...data, what: "difference" } };
    return variant.name === scenario.baseline ? [value] : [value, difference];
  });
  return [indicatorText(scenario, id, language), statisticText(id, statistic, language), ...cells];
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
  const head = [say("group"), say("variant"), say("reported"), `${say("response")} [min]`, "P50", "P90", say("difference"), `${say("late")} [%]`, say("difference")];
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
  const value = (indicator: string, statistic: Statistic, estimate: EstimateData): RichCell => ({
    ...valueCell(estimate, printed(indicator).decimals, language),
    data: { ...place, indicator, statistic, what: "value" },
  });
  const difference = (indicator: string, finding: Finding): RichCell => ({
    ...differenceCell(finding.difference, printed(indicator).decimals, language),
    data: { ...place, indicator, statistic: "mean", what: "difference" },
  });
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
