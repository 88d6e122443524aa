// SPDX-License-Identifier: Apache-2.0
import type { Cell, Language } from "../../context";
import { make } from "../../dom";
import { live } from "../words";

const SHOWN_MS = 15_000;
const MOST = 4;

const place = make("div", { class: "toasts", role: "alert", "data-test": "toasts" });
let language: Cell<Language> | null = null;

/** Where refusals are shown, over everything else. */
export function toasts(shared: Cell<Language>): HTMLElement {
  language = shared;
  return place;
}

/** A refusal with its faults, one a line; status 0: the service did not answer. */
export function toast(status: number, message: string, faults: string[]): void {
  const now = language?.get() ?? "en";
  const head = status === 0 ? live("no_answer", now) : live("refused", now);
  const close = make("button", { type: "button", class: "quiet", "aria-label": live("close", now) }, "×");
  const lines = faults.map((fault) => make("li", {}, fault));
  const text = make("div", {}, make("strong", {}, head), make("div", {}, message));
  if (lines.length > 0) text.append(make("ul", {}, ...lines));
  const card = make("div", { class: "toast", "data-test": "toast" }, text, close);
  close.addEventListener("click", () => card.remove());
  setTimeout(() => card.remove(), SHOWN_MS);
  place.append(card);
  while (place.children.length > MOST) place.firstElementChild!.remove();
}
