// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../context";

const DAYS = {
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The clock of the place that the report is about, never that of the reader's browser. */
export interface LocalClock {
  start_unix_s: number;
  offset_min: number;
}

function localDate(clock: LocalClock, moment: number): Date {
  return new Date((clock.start_unix_s + Math.floor(moment) + clock.offset_min * 60) * 1000);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** "14:05" */
export function timeOfDay(clock: LocalClock, moment: number): string {
  const date = localDate(clock, moment);
  return `${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}`;
}

/** "25 Jul" or "7月25日" */
export function dayOf(clock: LocalClock, moment: number, language: Language): string {
  const date = localDate(clock, moment);
  const day = date.getUTCDate();
  if (language === "zh") return `${date.getUTCMonth() + 1}月${day}日`;
  return `${day} ${MONTHS[date.getUTCMonth()]}`;
}

/** "Sun 25 Jul 14:05" or "7月25日 周日 14:05" */
export function localTime(clock: LocalClock, moment: number, language: Language): string {
  const weekday = DAYS[language][localDate(clock, moment).getUTCDay()];
  const day = dayOf(clock, moment, language);
  const date = language === "zh" ? `${day} ${weekday}` : `${weekday} ${day}`;
  return `${date} ${timeOfDay(clock, moment)}`;
}

/** "25 Jul 14:05": short enough for a row of a table. */
export function shortTime(clock: LocalClock, moment: number, language: Language): string {
  return `${dayOf(clock, moment, language)} ${timeOfDay(clock, moment)}`;
}

/** Minutes with one decimal, as the printed summary has them: "70.8 min". */
export function minutes(seconds: number, language: Language): string {
  return `${(seconds / 60).toFixed(1)} ${language === "zh" ? "分钟" : "min"}`;
}

/** A length of time for reading, not for comparing: "45 s", "12 min", "3 h 05 min". */
export function span(seconds: number, language: Language): string {
  const [h, min, s] = language === "zh" ? ["小时", "分钟", "秒"] : [" h", " min", " s"];
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}${s}`;
  const total = Math.round(seconds / 60);
  if (total < 60) return `${total}${min}`;
  return `${Math.floor(total / 60)}${h} ${twoDigits(total % 60)}${min}`;
}
