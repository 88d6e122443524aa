// SPDX-License-Identifier: Apache-2.0
import type { Context } from "../context";
import type { RunData } from "../data";

/** Chooses an incident from a list and lets the map show the moment when it was reported. */
export function chooseIncident(context: Context, run: RunData, row: number): void {
  const incident = run.incidents[row];
  context.moment.set(Math.min(run.end, incident.report ?? incident.onset));
  context.chosen.set({ what: "incident", row });
}
