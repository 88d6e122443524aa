// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../context";
import type { RunData } from "../data";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Moments of a run on a time axis of the chart library, whose clock shows the scenario's local time. */
export interface Clock {
  axis(moment: number): number;
  moment(axis: number): number;
}

export function clock(run: RunData): Clock {
  const zero = (run.start_unix_s + run.offset_min * 60) * 1000;
  return {
    axis: (moment) => zero + moment * 1000,
    moment: (axis) => Math.min(run.end, Math.max(0, Math.round((axis - zero) / 1000))),
  };
}

export function dayText(axis: number, language: Language): string {
  const date = new Date(axis);
  const day = date.getUTCDate();
  return language === "zh" ? `${date.getUTCMonth() + 1}月${day}日` : `${day} ${MONTHS[date.getUTCMonth()]}`;
}

export function hourText(axis: number): string {
  return new Date(axis).toISOString().slice(11, 16);
}

export function timeText(axis: number, language: Language): string {
  return `${dayText(axis, language)} ${hourText(axis)}`;
}

/** A tick of the axis: the day at midnight, else the hour. */
export function tickText(axis: number, language: Language): string {
  return axis % 86_400_000 === 0 ? dayText(axis, language) : hourText(axis);
}
