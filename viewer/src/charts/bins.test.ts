// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { Incident } from "../data";
import { histogram } from "./bins";
import { recorded } from "./fixtures/run";

function incident(response_s: number | null, late = false, censored = "observed"): Incident {
  return { response_s, late, censored } as Incident;
}

describe("histogram", () => {
  it("counts each reported incident once", () => {
    const { incidents, late_s, summary } = recorded("stress");
    const bins = histogram(incidents, late_s);
    const sum = (of: "inTime" | "late" | "atLeast") => bins.reduce((total, bin) => total + bin[of], 0);
    expect(sum("atLeast")).toBe(summary.incidents_censored);
    expect(sum("inTime") + sum("late") + sum("atLeast")).toBe(summary.incidents_reported);
  });

  it("parts the late from the timely at the limit, wherever it lies", () => {
    const bins = histogram([incident(1020), incident(1020.001, true)], 1020);
    expect(bins.find((bin) => bin.to === 1020)).toMatchObject({ from: 900, inTime: 1, late: 0 });
    expect(bins.find((bin) => bin.from === 1020)).toMatchObject({ to: 1200, inTime: 0, late: 1 });
  });

  it("shows who still waits apart, and nobody who never called", () => {
    const [bin, ...rest] = histogram([incident(0, true, "lower_bound"), incident(null)], 60);
    expect(bin).toEqual({ from: 0, to: 60, inTime: 0, late: 0, atLeast: 1 });
    expect(rest).toEqual([]);
  });

  it("has room for the longest time", () => {
    expect(histogram([incident(1e7, true)], 60).at(-1)).toMatchObject({ to: Infinity, late: 1 });
  });
});
