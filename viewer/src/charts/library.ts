// SPDX-License-Identifier: Apache-2.0

// Only the parts of the chart library that the page uses; SVG stays sharp on paper.
import { BarChart, BoxplotChart, CustomChart, LineChart, ScatterChart } from "echarts/charts";
import {
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { init, use, type ECharts, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, BoxplotChart, CustomChart, LineChart, ScatterChart]);
use([
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
]);
use([SVGRenderer]);

export type Chart = ECharts;
export type Option = EChartsCoreOption;

export function newChart(place: HTMLElement): Chart {
  return init(place, null, { renderer: "svg" });
}
