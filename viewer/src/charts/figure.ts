// SPDX-License-Identifier: Apache-2.0
import { name, type Language, type Spoken } from "../context";
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
  /** What stands where there is nothing to show; else that no incident passes the filter. */
  empty?: Names;
  /** null: nothing to show. */
  draw(language: Language, width: number): { option: Option; height: number } | null;
  table(language: Language): Table;
  /** Called once, when the chart has been drawn for the first time. */
  made?(chart: Chart, place: HTMLElement): void;
  drawn?(): void;
}

const PRINT_WIDTH = 680; // px: what A4 has between its margins

/** As on a phone: labels beside a chart get less room. */
export function narrow(width: number): boolean {
  return width < 560;
}

/** Draws when it has a width, again on `redraw` and whenever width or language change. */
export class Figure {
  readonly element: HTMLElement;
  private readonly title = element("h3");
  private readonly place = element("div", { class: "chart-place", role: "img" });
  private readonly caption = element("p", { class: "chart-caption" });
  private readonly summary = element("summary");
  private readonly numbers = element("div", { class: "chart-scroll", tabindex: 0 });
  private readonly details = element(
    "details",
    { toggle: () => this.fillTable() },
    this.summary,
    this.numbers,
  );
  private chart: Chart | null = null;
  private width = 0;

  constructor(
    private readonly context: Spoken,
    private readonly parts: FigureParts,
  ) {
    const caption = element("figcaption", {}, this.caption);
    this.element = element(
      "figure",
      { class: "chart", id: parts.id },
      this.title,
      this.place,
      caption,
      this.details,
    );
    // In the next frame: drawing changes the height, which observers must not do themselves.
    new ResizeObserver(() => requestAnimationFrame(() => this.follow())).observe(this.place);
    window.addEventListener("beforeprint", () => this.redraw(PRINT_WIDTH));
    window.addEventListener("afterprint", () => this.redraw());
    context.language.watch(() => this.redraw());
  }

  redraw(width = this.place.clientWidth) {
    this.say();
    this.fillTable();
    if (width === 0) return;
    const language = this.context.language.get();
    const drawing = this.parts.draw(language, width);
    this.place.dataset.empty = drawing ? "" : this.nothing(language);
    this.place.style.height = `${drawing?.height ?? 40}px`;
    if (drawing) this.show(drawing.option, width, drawing.height);
    else this.chart?.clear();
  }

  private nothing(language: Language): string {
    return this.parts.empty ? name(this.parts.empty, language) : say("noIncidents", language);
  }

  private follow() {
    if (this.place.clientWidth === this.width) return;
    this.width = this.place.clientWidth;
    this.redraw();
  }

  private say() {
    const language = this.context.language.get();
    this.title.textContent = name(this.parts.title, language);
    this.caption.textContent = this.parts.caption(language);
    this.summary.textContent = say("table", language);
    this.place.setAttribute("aria-label", `${this.title.textContent}. ${this.caption.textContent}`);
  }

  private fillTable() {
    const wanted = this.details.open ? [table(this.parts.table(this.context.language.get()))] : [];
    this.numbers.replaceChildren(...wanted);
  }

  private show(option: Option, width: number, height: number) {
    const first = this.chart === null;
    this.chart ??= newChart(this.place);
    this.chart.resize({ width, height });
    const { fontFamily } = getComputedStyle(this.place); // texts are measured with it
    this.chart.setOption({ animation: false, useUTC: true, textStyle: { fontFamily }, ...option }, true);
    this.chart.getZr().flush(); // before printing there is no next frame
    if (first) this.parts.made?.(this.chart, this.place);
    this.parts.drawn?.();
  }
}
