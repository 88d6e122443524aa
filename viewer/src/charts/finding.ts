// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../context";
import type { DifferenceData, EstimateData, Names } from "../data";
import { fixed, signed } from "./numbers";
import type { RichCell, Styled } from "./table";

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

/** A piece of what a cell says; `kind` tells pieces that look or mean something else than a number. */
interface Part {
  text: string;
  kind?: "interval" | "few" | "clear" | "together";
}

/** "631.8 (555.2 to 708.3)~", as `stormcrew compare` prints it. */
export function valueParts(estimate: EstimateData, decimals: number, language: Language): Part[] {
  if (estimate.value === null) return [{ text: "-" }];
  return [
    { text: fixed(estimate.value, decimals) },
    ...interval(estimate, decimals, language),
    ...few(estimate),
  ];
}

/** "+3.2 (1.1 to 5.3) **", as `stormcrew compare` prints it; nothing where no difference is made. */
export function differenceParts(
  difference: DifferenceData | null,
  decimals: number,
  language: Language,
): Part[] {
  if (!difference || difference.value === null) return [];
  if (neverDiffers(difference)) return [{ text: WORDS.same[language] }];
  const number = { text: signed(difference.value, decimals) };
  return [number, ...interval(difference, decimals, language), ...few(difference), ...mark(difference)];
}

export function neverDiffers({ value, low, high }: EstimateData): boolean {
  return value === 0 && low === 0 && high === 0;
}

export function textOf(parts: Part[]): string {
  return parts.map(({ text }) => text).join("");
}

/** The cell of a table, with the meaning of its marks for those who point at them or hear them. */
export function findingCell(parts: Part[], value: number | null | undefined, language: Language): RichCell {
  return { content: parts.map((part) => styled(part, language)), value };
}

function styled({ text, kind }: Part, language: Language): Styled | string {
  if (!kind) return text;
  return { text, look: `chart-${kind}`, meaning: kind === "interval" ? undefined : WORDS[kind][language] };
}

function interval({ low, high }: EstimateData, decimals: number, language: Language): Part[] {
  if (low === null || high === null) return [];
  return [
    { kind: "interval", text: ` (${fixed(low, decimals)} ${WORDS.to[language]} ${fixed(high, decimals)})` },
  ];
}

function few(estimate: EstimateData): Part[] {
  return estimate.few ? [{ kind: "few", text: "~" }] : [];
}

function mark({ clear_of_zero, clear_together }: DifferenceData): Part[] {
  if (clear_together) return [{ kind: "together", text: " **" }];
  return clear_of_zero ? [{ kind: "clear", text: " *" }] : [];
}
