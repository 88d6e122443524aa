// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DifferenceData, EstimateData } from "../data";
import { differenceParts, printed, textOf, valueParts } from "./finding";

const value = (of: EstimateData, decimals = 1) => textOf(valueParts(of, decimals, "en"));
const difference = (of: DifferenceData | null, decimals = 1) => textOf(differenceParts(of, decimals, "en"));
const clear = (clear_of_zero: boolean, clear_together: boolean) => ({
  clear_of_zero,
  clear_together,
  replications_needed: null,
});

describe("indicators", () => {
  const source = readFileSync(new URL("../../../engine/study/indicator.cc", import.meta.url), "utf8");
  const lines = [...source.matchAll(/\{"(\w+)", "[^"]*", "[^"]*", "[^"]*", [\d./ ]+, (\d),\s+Way::(\w+)/g)];

  it("are all found in the program's table", () => {
    expect(lines.length).toBe(source.match(/\d,\s+Way::/g)!.length);
    expect(lines.length).toBeGreaterThan(30);
  });

  it.each(lines.map(([, id, decimals, way]) => ({ id, decimals, way })))(
    "$id is printed as there",
    ({ id, decimals, way }) => {
      expect(printed(id)).toEqual({
        decimals: Number(decimals),
        ...(way === "ratio" ? { ratio: true } : {}),
      });
    },
  );
});

// What `stormcrew compare` printed for a study of twelve replications.
describe("texts are those that compare prints", () => {
  it("of values", () => {
    expect(
      value({ value: 631.7674535960846, low: 555.2379447751059, high: 708.2969624170632, few: false }),
    ).toBe("631.8 (555.2 to 708.3)");
    expect(value({ value: 94.0, low: 86.75, high: 101.3, few: true })).toBe("94.0 (86.8 to 101.3)~");
    expect(value({ value: 12.345, low: null, high: null, few: true }, 2)).toBe("12.35~");
    expect(value({ value: null, low: null, high: null })).toBe("-");
  });

  it("of differences, marked only where they are clear", () => {
    const found = {
      value: -1.8355359765051427,
      low: -3.472432180705032,
      high: -0.19863977230525387,
      few: false,
    };
    expect(difference({ ...found, ...clear(false, false) })).toBe("-1.8 (-3.5 to -0.2)");
    expect(difference({ ...found, ...clear(true, false) })).toBe("-1.8 (-3.5 to -0.2) *");
    expect(difference({ ...found, ...clear(true, true) })).toBe("-1.8 (-3.5 to -0.2) **");
    expect(difference({ ...found, ...clear(true, false), value: 4.25, few: true })).toBe(
      "+4.2 (-3.5 to -0.2)~ *",
    );
  });

  it("of what never differs, which is not the same as a difference of nothing", () => {
    expect(difference({ value: 0, low: 0, high: 0, ...clear(false, false) })).toBe("the same always");
    expect(difference({ value: 0, low: -1, high: 1, ...clear(false, false) })).toBe("+0.0 (-1.0 to 1.0)");
    expect(difference(null)).toBe("");
  });

  it("in Chinese as well", () => {
    const found = { value: 1, low: 0.5, high: 1.5, ...clear(true, true) };
    expect(textOf(differenceParts(found, 1, "zh"))).toBe("+1.0 (0.5 至 1.5) **");
  });
});
