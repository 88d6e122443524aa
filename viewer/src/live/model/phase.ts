// SPDX-License-Identifier: Apache-2.0
import { FADE_S } from "../../model/incident_phase";
import type { LiveIncident } from "../data";
import { isOpen, waits } from "./queue";

export interface LivePhase {
  phase: "none" | "reported" | "handled" | "cleared";
  waits: boolean;
  late: boolean;
  fade: number;
}

/** How an incident stands at a moment; closed ones fade away. */
export function phaseOf(incident: LiveIncident, moment: number, late_s: number): LivePhase {
  if (!isOpen(incident)) {
    const fade = Math.min(1, 1 - (moment - incident.clear!) / FADE_S);
    return { phase: fade > 0 ? "cleared" : "none", waits: false, late: false, fade: Math.max(0, fade) };
  }
  const late = (incident.arrive ?? moment) - incident.report > late_s;
  return { phase: incident.arrive === null ? "reported" : "handled", waits: waits(incident), late, fade: 1 };
}
