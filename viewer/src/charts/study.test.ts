// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { Finding, StudyData, StudyScenario, StudyVariant } from "../data";
import { withDifferences } from "./forest";
import { comparisonTable, groupsTable, titleOf } from "./study_tables";
import { lateWords, manyDifferences, unfinished, variantWords } from "./study_words";
import type { RichCell } from "./table";

const NOTHING: Finding = { value: null, low: null, high: null, replications_needed: null, difference: null };

function finding(value: number, from: number | null = null): Finding {
  const of = (centre: number, half: number) => ({
    value: centre,
    low: centre - half,
    high: centre + half,
    replications_needed: 9,
  });
  const difference =
    from === null
      ? null
      : { ...of(value - from, value === from ? 0 : 1), clear_of_zero: false, clear_together: false };
  return { ...of(value, 2), difference };
}

function variant(name: string, response: Finding, trips: Finding, late_min = 30): StudyVariant {
  const line = (mean: Finding, unit: string) => ({
    names: { zh: "", en: unit },
    unit,
    mean,
    p50: NOTHING,
    p90: mean,
  });
  const group = {
    by: "kind",
    id: "tree",
    names: { zh: "树", en: "tree" },
    reported: finding(3),
    response_mean: response,
    response_p50: NOTHING,
    response_p90: NOTHING,
    late_share: NOTHING,
  };
  return {
    name,
    policy: name,
    plan: "",
    relocation: "none",
    settings: [],
    late_min,
    indicators: { person_trips: line(trips, ""), response_mean: line(response, "min") },
    groups: [group],
  } as unknown as StudyVariant;
}

const base = variant("base", finding(10), finding(7));
const other = variant("other", finding(12.25, 10), finding(7, 7));
const scenario = { baseline: "base", differences: 108, variants: [base, other] } as StudyScenario;

describe("the comparison", () => {
  const { head, rows } = comparisonTable(scenario, ["mean", "p90"], "en");

  it("has a difference beside each variant but the baseline", () => {
    expect(head).toEqual(["indicator", "statistic", "base (baseline)", "other", "difference: other"]);
    expect(rows.every((row) => row.length === head.length)).toBe(true);
  });

  it("tells the raw numbers and what they are of", () => {
    const cells = rows[2].slice(2) as RichCell[];
    const about = { indicator: "response_mean", statistic: "mean", variant: "other" };
    expect(cells[1]).toMatchObject({ value: 12.25, data: { ...about, what: "value" } });
    expect(cells[2]).toMatchObject({ value: 2.25, data: { ...about, what: "difference" } });
  });

  it("says what each row is a statistic of", () => {
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ["", "mean"],
      ["", "P90"],
      ["min [min]", "of all"],
      ["min [min]", "P90"],
    ]);
  });

  it("takes each statistic for itself", () => {
    const [, median] = comparisonTable(scenario, ["mean", "p50"], "en").rows;
    expect((median[2] as RichCell).content).toEqual(["-"]);
  });
});

describe("groups", () => {
  it("have a row for each variant", () => {
    const { head, rows } = groupsTable(scenario, "zh");
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ["树", "base"],
      ["树", "other"],
    ]);
    expect(rows.every((row) => row.length === head.length)).toBe(true);
  });
});

describe("the forest plot", () => {
  it("offers what has differences, and what varies first", () => {
    const offered = withDifferences(scenario).map(({ id, statistic }) => `${id} ${statistic}`);
    expect(offered).toEqual([
      "response_mean mean",
      "response_mean p90",
      "person_trips mean",
      "person_trips p90",
    ]);
  });

  it("offers nothing where the baseline is alone", () => {
    expect(withDifferences({ ...scenario, variants: [base] })).toEqual([]);
  });
});

describe("words of a study", () => {
  const whole = { shard: { index: 0, count: 1 }, complete: true, missing: 0 } as StudyData;

  it("warn of what is missing, and of nothing else", () => {
    expect(unfinished(whole, "en")).toBe("");
    expect(unfinished({ ...whole, complete: false, missing: 4 }, "zh")).toContain("缺 4 次重复");
    expect(unfinished({ ...whole, shard: { index: 2, count: 3 } }, "en")).toContain("Share 2 of 3");
  });

  it("tell the late limit once where all variants have the same", () => {
    expect(lateWords(scenario, "en")).toBe("Late: not there within 30 min, or never.");
    expect(lateWords({ ...scenario, variants: [base, { ...other, late_min: 20 }] }, "en")).toContain(
      "variant's rules.late_min",
    );
  });

  it("say how many intervals are looked at", () => {
    expect(manyDifferences(scenario, "en")).toContain("all 108 differences");
    expect(manyDifferences({ ...scenario, differences: 0 }, "en")).toBe("");
  });

  it("name the baseline and how variants came to be", () => {
    expect(titleOf(scenario, base, "zh")).toBe("base (基准)");
    expect(titleOf(scenario, other, "zh")).toBe("other");
    expect(variantWords({ ...other, plan: "p.toml", settings: ["a=1"] })).toBe(
      "p.toml, other, relocation none, a=1",
    );
  });
});
