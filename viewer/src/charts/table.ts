// SPDX-License-Identifier: Apache-2.0
import { element } from "./dom";

/** A piece of a cell's text that looks different, or means what not everybody knows. */
export interface Styled {
  text: string;
  look: string; // class
  meaning?: string;
}

/** A cell that holds more than its text. */
export interface RichCell {
  content: (Node | Styled | string)[];
  value?: number | null; // raw number, told as data-value
  data?: Record<string, string>; // more of that kind
  words?: boolean; // prose, which may break
  press?: () => void; // makes it a button
}
export type TableCell = string | number | RichCell;

export interface Table {
  caption: string;
  head: string[];
  rows: TableCell[][]; // the first cell of a row is its heading
}

export function table({ caption, head, rows }: Table): HTMLTableElement {
  const headings = head.map((text) => element("th", { scope: "col" }, text));
  return element(
    "table",
    { class: "chart-table" },
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...headings)),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map(cell)))),
  );
}

/** A table that may be wider than the page. */
export function wideTable(content: Table): HTMLElement {
  return element("div", { class: "chart-scroll", tabindex: 0 }, table(content));
}

function cell(given: TableCell, column: number): HTMLElement {
  const { content, value, data, words, press } = typeof given === "object" ? given : plain(given);
  const made =
    column === 0 ? element("th", { scope: "row" }) : element("td", words ? { class: "chart-words" } : {});
  Object.assign(made.dataset, data);
  if (value !== undefined && value !== null) made.dataset.value = String(value);
  const pieces = content.map(piece);
  made.append(...(press ? [element("button", { type: "button", click: press }, ...pieces)] : pieces));
  return made;
}

function piece(given: Node | Styled | string): Node | string {
  if (typeof given === "string" || given instanceof Node) return given;
  const { text, look, meaning } = given;
  if (!meaning) return element("span", { class: look }, text);
  return element("abbr", { class: look, title: meaning, role: "img", "aria-label": meaning }, text);
}

function plain(content: string | number): RichCell {
  return typeof content === "number"
    ? { content: [String(content)], value: content }
    : { content: [content] };
}
