// SPDX-License-Identifier: Apache-2.0
import type { Cell, Language } from "../../context";
import { make } from "../../dom";
import type { Refused } from "../wire/api";
import { live, type LiveWord } from "../words";

const SHOWN_MS = 15_000;
const MOST = 4;

const place = make("div", { class: "toasts", role: "alert", "data-test": "toasts" });
let language: Cell<Language> | null = null;

/** Where refusals are shown, over everything else. */
export function toasts(shared: Cell<Language>): HTMLElement {
  language = shared;
  return place;
}

/** A refusal with its faults, one a line. */
export function refusalText({ message, faults }: Refused, head: string): HTMLElement {
  const text = make("div", {}, make("strong", {}, head), make("div", {}, message));
  if (faults.length > 0) text.append(make("ul", {}, ...faults.map((fault) => make("li", {}, fault))));
  return text;
}

export function toast(refused: Refused, head: LiveWord): void {
  const now = language?.get() ?? "en";
  const close = make("button", { type: "button", class: "quiet", "aria-label": live("close", now) }, "×");
  const card = make("div", { class: "toast", "data-test": "toast" }, refusalText(refused, live(head, now)), close);
  close.addEventListener("click", () => card.remove());
  setTimeout(() => card.remove(), SHOWN_MS);
  place.append(card);
  while (place.children.length > MOST) place.firstElementChild!.remove();
}
