// SPDX-License-Identifier: Apache-2.0

type Attributes = Record<string, string | number | boolean | ((event: Event) => void)>;
type Child = Node | string;

/**
 * An element with attributes, listeners (functions, by the event's name) and children. Text never is
 * parsed as HTML: names from scenario files may hold anything.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false) made.setAttribute(key, String(value));
  }
  made.append(...children);
  return made;
}

/** What stands where there is nothing to show. */
export function nothing(): HTMLElement {
  return element("div", { hidden: true });
}
