// SPDX-License-Identifier: Apache-2.0
import { make, section } from "../../dom";
import type { LiveContext } from "../context";
import type { RecommendedOrder } from "../data";
import { live } from "../words";
import { more } from "./cap";
import { KeyedList } from "./keyed";
import { newCard, sentence, updateCard } from "./order_card";

const MOST = 12;

/** Recommended orders, the first thing to act on. */
export function orders(context: LiveContext): HTMLElement {
  const place = make("div", { class: "orders" });
  const note = make("p", { class: "hint" });
  const list = new KeyedList<RecommendedOrder>(
    place,
    (order) => order.id,
    newCard,
    (card, order) => updateCard(context, card, order),
    (order) => signature(context, order),
  );
  const show = () => {
    const shown = context.now.orders.slice(0, MOST);
    keepFocus(place, () => list.show(shown));
    note.textContent = noteOf(context, shown.length);
    note.hidden = note.textContent === "";
  };
  for (const shared of [context.changed, context.minute, context.language])
    (shared as { watch(listener: () => void): void }).watch(show);
  const panel = section(context, "orders", (language) => live("orders", language), place, note, announcer(context));
  panel.dataset.test = "orders";
  return panel;
}

/** All that a card tells: it is written anew only when that changes. */
function signature(context: LiveContext, order: RecommendedOrder): string {
  const incident = context.now.incidents.get(order.incident);
  return JSON.stringify([context.language.get(), context.minute.get(), order, incident?.severity, incident?.people_trapped]);
}

function noteOf(context: LiveContext, shown: number): string {
  const language = context.language.get();
  const all = context.now.orders.length;
  if (all === 0) return live("no_orders", language);
  return all > shown ? more(all - shown, language) : "";
}

/** When the card with the focus goes, the next one gets it: accepting goes on by the same key. */
function keepFocus(place: HTMLElement, change: () => void): void {
  const cards = [...place.children] as HTMLElement[];
  const had = cards.findIndex((card) => card.contains(document.activeElement));
  change();
  if (had < 0 || cards[had].isConnected) return;
  const next = cards.slice(had + 1).find((card) => card.isConnected) ?? place.firstElementChild;
  (next as HTMLElement | null)?.focus();
}

/** Tells screen readers of orders that were not there before. */
function announcer(context: LiveContext): HTMLElement {
  const element = make("p", { class: "visually-hidden", "aria-live": "polite", "data-test": "announcer" });
  let known = new Set<string>();
  context.changed.watch(() => {
    const fresh = context.now.orders.filter((order) => !known.has(order.id));
    known = new Set(context.now.orders.map((order) => order.id));
    if (fresh.length === 0) return;
    const head = live("new_orders", context.language.get());
    element.textContent = fresh.length > 3 ? `${head}: ${fresh.length}` : `${head}: ${fresh.map((o) => sentence(context, o)).join("; ")}`;
  });
  return element;
}
