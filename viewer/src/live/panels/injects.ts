// SPDX-License-Identifier: Apache-2.0
import { name } from "../../context";
import { make } from "../../dom";
import { timeOfDay } from "../../words/time_words";
import type { LiveContext } from "../context";
import type { LiveInject, LiveScore } from "../data";
import { live } from "../words";
import { button } from "./buttons";
import { more } from "./cap";

const MOST = 3;

/** Messages of a drill, to be read out, until somebody has; and how it went in the end. */
export function injects(context: LiveContext): HTMLElement {
  const place = make("div", { class: "injects", "aria-live": "polite" });
  const read = new Set<number>();
  const show = () => {
    const open = context.news.injects.get().filter(({ number }) => !read.has(number));
    const cards = open.slice(0, MOST).map((inject) => card(context, inject, () => (read.add(inject.number), show())));
    if (open.length > MOST) cards.push(make("p", { class: "hint" }, more(open.length - MOST, context.language.get())));
    const score = context.news.score.get();
    place.replaceChildren(...(score ? [scoreCard(context, score)] : []), ...cards);
  };
  context.news.injects.watch(show);
  context.news.score.watch(show);
  context.language.watch(show);
  return place;
}

function card(context: LiveContext, inject: LiveInject, dismiss: () => void): HTMLElement {
  const language = context.language.get();
  const who = `${name(inject.from, language)} → ${name(inject.to, language)} · ${name(inject.mode, language)}`;
  const head = make("strong", {}, `${live("inject", language)} ${inject.number} · ${timeOfDay(context.run, inject.at)} · ${who}`);
  const done = button(live("read_out", language), dismiss);
  const card = { class: "inject", "data-test": "inject", "data-number": String(inject.number) };
  return make("article", card, make("div", {}, head, make("p", {}, name(inject.message, language))), done);
}

/** A path on this service and nothing else: the score names its page. */
function pathOnly(page: string): string {
  return /^\/(?!\/)[\w./~-]*$/.test(page) ? page.slice(1) : "";
}

function scoreCard(context: LiveContext, score: LiveScore): HTMLElement {
  const language = context.language.get();
  const rows = score.totals.map(({ names, team, expected, bound }) =>
    make("tr", {}, make("th", { scope: "row" }, name(names, language)), ...[team, expected, bound].map((text) => make("td", {}, text))),
  );
  const heads = (["total", "team", "expected", "bound"] as const).map((key) => make("th", { scope: "col" }, live(key, language)));
  const table = make("table", { class: "chart-table" }, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
  const words = make("div", {}, make("strong", {}, live("drill_over", language)), make("p", {}, name(score.costliest, language)), table);
  const path = pathOnly(score.page);
  if (path) words.append(make("a", { href: path, target: "_blank", rel: "noopener" }, live("score_page", language)));
  return make("article", { class: "inject score", "data-test": "score" }, words);
}
