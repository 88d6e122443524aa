// SPDX-License-Identifier: Apache-2.0
import type { RunData } from "../data";
import { openSpan } from "../model/incident_phase";

export type Span = readonly [from: number, to: number];

const WET_MM = 30; // a basin this deep is worth watching
const LEAD_S = 600; // seen of the quiet before something begins
const LEAST_QUIET_S = 3600; // shorter pauses are played

/** Spans in order, with those joined that meet or overlap. */
export function joined(spans: readonly Span[]): Span[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = result[result.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** When something goes on: an incident is open or a basin holds water. */
function busySpans(run: RunData): Span[] {
  const spans = run.incidents.flatMap((incident) => {
    const open = openSpan(run, incident);
    return open ? [open] : [];
  });
  const { step } = run.weather;
  for (const basin of run.basins)
    basin.depth_mm.forEach((depth, k) => depth >= WET_MM && spans.push([k * step, (k + 1) * step]));
  return joined(spans);
}

/** The long pauses between, each up to a little before the next begins. */
export function quietSpans(run: RunData): Span[] {
  const quiet: Span[] = [];
  let from = 0;
  for (const [begin, end] of [...busySpans(run), [run.end, run.end] as const]) {
    const to = begin === run.end ? begin : begin - LEAD_S;
    if (to - from >= LEAST_QUIET_S) quiet.push([from, to]);
    from = Math.max(from, end);
  }
  return quiet;
}

/** The moment to show next; quiet spans are jumped over. */
export function advanced(moment: number, by: number, end: number, quiet: readonly Span[]): number {
  const next = moment + by;
  const inside = quiet.find(([from, to]) => from <= next && next < to);
  return Math.min(end, inside ? inside[1] : next);
}
