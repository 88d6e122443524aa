// SPDX-License-Identifier: Apache-2.0
import { name, type Context, type Language } from "../context";
import type { StudyData, StudyScenario } from "../data";
import { element, nothing } from "./dom";
import { forestFigure } from "./forest";
import { fixed } from "./numbers";
import { comparisonTable, groupsTable, variantsTable, type Statistic } from "./study_tables";
import { howToRead, lateWords, manyDifferences, STUDY, unfinished } from "./study_words";
import { wideTable } from "./table";

/** What `stormcrew compare` tells of a study. */
export function study(context: Context): HTMLElement {
  const data = context.data.study;
  if (!data) return nothing();
  const opening = element("div");
  context.language.watch((language) => opening.replaceChildren(...openingOf(data, language)));
  const scenarios = data.scenarios.filter(({ variants }) => variants.length > 0);
  return element(
    "section",
    { class: "study" },
    opening,
    ...scenarios.map((scenario, i) => section(context, scenario, i)),
  );
}

function openingOf(data: StudyData, language: Language): HTMLElement[] {
  const state = unfinished(data, language);
  const warning = state ? [element("p", { class: "chart-warn", role: "note" }, state)] : [];
  const program = `stormcrew ${data.engine_version} (${data.git_sha}). `;
  return [
    element("h2", {}, `${STUDY.study[language]} ${data.study}`),
    ...warning,
    element("p", { class: "chart-small" }, program + howToRead(data, language)),
  ];
}

function section(context: Context, scenario: StudyScenario, i: number): HTMLElement {
  const [before, comparison, after] = [element("div"), element("div"), element("div")];
  let statistics: Statistic[] = ["mean"];
  const fill = (language: Language) => {
    const all = statistics.length > 1;
    const box = element("input", {
      type: "checkbox",
      checked: all,
      change: () => switchQuantiles(box.checked),
    });
    const label = element("label", { class: "chart-choice" }, box, ` ${STUDY.quantiles[language]}`);
    comparison.replaceChildren(
      element("h3", {}, STUDY.indicators[language]),
      label,
      wideTable(comparisonTable(scenario, statistics, language)),
    );
  };
  const switchQuantiles = (all: boolean) => {
    statistics = all ? ["mean", "p50", "p90"] : ["mean"];
    fill(context.language.get());
    comparison.querySelector("input")!.focus();
  };
  context.language.watch((language) => {
    before.replaceChildren(...head(scenario, language));
    fill(language);
    after.replaceChildren(...groups(scenario, language), ...worst(scenario, language));
  });
  return element(
    "section",
    { id: `study-${i}` },
    before,
    comparison,
    forestFigure(context, scenario, `chart-forest-${i}`),
    after,
  );
}

function head(scenario: StudyScenario, language: Language): HTMLElement[] {
  const { names, note, folder, seed } = scenario;
  const luck = `${folder}, ${STUDY.seed[language]} ${seed}, ${STUDY.sameLuck[language]}. ${lateWords(scenario, language)}`;
  const many = manyDifferences(scenario, language);
  return [
    element("h2", {}, name(names, language)),
    ...(note ? [element("p", { class: "chart-warn", role: "note" }, note)] : []),
    element("p", {}, luck),
    wideTable(variantsTable(scenario, language)),
    ...(many ? [element("p", { class: "chart-small" }, many)] : []),
  ];
}

function groups(scenario: StudyScenario, language: Language): HTMLElement[] {
  if (scenario.variants[0].groups.length === 0) return [];
  return [element("h3", {}, STUDY.groups[language]), wideTable(groupsTable(scenario, language))];
}

/** With the command that runs each again. */
function worst({ variants }: StudyScenario, language: Language): HTMLElement[] {
  const say = (word: keyof typeof STUDY) => STUDY[word][language];
  const items = variants.flatMap((variant) =>
    variant.worst.map(({ replication, response_mean_min, waited_min, command }) => {
      const [mean, sum] = [fixed(response_mean_min, 1), fixed(waited_min, 0)];
      const times =
        language === "zh" ? `平均 ${mean} 分钟，合计 ${sum} 分钟` : `mean ${mean} min, ${sum} min in all`;
      return element(
        "li",
        {},
        `${variant.name}, ${say("replication")} ${replication}: ${times}`,
        commandLine(command, say("copy")),
      );
    }),
  );
  return items.length > 0 ? [element("h3", {}, say("worst")), element("ul", {}, ...items)] : [];
}

/** Copying selects the text as well: pages from a file may not reach the clipboard. */
function commandLine(command: string, copy: string): HTMLElement {
  const code = element("code", {}, command);
  const press = () => {
    window.getSelection()?.selectAllChildren(code);
    navigator.clipboard?.writeText(command).catch(() => undefined);
  };
  return element(
    "div",
    { class: "chart-command" },
    code,
    element("button", { type: "button", class: "chart-copy", click: press }, copy),
  );
}
