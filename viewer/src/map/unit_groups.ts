// SPDX-License-Identifier: Apache-2.0
import type { Names, RunData } from "../data";

/** Kinds of units that do the same sort of work share a colour and a letter. */
export interface UnitGroup {
  names: Names;
  colour: string;
  letter: Names;
}

export const UNIT_GROUPS: Record<string, UnitGroup> = {
  pumps: { names: { zh: "排涝", en: "pumping" }, colour: "#005f96", letter: { zh: "排", en: "P" } },
  drains: { names: { zh: "疏通", en: "drains" }, colour: "#8d3f7c", letter: { zh: "疏", en: "D" } },
  trees: { names: { zh: "树木、起重", en: "trees, lifting" }, colour: "#007253", letter: { zh: "树", en: "T" } },
  roads: { names: { zh: "道路、路灯", en: "roads, lights" }, colour: "#a64b00", letter: { zh: "路", en: "R" } },
  others: { names: { zh: "值守、后勤", en: "guard, supply" }, colour: "#4d4d4d", letter: { zh: "勤", en: "G" } },
};

/** By what the kind can do, so that kinds of one's own scenario find their group as well. */
const GROUP_OF_SKILL: [string, keyof typeof UNIT_GROUPS][] = [
  ["pump", "pumps"],
  ["sewer", "drains"],
  ["saw", "trees"],
  ["lift", "trees"],
  ["grate", "drains"],
  ["road", "roads"],
  ["sign", "roads"],
  ["electric", "roads"],
];

export function groupOf(skills: readonly string[]): UnitGroup {
  const found = GROUP_OF_SKILL.find(([skill]) => skills.includes(skill));
  return UNIT_GROUPS[found ? found[1] : "others"];
}

/** What a unit does, as the busy timeline groups it; hidden: off duty. */
export type Activity = "hidden" | "standby" | "moving" | "on_scene" | "stopped" | "guarding";

export const ACTIVITY_NAMES: Record<Exclude<Activity, "hidden">, Names> = {
  moving: { zh: "行驶、出动", en: "under way" },
  on_scene: { zh: "现场作业", en: "on scene" },
  stopped: { zh: "因水、因风受阻", en: "stopped by water or wind" },
  guarding: { zh: "值守、巡查", en: "guarding, patrolling" },
  standby: { zh: "待命", en: "standby" },
};

const ACTIVITY_OF_STATUS: Record<string, Activity> = {
  off_duty: "hidden",
  standby: "standby",
  resting: "standby",
  turning_out: "moving",
  driving: "moving",
  returning: "moving",
  called_in: "moving",
  setting_up: "on_scene",
  working: "on_scene",
  awaiting: "on_scene",
  handing_over: "on_scene",
  held: "stopped",
  wind_stopped: "stopped",
  guarding: "guarding",
  patrolling: "guarding",
};

export function activityOf(run: RunData, status: number): Activity {
  return ACTIVITY_OF_STATUS[run.unit_statuses[status]?.id] ?? "standby";
}
