// SPDX-License-Identifier: Apache-2.0
import { make } from "../../dom";
import { groupOf } from "../../map/unit_groups";
import { name } from "../../context";
import { unitName } from "../../words/thing_words";
import type { LiveContext } from "../context";
import type { RecommendedOrder, WhatIf } from "../data";
import { eta, said, titleOf, unitId } from "../things";
import { live } from "../words";
import { ask } from "./ask";
import { button, link, put, writer } from "./buttons";
import { posting, reasonField } from "./forms";
import { whatIfTable } from "./what_if";

/** One recommended order, to be accepted, changed or refused. */
export function newCard(order: RecommendedOrder): HTMLElement {
  const card = make("article", { class: "order", tabindex: "0", "data-test": "order", "data-id": order.id });
  card.append(make("div", { class: "order-words" }), make("ul", { class: "alternatives" }));
  card.append(make("div", { class: "foresight", "aria-live": "polite" }), make("div", { class: "buttons" }));
  card.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key.toLowerCase() !== "a" || !plain) return;
    event.preventDefault();
    card.querySelector<HTMLButtonElement>("[data-test=accept]")?.click();
  });
  return card;
}

/** Written anew when it changes, at most each minute; a what-if stays until it is closed. */
export function updateCard(context: LiveContext, card: HTMLElement, order: RecommendedOrder): void {
  const [words, alternatives, foresight, buttons] = [...card.children] as HTMLElement[];
  card.setAttribute("aria-label", sentence(context, order));
  put(words, ...wordsOf(context, order));
  put(alternatives, ...order.alternatives.map((other) => alternative(context, order, other, foresight)));
  put(buttons, ...buttonsOf(context, order, foresight));
}

/** The whole order in a sentence, for who listens. */
export function sentence(context: LiveContext, order: RecommendedOrder): string {
  const language = context.language.get();
  const [unit, incident] = [unitId(context.run, order.unit), titleOf(context, order.incident, language)];
  return `${unit} → ${incident}, ${eta(context, order.eta_s, language)}`;
}

function wordsOf(context: LiveContext, order: RecommendedOrder): HTMLElement[] {
  const language = context.language.get();
  const { run } = context;
  const incident = context.now.incidents.get(order.incident);
  const title = titleOf(context, order.incident, language);
  const head = make("h3", {}, badge(context, order.unit));
  head.append(link(context, unitName(run, order.unit, language), { what: "unit", row: order.unit }), " → ");
  head.append(link(context, title, { what: "incident", row: order.incident }));
  const facts = make("p", { class: "order-facts" }, make("strong", {}, eta(context, order.eta_s, language)));
  if (incident) facts.append(` · ${live("severity", language)} ${incident.severity.toFixed(1)}`);
  if (incident?.people_trapped) facts.append(" ", make("b", { class: "alarm" }, live("trapped", language)));
  const lines = [head, facts];
  if (incident) lines.push(make("p", { class: "where" }, said(incident.place, language)));
  if (order.diverts >= 0) {
    const from = `${live("diverts", language)} ${titleOf(context, order.diverts, language)}`;
    lines.push(make("p", { class: "alarm" }, from));
  }
  return [...lines, make("p", { class: "reason" }, said(order.reason, language))];
}

function badge(context: LiveContext, unit: number): HTMLElement {
  const kind = context.run.unit_kinds[context.run.units[unit]?.kind];
  const group = groupOf(kind?.skills ?? []);
  const made = make("span", { class: "badge", "aria-hidden": "true" }, name(group.letter, context.language.get()));
  made.style.background = group.colour;
  return made;
}

function buttonsOf(context: LiveContext, order: RecommendedOrder, foresight: HTMLElement): HTMLElement[] {
  const language = context.language.get();
  const path = `v1/orders/${encodeURIComponent(order.id)}`;
  const accept = writer(context, live("accept", language), () => context.act.post(`${path}/accept`, {}), {
    class: "primary",
    "data-test": "accept",
    "aria-keyshortcuts": "A",
    title: live("accept_key", language),
  });
  accept.append(" ", make("kbd", { "aria-hidden": "true" }, "A"));
  const refuse = writer(context, live("refuse", language), () => refusal(context, path, order), { "data-test": "refuse" });
  return [accept, refuse, whatIfButton(context, order.unit, order.incident, foresight)];
}

async function refusal(context: LiveContext, path: string, order: RecommendedOrder): Promise<void> {
  const language = context.language.get();
  const [title, about] = [live("refuse", language), sentence(context, order)];
  const send = posting(context, `${path}/refuse`);
  await ask({ title, about, fields: [reasonField(context)], submit: title, send, signIn: context.signIn }, language);
}

type Alternative = RecommendedOrder["alternatives"][number];

function alternative(context: LiveContext, order: RecommendedOrder, other: Alternative, foresight: HTMLElement): HTMLElement {
  const language = context.language.get();
  const id = unitId(context.run, other.unit);
  const time = other.eta_s === null ? live("cut_off", language) : eta(context, other.eta_s, language);
  const words = make("span", {}, link(context, id, { what: "unit", row: other.unit }), ` ${time} · ${said(other.why, language)}`);
  const buttons = make("div", {});
  if (other.eta_s !== null) buttons.append(sendInstead(context, order, id));
  buttons.append(whatIfButton(context, other.unit, order.incident, foresight));
  return make("li", {}, words, buttons);
}

function sendInstead(context: LiveContext, order: RecommendedOrder, id: string): HTMLElement {
  const language = context.language.get();
  const path = `v1/orders/${encodeURIComponent(order.id)}/accept`;
  const text = live("send_instead", language).replace("{unit}", id);
  return writer(context, text, () => context.act.post(path, { unit: id }), { "data-test": "change" });
}

/** Simulates both futures: it changes nothing, but it costs the service something. */
function whatIfButton(context: LiveContext, unit: number, incident: number, foresight: HTMLElement): HTMLElement {
  const language = context.language.get();
  const press = async () => {
    foresight.replaceChildren(make("p", { class: "hint" }, live("simulating", language)));
    const body = { unit: unitId(context.run, unit), incident };
    const found = await context.act.ask<WhatIf>("v1/what-if", body);
    if (!found) return foresight.replaceChildren();
    const close = button("×", () => foresight.replaceChildren(), { class: "quiet", "aria-label": live("close", language) });
    foresight.replaceChildren(close, whatIfTable(context, body.unit, found));
  };
  return writer(context, live("what_if", language), press, { class: "quiet", "data-test": "what-if" });
}
