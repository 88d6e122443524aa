// SPDX-License-Identifier: Apache-2.0
import { element } from "./dom";

/** A tooltip's content as elements, so that names are text and never HTML. */
export function tip(title: string, ...lines: [label: string, value: string][]): HTMLElement {
  const rows = lines.map(([label, value]) =>
    element("div", { class: "chart-tip-row" }, element("span", {}, label), element("b", {}, value)),
  );
  return element("div", { class: "chart-tip" }, element("div", {}, title), ...rows);
}

/** Where tooltips may be: inside their chart, since pages scroll sideways otherwise. */
export const CONFINED = { confine: true, transitionDuration: 0, borderWidth: 1, padding: 8 };
