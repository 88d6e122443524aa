// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { rowOf } from "../../src/model/incident_row";
import { advanced, joined, quietSpans } from "../../src/player/clock";
import { rainPath } from "../../src/player/strip";
import { storyLine } from "../../src/words/story_words";
import { responseText } from "../../src/words/thing_words";
import { localTime, minutes, shortTime, span } from "../../src/words/time_words";
import { madeUpBasin, madeUpIncident, madeUpRun } from "./made_up";

describe("local time", () => {
  const run = madeUpRun();
  it("is that of the place, whatever the zone of the machine", () => {
    expect(localTime(run, 0, "en")).toBe("Thu 22 Jul 00:00");
    expect(localTime(run, 4 * 86_400 + 5 * 3600 + 40 * 60 + 59, "zh")).toBe("7月26日 周一 05:40");
    expect(shortTime(run, 86_399, "en")).toBe("22 Jul 23:59");
  });
  it("says lengths in words", () => {
    expect([9, 59.6, 3569, 3600, 90_000].map((s) => span(s, "en"))).toEqual(["9 s", "1 min", "59 min", "1 h 00 min", "25 h 00 min"]);
    expect(span(7500, "zh")).toBe("2小时 05分钟");
    expect(minutes(4249.12, "en")).toBe("70.8 min");
  });
});

describe("the clock of the player", () => {
  it("joins spans that meet", () => {
    expect(joined([[5, 9], [0, 2], [2, 4], [8, 12]])).toEqual([[0, 4], [5, 12]]);
  });
  it("finds the long pauses and leaves a lead before what comes", () => {
    const incidents = [madeUpIncident({ onset: 20_000, clear: 30_000 })];
    const basins = [madeUpBasin({ depth_mm: Array.from({ length: 334 }, (_, k) => (k === 200 ? 40 : 29)) })];
    const quiet = quietSpans(madeUpRun({ incidents, basins }));
    expect(quiet).toEqual([[0, 19_400], [30_000, 59_400], [60_300, 100_000]]);
  });
  it("jumps over pauses and stops at the end", () => {
    const quiet = [[100, 200]] as const;
    expect(advanced(90, 5, 1000, quiet)).toBe(95);
    expect(advanced(95, 10, 1000, quiet)).toBe(200);
    expect(advanced(95, 10, 1000, [])).toBe(105);
    expect(advanced(990, 50, 1000, quiet)).toBe(1000);
  });
  it("draws the rain of each step at its time", () => {
    const path = rainPath(madeUpRun({ end: 600 }));
    expect(path).toBe("M0 46V46.0H500.0V16.0H1000.0V46Z");
  });
  it("draws the rain of sixty days in short steps", () => {
    const run = madeUpRun({ end: 5_184_000 });
    const rain = Array<number>(864_000).fill(0);
    rain[863_999] = 50;
    const path = rainPath({ ...run, weather: { ...run.weather, step: 6, rain_most_mm_per_h: rain } });
    expect(path.endsWith("V16.0H1000.0V46Z")).toBe(true);
  });
});

describe("words on incidents", () => {
  const run = madeUpRun();
  it("name the unit, the other incident and the estimate", () => {
    expect(storyLine(run, { at: 0, what: "order", unit: 0, estimate_s: 600 }, "en")).toBe("P1 (pump) sent (expected 10 min)");
    expect(storyLine(run, { at: 0, what: "arrive", unit: 0 }, "zh")).toBe("P1（中pump）到场");
  });
  it("go by the numbers of incidents: one that did not happen leaves a gap", () => {
    const run = madeUpRun({ incidents: [madeUpIncident({ number: 0 }), madeUpIncident({ number: 4, kind: 1 })] });
    expect(storyLine(run, { at: 0, what: "led_to", incident: 4 }, "en")).toBe("Led to #4 pothole");
    expect([0, 1, 4].map((number) => rowOf(run, number))).toEqual([0, -1, 1]);
  });
  it("say what kind of a response time it is", () => {
    expect(responseText(madeUpIncident({ response_s: 60 }), "en")).toBe("1.0 min");
    expect(responseText(madeUpIncident({ response_s: 60, censored: "lower_bound" }), "en")).toBe("at least 1.0 min");
    expect(responseText(madeUpIncident({ response_s: null, censored: "not_reported" }), "zh")).toBe("从未报险");
  });
});
