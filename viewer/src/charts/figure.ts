// SPDX-License-Identifier: Apache-2.0
import { name, type Context, type Language } from "../context";
import type { Names } from "../data";
import { element } from "./dom";
import { newChart, type Chart, type Option } from "./library";
import { table, type Table } from "./table";
import { say } from "./words";

/** One chart of the page with its caption and the same numbers as a table. */
export interface FigureParts {
  id: string;
  title: Names;
  /** What is drawn and how to read it. */
  caption(language: Language): string;
  /** null: nothing to show. */
  draw(language: Language, width: number): { option: Option; height: number } | null;
  table(language: Language): Table;
  /** Called once, when the chart has been drawn for the first time. */
  made?(chart: Chart, place: HTMLElement): void;
  drawn?(): void;
}

export interface Figure {
  element: HTMLElement;
  redraw(): void;
}

const PRINT_WIDTH = 680; // px: what A4 has between its margins

/** As on a phone: labels beside a chart get less room. */
export function narrow(width: number): boolean {
  return width < 560;
}

/** Draws when it has a width, again on `redraw` and whenever width or language change. */
export function figure(context: Context, parts: FigureParts): Figure {
  const place = element("div", { class: "chart-place", role: "img" });
  const title = element("h3", { id: `${parts.id}-title` });
  const caption = element("p", { class: "chart-caption", id: `${parts.id}-caption` });
  const numbers = element("div", { class: "chart-scroll" });
  const summary = element("summary");
  const details = element("details", { toggle: () => fillTable() }, summary, numbers);
  const whole = element("figure", { class: "chart", id: parts.id }, title, place, element("figcaption", {}, caption), details);
  let chart: Chart | null = null;

  function fillTable() {
    numbers.replaceChildren(...(details.open ? [table(parts.table(context.language.get()))] : []));
  }
  function words() {
    const language = context.language.get();
    title.textContent = name(parts.title, language);
    caption.textContent = parts.caption(language);
    summary.textContent = say("table", language);
    place.setAttribute("aria-label", `${title.textContent}. ${caption.textContent}`);
  }
  function redraw(width = place.clientWidth) {
    words();
    fillTable();
    if (width === 0) return;
    const language = context.language.get();
    const drawing = parts.draw(language, width);
    place.dataset.empty = drawing ? "" : say("noIncidents", language);
    place.style.height = `${drawing?.height ?? 40}px`;
    if (!drawing) chart?.clear();
    else show(drawing, width);
  }
  function show(drawing: { option: Option; height: number }, width: number) {
    const first = chart === null;
    chart ??= newChart(place);
    chart.resize({ width, height: drawing.height });
    const { fontFamily } = getComputedStyle(place); // texts are measured with it
    chart.setOption({ animation: false, useUTC: true, textStyle: { fontFamily }, ...drawing.option }, true);
    chart.getZr().flush(); // before printing there is no next frame
    if (first) parts.made?.(chart, place);
    parts.drawn?.();
  }

  let drawnWidth = 0;
  new ResizeObserver(() => {
    if (place.clientWidth === drawnWidth) return;
    redraw((drawnWidth = place.clientWidth));
  }).observe(place);
  window.addEventListener("beforeprint", () => redraw(PRINT_WIDTH));
  window.addEventListener("afterprint", () => redraw());
  context.language.watch(() => redraw());
  return { element: whole, redraw: () => redraw() };
}
