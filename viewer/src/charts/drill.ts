// SPDX-License-Identifier: Apache-2.0
import { name, type Context, type Language } from "../context";
import type { DrillData, DrillInject, Names } from "../data";
import { element, nothing } from "./dom";
import { fixed, minutes, signed } from "./numbers";
import { wideTable, type RichCell, type TableCell } from "./table";

const WORDS = {
  tabletop: { zh: "桌面推演", en: "tabletop drill" },
  live: { zh: "实战演练", en: "live drill" },
  no_notice: { zh: "双盲演练", en: "no-notice drill" },
  team: { zh: "队伍", en: "team" },
  expected: { zh: "预期", en: "expected" },
  bound: { zh: "先知下界", en: "clairvoyant bound" },
  totals: { zh: "总评", en: "Totals" },
  injects: { zh: "逐条评估", en: "Inject by inject" },
  inject: { zh: "情况", en: "inject" },
  response: {
    zh: "响应时间（分钟）：预期、队伍、下界",
    en: "Response time in minutes: expected, team, bound",
  },
  compared: { zh: "对比", en: "compared" },
  cost: { zh: "代价 [h]", en: "cost [h]" },
  expectedCost: { zh: "预期代价 [h]", en: "expected cost [h]" },
  saved: { zh: "改此一步可省 [h]", en: "saved by the better decision [h]" },
  verdict: { zh: "评语", en: "verdict" },
  never: { zh: "未到场", en: "never there" },
  remarks: { zh: "备注", en: "Remarks" },
  reading: {
    zh: "代价：到场之前按严重度加权的等待小时；可省：到场或开工之前，取其大者。条形：深色为队伍，竖线为预期，浅色为下界。点一行可在地图上看该险情。",
    en: "Cost: hours of waiting until somebody is there, weighted by severity. Saved: of these, or of those until work begins, whichever is more. Bars: dark the team, the upright line expected, pale the bound. Choose a row to see its incident on the map.",
  },
} satisfies Record<string, Names>;

/** What the team did in a drill, against what was expected and what nobody could undercut. */
export function drill(context: Context): HTMLElement {
  const data = context.data.drill;
  if (!data) return nothing();
  const section = element("section", { class: "drill", id: "drill" });
  const fill = (language: Language) => section.replaceChildren(...parts(context, data, language));
  context.language.watch((language) => {
    fill(language);
    markChosen(section, data, context);
  });
  context.chosen.watch(() => markChosen(section, data, context));
  return section;
}

function parts(context: Context, data: DrillData, language: Language): HTMLElement[] {
  const say = (word: keyof typeof WORDS) => WORDS[word][language];
  const title = `${name(data.names, language)} · ${say(data.variant)} · ${say("team")}: ${data.team}`;
  const [verdict, ...others] = data.remarks; // the first says which decision cost most
  return [
    element("h2", {}, title),
    totalsTable(data, language),
    ...(verdict ? [element("p", { class: "chart-warn", role: "note" }, name(verdict, language))] : []),
    element("h3", {}, say("injects")),
    element("p", { class: "chart-small" }, say("reading")),
    injectsTable(context, data.injects, language),
    ...remarks(others, language),
  ];
}

function titleOf(inject: DrillInject, language: Language): string {
  return `${inject.number}. ${name(inject.names, language)}`;
}

function totalsTable({ totals }: DrillData, language: Language): HTMLElement {
  const { team, expected, bound } = WORDS;
  return wideTable({
    caption: WORDS.totals[language],
    head: ["", team[language], expected[language], bound[language]],
    rows: totals.map((total) => [name(total.names, language), total.team, total.expected, total.bound]),
  });
}

function injectsTable(context: Context, injects: DrillInject[], language: Language): HTMLElement {
  const say = (word: keyof typeof WORDS) => WORDS[word][language];
  const times = injects.flatMap(({ team_response_s, expected_response_s }) => [
    team_response_s ?? 0,
    expected_response_s ?? 0,
  ]);
  const longest = Math.max(1, ...times);
  return wideTable({
    caption: say("response"),
    head: [
      say("inject"),
      say("expected"),
      say("team"),
      say("bound"),
      say("compared"),
      say("verdict"),
      say("saved"),
      say("cost"),
      say("expectedCost"),
    ],
    rows: injects.map((inject) => injectRow(context, inject, longest, language)),
  });
}

function injectRow(context: Context, inject: DrillInject, longest: number, language: Language): TableCell[] {
  const press = () => context.chosen.set({ what: "incident", row: inject.incident });
  const time = (value: number | null): RichCell => ({
    content: [value === null ? WORDS.never[language] : minutes(value)],
    value,
  });
  const hours = (value: number, text: string): RichCell => ({ content: [text], value });
  return [
    { content: [titleOf(inject, language)], press, data: { incident: String(inject.incident) } },
    time(inject.expected_response_s),
    time(inject.team_response_s),
    time(inject.bound_response_s),
    { content: [bar(inject, longest)] },
    { content: [name(inject.verdict, language)], words: true },
    hours(inject.saved_by_better, signed(inject.saved_by_better, 1)),
    hours(inject.cost, fixed(inject.cost, 1)),
    hours(inject.expected_cost, fixed(inject.expected_cost, 1)),
  ];
}

/** For the eye only; the numbers stand beside it. */
function bar(
  { team_response_s, expected_response_s, bound_response_s }: DrillInject,
  longest: number,
): HTMLElement {
  const part = (kind: string, value: number) => {
    const made = element("i", { class: `drill-${kind}` });
    made.style.setProperty(kind === "expected" ? "left" : "width", `${(100 * value) / longest}%`);
    return made;
  };
  const never = team_response_s === null ? " drill-never" : "";
  return element(
    "div",
    { class: "drill-bar", "aria-hidden": "true" },
    part(`team${never}`, team_response_s ?? longest),
    part("bound", bound_response_s ?? 0),
    ...(expected_response_s === null ? [] : [part("expected", expected_response_s)]),
  );
}

function remarks(remarks: readonly Names[], language: Language): HTMLElement[] {
  if (remarks.length === 0) return [];
  const items = remarks.map((remark) => element("li", {}, name(remark, language)));
  return [element("h3", {}, WORDS.remarks[language]), element("ul", {}, ...items)];
}

function markChosen(section: HTMLElement, data: DrillData, context: Context) {
  const chosen = context.chosen.get();
  const row =
    chosen?.what === "incident" && data.injects.some(({ incident }) => incident === chosen.row)
      ? chosen.row
      : -1;
  for (const heading of section.querySelectorAll<HTMLElement>("th[data-incident]")) {
    const is = heading.dataset.incident === String(row);
    heading.parentElement!.classList.toggle("chart-chosen", is);
    heading.querySelector("button")!.setAttribute("aria-pressed", String(is));
  }
}
