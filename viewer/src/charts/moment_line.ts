// SPDX-License-Identifier: Apache-2.0
import type { Context } from "../context";
import type { RunData } from "../data";
import { clock, type Clock } from "./clock";
import { element } from "./dom";
import type { Chart } from "./library";
import { ends, type Zoom } from "./timeline";

/**
 * A line in a chart over time at the moment that the map shows, and clicks that set it. The line is an
 * element over the chart: while the map plays it moves twenty times a second, and drawing the chart
 * anew costs more.
 */
export class MomentLine {
  private readonly line = element("div", { class: "chart-cursor", "aria-hidden": "true" });
  private readonly clock: Clock;
  private chart: Chart | null = null;

  constructor(
    private readonly context: Context,
    private readonly run: RunData,
    private readonly zoom: Zoom,
  ) {
    this.clock = clock(run);
  }

  /** Where the line begins, in px below the chart's top. */
  beginAt(top: number) {
    this.line.style.top = `${top}px`;
  }

  attach(chart: Chart, place: HTMLElement) {
    this.chart = chart;
    place.append(this.line);
    chart.getZr().on("click", ({ offsetX, offsetY }) => this.click(chart, offsetX, offsetY));
    chart.on("datazoom", () => this.zoom.set(shownPart(chart)));
    this.zoom.watch((part) => {
      const [start, end] = ends(part);
      if (part !== shownPart(chart)) chart.dispatchAction({ type: "dataZoom", start, end });
      this.move();
    });
    this.context.moment.watch(() => this.move());
  }

  move() {
    if (!this.chart) return;
    const moment = this.context.moment.get();
    const x = this.chart.convertToPixel({ xAxisIndex: 0 }, this.clock.axis(moment));
    const [start, end] = ends(this.zoom.get());
    const share = (100 * moment) / this.run.end;
    this.line.hidden = share < start || share > end;
    this.line.style.transform = `translateX(${x - 1}px)`;
  }

  private click(chart: Chart, x: number, y: number) {
    const grids = (chart.getOption() as { grid: unknown[] }).grid;
    if (!grids.some((_, gridIndex) => chart.containPixel({ gridIndex }, [x, y]))) return;
    this.context.moment.set(this.clock.moment(chart.convertFromPixel({ xAxisIndex: 0 }, x)));
  }
}

function shownPart(chart: Chart): string {
  const [zoom] = (chart.getOption() as { dataZoom: { start: number; end: number }[] }).dataZoom;
  return `${zoom.start} ${zoom.end}`;
}
