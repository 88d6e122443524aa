// SPDX-License-Identifier: Apache-2.0
import { element } from "./dom";

/** A cell that holds more than its text. */
export interface RichCell {
  text: string;
  value?: number | null; // raw number, told as data-value
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

function cell(content: TableCell, column: number): HTMLElement {
  const { text, value, press } = typeof content === "object" ? content : plain(content);
  const made = column === 0 ? element("th", { scope: "row" }) : element("td");
  if (value !== undefined && value !== null) made.dataset.value = String(value);
  made.append(press ? element("button", { type: "button", click: press }, text) : text);
  return made;
}

function plain(content: string | number): RichCell {
  return typeof content === "number" ? { text: String(content), value: content } : { text: content };
}
