// SPDX-License-Identifier: Apache-2.0
import { make } from "../../dom";
import type { Chosen } from "../../context";
import type { LiveContext } from "../context";

/** A button that looks, chooses or opens: everybody may. */
export function button(text: string, press: () => void, more: Record<string, string> = {}): HTMLButtonElement {
  const made = make("button", { type: "button", ...more }, text);
  made.addEventListener("click", press);
  return made;
}

/** Replaces what a place holds; the button that had the focus is followed by the one in its stead. */
export function put(place: HTMLElement, ...children: (Node | string)[]): void {
  const buttons = () => [...place.querySelectorAll<HTMLElement>("button, a, summary")];
  const focused = buttons().indexOf(document.activeElement as HTMLElement);
  place.replaceChildren(...children);
  if (focused >= 0) buttons()[focused]?.focus();
}

/** A button that changes something: only with a token, and not twice at once. */
export function writer(
  context: LiveContext,
  text: string,
  press: () => Promise<unknown>,
  more: Record<string, string> = {},
): HTMLButtonElement {
  const made = button(text, () => void once(made, press), { "data-write": "", ...more });
  made.disabled = !context.mayWrite.get();
  return made;
}

/** Stays enabled meanwhile: a disabled button would lose the focus. */
async function once(made: HTMLButtonElement, press: () => Promise<unknown>): Promise<void> {
  if (made.getAttribute("aria-busy") === "true") return;
  made.setAttribute("aria-busy", "true");
  try {
    await press();
  } finally {
    made.removeAttribute("aria-busy");
  }
}

/** Rights may come and go while buttons stand. */
export function followRights(context: LiveContext, root: HTMLElement): void {
  context.mayWrite.watch((may) => {
    root.dataset.write = String(may);
    for (const made of root.querySelectorAll<HTMLButtonElement>("button[data-write]")) made.disabled = !may;
  });
}

/** Shows something on the map and in the details. */
export function link(context: LiveContext, text: string, thing: NonNullable<Chosen>): HTMLButtonElement {
  return button(text, () => context.chosen.set(thing), { class: "link" });
}
