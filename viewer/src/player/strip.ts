// SPDX-License-Identifier: Apache-2.0
import type { Context } from "../context";
import type { RunData } from "../data";
import { drawn, labelled } from "../dom";
import { dayOf } from "../words/time_words";
import { word } from "../words/words";

const WIDTH = 1000; // of the drawing; the page stretches it
const HEIGHT = 46;
const RAIN_TOP = 16;
const DAY_S = 86_400;

const LEVEL_COLOURS: Record<string, string> = { IV: "#cfe3f5", III: "#f6e7a3", II: "#f5c98b", I: "#eea58d" };

function x(run: RunData, moment: number): number {
  return (WIDTH * moment) / run.end;
}

/** Area of the wettest subdistrict's rain, the most in each of about 500 columns. */
export function rainPath(run: RunData): string {
  const rain = run.weather.rain_most_mm_per_h;
  const most = rain.reduce((a, b) => Math.max(a, b), 10); // too many for arguments
  const together = Math.max(1, Math.ceil(rain.length / 500));
  const y = (value: number) => (HEIGHT - ((HEIGHT - RAIN_TOP) * value) / most).toFixed(1);
  let path = `M0 ${HEIGHT}`;
  for (let k = 0; k < rain.length; k += together) {
    const value = Math.max(...rain.slice(k, k + together));
    const end = Math.min(k + together, rain.length);
    path += `V${y(value)}H${x(run, end * run.weather.step).toFixed(1)}`;
  }
  return `${path}V${HEIGHT}Z`;
}

function levelBands(run: RunData): SVGElement[] {
  return run.levels.flatMap(({ at, level }, i) => {
    const from = x(run, Math.max(0, at));
    const to = x(run, run.levels[i + 1]?.at ?? run.end);
    if (level === "none" || to <= from) return [];
    const band = { x: from, y: 0, width: to - from, height: HEIGHT, fill: LEVEL_COLOURS[level] };
    const tick = { x1: from, x2: from, y1: 0, y2: HEIGHT, stroke: "#555", "stroke-width": 1, "vector-effect": "non-scaling-stroke" };
    return [drawn("rect", band), drawn("line", tick)];
  });
}

/** Words lie over the drawing in HTML: stretched text could not be read. */
function levelLetters(run: RunData): HTMLElement[] {
  return run.levels
    .filter(({ level }) => level !== "none")
    .map(({ at, level }) => mark("level-letter", (100 * Math.max(0, at)) / run.end, level));
}

function dayNames(run: RunData, language: "zh" | "en"): HTMLElement[] {
  const first = Math.ceil((run.start_unix_s + run.offset_min * 60) / DAY_S) * DAY_S;
  const midnight = first - run.start_unix_s - run.offset_min * 60;
  const days: HTMLElement[] = [];
  for (let at = midnight; at < run.end; at += DAY_S)
    days.push(mark("day-name", (100 * at) / run.end, dayOf(run, at, language)));
  return days;
}

function mark(kind: string, percent: number, text: string): HTMLElement {
  const element = document.createElement("span");
  element.className = kind;
  element.style.left = `${percent}%`;
  element.textContent = text;
  return element;
}

/** Rain and response levels over the whole run, above the slider of the player. */
export function strip(context: Context, run: RunData): HTMLElement {
  const picture = drawn(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" },
    ...levelBands(run),
    drawn("path", { d: rainPath(run), fill: "#1465ad" }),
  );
  labelled(context, picture, "aria-label", (language) => word("rain_and_levels", language));
  const element = document.createElement("div");
  element.className = "strip";
  const days = document.createElement("div");
  context.language.watch((language) => days.replaceChildren(...dayNames(run, language)));
  element.append(picture, ...levelLetters(run), days);
  return element;
}
