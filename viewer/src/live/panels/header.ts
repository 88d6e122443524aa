// SPDX-License-Identifier: Apache-2.0
import { name, type Cell, type Language } from "../../context";
import { make, said } from "../../dom";
import { languageSwitch } from "../../page/language_switch";
import { localTime } from "../../words/time_words";
import { word } from "../../words/words";
import type { LiveContext } from "../context";
import { counts, type Counts } from "../model/queue";
import { live } from "../words";
import { writer } from "./buttons";
import { connectionSign } from "./connection";
import { levelForm } from "./forms";
import { signIn } from "./sign_in";

/** One line that says what, when, how grave, and whether it is true. */
export function header(context: LiveContext, token: Cell<string>, wanted: Cell<boolean>): HTMLElement {
  const { scenario } = context;
  context.language.watch((language) => (document.title = name(scenario.title, language)));
  const title = make("h1", {}, said(context, (language) => name(scenario.title, language)));
  const bar = make("div", { class: "live-bar" }, title, clock(context), level(context), connectionSign(context));
  bar.append(counters(context), languageHook(context), signIn(context, token, wanted));
  const element = make("header", { class: "live-header" }, bar);
  element.append(make("p", { class: "live-note" }, ...(scenario.note ? [make("strong", {}, scenario.note), " · "] : []), rules(context)));
  return element;
}

function languageHook(context: LiveContext): HTMLElement {
  const element = languageSwitch(context);
  element.dataset.test = "language";
  return element;
}

/** Local time of the place, with seconds. */
function clock(context: LiveContext): HTMLElement {
  const text = make("time", { class: "live-clock", "data-test": "clock" });
  const show = () => {
    const second = Math.floor(context.moment.get());
    const seconds = String(((second % 60) + 60) % 60).padStart(2, "0");
    const now = `${localTime(context.run, second, context.language.get())}:${seconds}`;
    if (text.textContent !== now) text.textContent = now;
  };
  context.moment.watch(show);
  context.language.watch(show);
  return text;
}

function level(context: LiveContext): HTMLElement {
  const chip = writer(context, "", () => levelForm(context), { class: "level-chip", "data-test": "level" });
  const show = () => {
    const language = context.language.get();
    const now = context.now.level;
    chip.textContent = `${live("level", language)} ${now === "none" ? live("level_none", language) : now}`;
    chip.dataset.level = now;
  };
  context.changed.watch(show);
  context.language.watch(show);
  return chip;
}

function counters(context: LiveContext): HTMLElement {
  const numbers = {} as Record<keyof Counts, HTMLElement>;
  const list = make("dl", { class: "counters" });
  for (const key of ["waiting", "coming", "working", "free"] as const) {
    numbers[key] = make("dd", { "data-count": key });
    list.append(make("div", {}, make("dt", {}, said(context, (language) => live(`count_${key}`, language))), numbers[key]));
  }
  context.changed.watch(() => {
    const found = counts(context.run, context.now);
    for (const [key, element] of Object.entries(numbers)) element.textContent = String(found[key as keyof Counts]);
  });
  return list;
}

/** Who recommends, how fast the clock goes, and whether orders wait for anybody. */
function rules(context: LiveContext): HTMLElement {
  const { policy, pace, automatic, program, drill } = context.scenario;
  return said(context, (language: Language) => {
    const parts = [`${live("policy", language)} ${policy}`, pace === 0 ? live("no_pace", language) : `${live("pace", language)} ×${pace}`];
    if (automatic) parts.push(live("automatic", language));
    if (drill) parts.unshift(`${live("drill", language)} ${drill.number}: ${name(drill.names, language)}`);
    return [...parts, `${word("program", language)} ${program}`].join(" · ");
  });
}
