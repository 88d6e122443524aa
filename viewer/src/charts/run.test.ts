// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { Basin, DelayCause, Incident, RunData } from "../data";
import { clock, tickText, timeText } from "./clock";
import { recorded } from "./fixtures/run";
import { groups } from "./groups";
import { twoLines } from "./labels";
import { legend } from "./legend";
import { levelBands } from "./timeline";
import { deepest } from "./weather";
import { lostTo, worst } from "./worst";

const names = { zh: "名", en: "name" };

describe("groups", () => {
  const { incidents } = recorded("stress");
  const run = {
    incident_kinds: Array(19).fill({ names }),
    zones: Array(18).fill({ names }),
  } as unknown as RunData;

  it.each(["kind", "severity", "zone"] as const)("by %s hold each reported incident once", (by) => {
    const found = groups(run, incidents, by, "en");
    expect(found.flatMap((group) => group.incidents).length).toBe(287);
  });

  it("begin with the longest mean, severities with the slight", () => {
    const means = groups(run, incidents, "kind", "en").map(({ statistics }) => statistics.mean_s!);
    expect(means).toEqual([...means].sort((a, b) => b - a));
    expect(groups(run, incidents, "severity", "en").map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it("leave out whom nobody called for, and name what is in no subdistrict", () => {
    const outside = { zone: -1, response_s: 60, late: false, censored: "observed" } as Incident;
    const [only, ...more] = groups(run, [outside, { ...outside, zone: 2, response_s: null }], "zone", "en");
    expect(only).toMatchObject({ text: "elsewhere", box: [60, 60, 60, 60, 60] });
    expect(more).toEqual([]);
  });
});

describe("the worst ten", () => {
  it("are the longest, those still waiting among them", () => {
    const { incidents } = recorded("stress");
    const found = worst(incidents).map((incident) => incident.response_s!);
    const all = incidents.map((incident) => incident.response_s!).sort((a, b) => b - a);
    expect(found).toEqual(all.slice(0, 10));
  });

  it("add up a cause that came twice", () => {
    const part = (cause: DelayCause, seconds: number) => ({ cause, seconds });
    const incident = { delay: [part("drive", 5), part("held", 7), part("drive", 2)] } as Incident;
    expect([lostTo(incident, "drive"), lostTo(incident, "held"), lostTo(incident, "call")]).toEqual([
      7, 7, 0,
    ]);
  });
});

describe("the clock", () => {
  const run = { start_unix_s: Date.UTC(2021, 6, 22, 10) / 1000, offset_min: 480, end: 7200 } as RunData;
  const { axis, moment } = clock(run);

  it("shows the scenario's local time", () => {
    expect(timeText(axis(0), "en")).toBe("22 Jul 18:00");
    expect(timeText(axis(6 * 3600), "zh")).toBe("7月23日 00:00");
    expect([tickText(axis(6 * 3600), "en"), tickText(axis(60), "en")]).toEqual(["23 Jul", "18:01"]);
  });

  it("comes back to whole seconds within the run", () => {
    expect([moment(axis(61) + 400), moment(axis(-5)), moment(axis(1e6))]).toEqual([61, 0, 7200]);
  });
});

describe("response levels", () => {
  it("are bands from each change to the next, none where none holds", () => {
    const levels = [
      { at: 0, level: "none" },
      { at: 10, level: "IV" },
      { at: 20, level: "I" },
    ];
    const run = { start_unix_s: 0, offset_min: 0, end: 50, levels } as RunData;
    const bands = levelBands(run).data.map(([from, to]) => [from.name, from.xAxis, to.xAxis]);
    expect(bands).toEqual([
      ["IV", 10_000, 20_000],
      ["I", 20_000, 50_000],
    ]);
  });
});

describe("basins", () => {
  it("are the four that got deepest, and none that stayed dry", () => {
    const found = (depths: number[]) => {
      const basins = depths.map((deepest_mm) => ({ deepest_mm }) as Basin);
      return deepest({ basins } as RunData).map((basin) => basin.deepest_mm);
    };
    expect(found([10, 300, 20, 500, 40, 100])).toEqual([500, 300, 100, 40]);
    expect(found([0, 20, 0])).toEqual([20]);
  });
});

describe("texts of a chart", () => {
  it("take hostile names as text: nothing of the library's own marks is left in them", () => {
    const { formatter } = twoLines([["{large|<b>}", "a\nb"]], 100);
    expect(formatter("0")).toBe("{large| large <b> }\n{small|a b}");
  });

  it("get as many lines of legend as the place is narrow", () => {
    const labels = ["on scene", "moving", "stopped by wind or water", "guard, patrol", "standby"];
    expect(legend(labels, 900).height).toBeLessThan(legend(labels, 360).height);
    expect(legend(["一二三四五六七八九十"], 10).height).toBe(legend(["a"], 900).height);
  });
});
