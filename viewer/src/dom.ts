// SPDX-License-Identifier: Apache-2.0
import type { Language, Spoken } from "./context";

type Child = Node | string;

/** An element with its attributes and children. Strings become text, never markup: names are data. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** The same for the elements of a drawing. */
export function drawn(tag: string, attributes: Record<string, string | number>, ...children: Child[]) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** Text that follows the language of the page. */
export function said(context: Spoken, text: (language: Language) => string): HTMLSpanElement {
  const span = make("span");
  context.language.watch((language) => (span.textContent = text(language)));
  return span;
}

/** Lets an attribute (a label, a title) follow the language of the page. */
export function labelled<E extends Element>(
  context: Spoken,
  element: E,
  attribute: string,
  text: (language: Language) => string,
): E {
  context.language.watch((language) => element.setAttribute(attribute, text(language)));
  return element;
}

/** A section with its heading, which names it for screen readers. */
export function section(
  context: Spoken,
  id: string,
  title: (language: Language) => string,
  ...children: Child[]
): HTMLElement {
  const heading = make("h2", { id: `${id}-title` }, said(context, title));
  return make("section", { id, class: "panel", "aria-labelledby": `${id}-title` }, heading, ...children);
}
