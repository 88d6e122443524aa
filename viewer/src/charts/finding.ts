// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../context";
import type { DifferenceData, EstimateData, Names } from "../data";
import { element } from "./dom";
import { fixed, signed } from "./numbers";
import type { RichCell } from "./table";

/** How an indicator is printed; engine/study/indicator.cc, which a test compares this with. */
interface Printed {
  decimals: number;
  ratio?: true; // of all incidents of all replications, not a mean over replications
}
const ONE: Printed = { decimals: 1 };
const SHARE: Printed = { decimals: 1, ratio: true };
const COUNT: Printed = { decimals: 2 }; // also what this page does not know yet
export const PRINTED: Record<string, Printed> = {
  response_mean: SHARE,
  response_p90: ONE,
  late_share: SHARE,
  late_share_severity_1: SHARE,
  late_share_severity_2: SHARE,
  late_share_severity_3: SHARE,
  late_share_trapped: SHARE,
  flooded_points: ONE,
  person_trips: ONE,
  vehicle_trips: ONE,
  km_driven: ONE,
  reroutes: ONE,
  car_trips: { decimals: 0 },
  car_trips_arrived: { decimals: 0 },
  car_trips_given_up: ONE,
  car_reroutes: ONE,
  car_pull_outs: ONE,
};

export function printed(indicator: string): Printed {
  return PRINTED[indicator] ?? COUNT;
}

const WORDS = {
  to: { zh: "至", en: "to" },
  same: { zh: "始终相同", en: "the same always" },
  few: { zh: "重复次数偏少，区间未必可靠", en: "replications are few for this interval" },
  clear: { zh: "差异单独看显著", en: "clear of zero by itself" },
  together: { zh: "差异一并判断仍显著", en: "clear of zero, also when all differences are judged together" },
} satisfies Record<string, Names>;

/** "631.8 (555.2 to 708.3)~", as `stormcrew compare` prints it. */
export function valueCell(estimate: EstimateData, decimals: number, language: Language): RichCell {
  if (estimate.value === null) return { content: ["-"] };
  const content = [fixed(estimate.value, decimals), ...interval(estimate, decimals, language), ...few(estimate, language)];
  return { content, value: estimate.value };
}

/** "+3.2 (1.1 to 5.3) **", as `stormcrew compare` prints it. */
export function differenceCell(difference: DifferenceData | null, decimals: number, language: Language): RichCell {
  if (!difference || difference.value === null) return { content: [] };
  const { value } = difference;
  if (neverDiffers(difference)) return { content: [WORDS.same[language]], value };
  const number = [signed(value, decimals), ...interval(difference, decimals, language), ...few(difference, language)];
  return { content: [...number, ...mark(difference, language)], value };
}

export function neverDiffers({ value, low, high }: EstimateData): boolean {
  return value === 0 && low === 0 && high === 0;
}

/** What a cell says, for charts. */
export function textOf(cell: RichCell): string {
  return cell.content.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
}

function interval({ low, high }: EstimateData, decimals: number, language: Language): Node[] {
  if (low === null || high === null) return [];
  const text = ` (${fixed(low, decimals)} ${WORDS.to[language]} ${fixed(high, decimals)})`;
  return [element("span", { class: "chart-interval" }, text)];
}

function few(estimate: EstimateData, language: Language): Node[] {
  return estimate.few ? [sign("~", WORDS.few[language], "chart-few")] : [];
}

function mark({ clear_of_zero, clear_together }: DifferenceData, language: Language): (Node | string)[] {
  if (clear_together) return [" ", sign("**", WORDS.together[language], "chart-mark")];
  return clear_of_zero ? [" ", sign("*", WORDS.clear[language], "chart-mark")] : [];
}

function sign(text: string, meaning: string, kind: string): HTMLElement {
  return element("abbr", { class: kind, title: meaning, role: "img", "aria-label": meaning }, text);
}
