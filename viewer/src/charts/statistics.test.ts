// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { Filter } from "../context";
import type { Incident } from "../data";
import { recorded } from "./fixtures/run";
import { passesChoices, severityBand } from "../model/filter";
import { quantile, responseStatistics } from "./statistics";

const ALL: Filter = { kinds: new Set(), zones: new Set(), severities: new Set(), lateOnly: false };

function same(ours: number | null, theirs: number | null) {
  expect(ours).not.toBeNull();
  expect(Math.abs(ours! - theirs!)).toBeLessThanOrEqual(1e-9 * Math.abs(theirs!));
}

describe.each(["infa", "stress"] as const)("response times of the run %s", (name) => {
  const { summary, incidents } = recorded(name);
  const ours = responseStatistics(incidents);

  it("are those of its summary", () => {
    same(ours.mean_s, summary.response_mean_s);
    same(ours.p50_s, summary.response_p50_s);
    same(ours.p90_s, summary.response_p90_s);
    same(ours.late_share, summary.late_share);
    expect(ours.reported).toBe(summary.incidents_reported);
    expect(ours.censored).toBe(summary.incidents_censored);
  });

  it.each([1, 2, 3])("are those of its summary in severity band %i", (band) => {
    const some = incidents.filter((i) => passesChoices(i, { ...ALL, severities: new Set([band]) }));
    const { mean_s, late_share, reported } = responseStatistics(some);
    expect(reported).toBe(summary[`reported_severity_${band}`]);
    same(mean_s, summary[`response_mean_severity_${band}_s`]);
    expect(late_share).toBeCloseTo(summary[`late_share_severity_${band}`]!, 12);
  });
});

describe("responseStatistics", () => {
  it("has nothing to tell of incidents nobody reported", () => {
    const unreported = { response_s: null, late: false, censored: "not_reported" } as Incident;
    const none = {
      reported: 0,
      censored: 0,
      late: 0,
      late_share: null,
      mean_s: null,
      p50_s: null,
      p90_s: null,
    };
    expect(responseStatistics([unreported])).toEqual(none);
  });
});

describe("the late share", () => {
  it("is of the reported", () => {
    const late = { response_s: 9, late: true, censored: "observed" } as Incident;
    const unreported = { response_s: null, late: false, censored: "not_reported" } as Incident;
    expect(responseStatistics([late, unreported]).late_share).toBe(1);
  });
});

describe("quantile", () => {
  it("interpolates as type 7 does", () => {
    expect(quantile([1, 2, 4, 8], 0.5)).toBe(3);
    expect(quantile([1, 2, 4, 8], 0.9)).toBeCloseTo(6.8, 12);
    expect(quantile([5], 0.9)).toBe(5);
    expect(quantile([], 0.5)).toBeNull();
  });
});

describe("a filter", () => {
  const incident = { kind: 3, zone: -1, severity: 2, late: true } as Incident;

  it("lets all pass where it is empty", () => expect(passesChoices(incident, ALL)).toBe(true));

  it.each([{ kinds: new Set([2]) }, { zones: new Set([0]) }, { severities: new Set([1, 3]) }])(
    "keeps out what is not in a set: %o",
    (part) => expect(passesChoices(incident, { ...ALL, ...part })).toBe(false),
  );

  it("keeps out what was in time when only late ones are wanted", () => {
    expect(passesChoices(incident, { ...ALL, lateOnly: true })).toBe(true);
    expect(passesChoices({ ...incident, late: false }, { ...ALL, lateOnly: true })).toBe(false);
  });
});

describe("severityBand", () => {
  it.each([
    [1, 1],
    [1.999, 1],
    [2, 2],
    [3, 3],
    [4, 3],
  ])("of %d is %i", (severity, band) => expect(severityBand(severity)).toBe(band));
});
