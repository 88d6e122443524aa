// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { fixed, signed } from "./numbers";

describe("numbers", () => {
  // What fmt::format("{:.{}f}") prints for them.
  it.each([
    [1577.25, 1, "1577.2"],
    [1577.75, 1, "1577.8"],
    [0.125, 2, "0.12"],
    [0.35, 1, "0.3"], // the double is a little less
    [2.5, 0, "2"],
    [-2.25, 1, "-2.2"],
    [-0.04, 1, "-0.0"],
    [9.96, 1, "10.0"],
    [0, 2, "0.00"],
  ])("%d with %i decimals is %s", (value, decimals, text) => expect(fixed(value, decimals)).toBe(text));

  it("have a sign in differences", () => {
    expect([1.26, -1.26, 0, -0.01].map((value) => signed(value, 1))).toEqual([
      "+1.3",
      "-1.3",
      "+0.0",
      "-0.0",
    ]);
  });
});
