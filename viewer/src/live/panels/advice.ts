// SPDX-License-Identifier: Apache-2.0
import { fixed } from "../../charts/numbers";
import { wideTable } from "../../charts/table";
import { make, section } from "../../dom";
import { timeOfDay } from "../../words/time_words";
import type { LiveContext } from "../context";
import type { LiveAdvice } from "../data";
import { said, unitId } from "../things";
import { live } from "../words";
import { link, writer } from "./buttons";
import { more } from "./cap";

const MOST = 20;

type Move = LiveAdvice["moves"][number];

/** Where free units should wait. */
export function advice(context: LiveContext): HTMLElement {
  const body = make("div");
  const show = () => body.replaceChildren(...parts(context, context.news.advice.get()));
  context.news.advice.watch(show);
  context.language.watch(show);
  const panel = section(context, "advice", (language) => live("advice", language), body);
  panel.dataset.test = "advice";
  return panel;
}

function parts(context: LiveContext, now: LiveAdvice | null): HTMLElement[] {
  const language = context.language.get();
  if (!now) return [make("p", { class: "hint" }, live("no_advice", language))];
  const made = make("p", { class: "hint" }, `${live("made_at", language)} ${timeOfDay(context.run, now.made)}`);
  const moves = make("ul", { class: "rows" }, ...now.moves.slice(0, MOST).map((move) => moveRow(context, move)));
  const rest = now.moves.length === 0 ? live("nobody_moves", language) : now.moves.length > MOST ? more(now.moves.length - MOST, language) : "";
  const parts: HTMLElement[] = [made, moves];
  if (rest) parts.push(make("p", { class: "hint" }, rest));
  return now.hours.length > 0 ? [...parts, hours(context, now)] : parts;
}

function moveRow(context: LiveContext, move: Move): HTMLElement {
  const language = context.language.get();
  const { run } = context;
  const id = unitId(run, move.unit);
  const from = move.from < 0 ? live("on_the_road", language) : said(run.stations[move.from]?.names, language);
  const to = said(run.stations[move.to]?.names, language);
  const body = { unit: id, station: run.stations[move.to]?.id, reason: live("as_advised", language) };
  const accept = writer(context, live("accept", language), () => context.act.post("v1/orders", body), { "data-test": "accept-move" });
  const drive = `${fixed(move.drive_min, 0)} ${language === "zh" ? "分钟" : "min"}`;
  const head = make("div", { class: "row-head" }, make("span", {}, link(context, id, { what: "unit", row: move.unit }), ` ${from} → ${to} · ${drive}`), accept);
  return make("li", { "data-test": "move", "data-id": move.id }, head, make("div", { class: "where" }, said(move.reason, language)));
}

/** What the moves are for: calls that find a free unit in time, hour by hour. */
function hours(context: LiveContext, now: LiveAdvice): HTMLElement {
  const language = context.language.get();
  const head = ["hour", "calls", "as_now", "as_moved", "bound"] as const;
  const rows = now.hours.map((hour) => [
    timeOfDay(context.run, hour.from),
    ...[hour.calls, hour.before, hour.after, hour.bound].map((value) => fixed(value, 1)),
  ]);
  const content = { caption: live("advice", language), head: head.map((key) => live(key, language)), rows };
  const table = wideTable(content);
  return make("details", {}, make("summary", {}, live("advice_hours", language)), table);
}
