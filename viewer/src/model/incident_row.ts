// SPDX-License-Identifier: Apache-2.0
import type { RunData } from "../data";

/**
 * Where the incident with this number stands in `run.incidents`; -1: nowhere. Numbers are rows of the run
 * file, which also counts incidents that others might have led to but did not; the data leave those out.
 */
export function rowOf(run: RunData, number: number): number {
  return run.incidents.findIndex((incident) => incident.number === number);
}
