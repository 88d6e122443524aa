// SPDX-License-Identifier: Apache-2.0
import type { Context } from "../context";
import { busyFigure } from "./busy";
import "./charts.css";
import { element, nothing } from "./dom";
import { groupFigure } from "./group_figure";
import { responseFigure } from "./response";
import { newZoom } from "./timeline";
import { tripsFigure } from "./trips";
import { weatherFigure } from "./weather";
import { worstFigure } from "./worst";

export { drill } from "./drill";
export { study } from "./study";

/** The charts of a run; those of incidents follow the filter. */
export function charts(context: Context): HTMLElement {
  const run = context.data.run;
  if (!run) return nothing();
  const zoom = newZoom();
  const ofIncidents = [
    responseFigure(context, run),
    groupFigure(context, run, "kind"),
    groupFigure(context, run, "severity"),
    groupFigure(context, run, "zone"),
    worstFigure(context, run),
  ];
  context.filter.watch(() => ofIncidents.forEach((figure) => figure.redraw()));
  const overTime = [
    busyFigure(context, run, zoom),
    weatherFigure(context, run, zoom),
    tripsFigure(context, run),
  ];
  return element(
    "div",
    { class: "charts" },
    ...[...ofIncidents, ...overTime].map((figure) => figure.element),
  );
}
