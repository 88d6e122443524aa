// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { closedByWater, depthAt } from "../../src/model/basin_depth";
import { closedStreets, streetsOfBasins } from "../../src/model/closed_streets";
import { NO_FILTER, passes, severityBand } from "../../src/model/filter";
import { lateBy, openSpan, phaseOf } from "../../src/model/incident_phase";
import { boundsOf, pointsOf } from "../../src/model/lines";
import { placeOf } from "../../src/model/unit_place";
import { madeUpBasin, madeUpIncident, madeUpRun, madeUpUnit } from "./made_up";

describe("a line", () => {
  it("starts at a point and goes on by steps", () => {
    expect(pointsOf([10, 20, 1, 2, -3, 4])).toEqual([10, 20, 11, 22, 8, 26]);
    expect(boundsOf([[10, 20, 11, 22], [8, 26]])).toEqual({ west: 8, south: 20, east: 11, north: 26 });
  });
});

describe("a unit", () => {
  it("is nowhere before its first entry and stays at its last", () => {
    expect(placeOf(madeUpUnit(), 99)).toBeNull();
    expect(placeOf(madeUpUnit(), 9999)).toMatchObject({ x: 10, y: 20, status: 1, heading: null });
  });
  it("moves straight from one entry to the next", () => {
    const place = placeOf(madeUpUnit(), 125)!;
    expect(place).toMatchObject({ x: 2.5, y: 5, status: 3 });
    expect(place.heading).toBeCloseTo(Math.atan2(20, 10));
  });
  it("has a new status from its very moment on", () => {
    expect(placeOf(madeUpUnit(), 200)).toMatchObject({ x: 10, y: 20, status: 6, heading: null });
  });
});

describe("an incident", () => {
  it("goes through its phases and fades for ten minutes", () => {
    const phases = [999, 1000, 1100, 4000, 5000, 5599, 5600].map((moment) => phaseOf(madeUpIncident(), moment));
    expect(phases).toEqual(["none", "unreported", "reported", "handled", "cleared", "cleared", "none"]);
  });
  it("is late once the allowed time has passed, not before", () => {
    expect(lateBy(madeUpIncident(), 1100 + 1800, 1800)).toBe(false);
    expect(lateBy(madeUpIncident(), 1100 + 1801, 1800)).toBe(true);
    expect(lateBy(madeUpIncident({ late: false }), 9999, 1800)).toBe(false);
  });
  it("is open to the end unless cleared, and never if prevented", () => {
    const run = madeUpRun();
    expect(openSpan(run, madeUpIncident({ clear: null }))).toEqual([1000, run.end]);
    expect(openSpan(run, madeUpIncident({ status: 1 }))).toBeNull();
  });
});

describe("a basin", () => {
  it("rises evenly from the end of one step to the end of the next", () => {
    expect([0, 150, 300, 450, 750, 1200, 9999].map((moment) => depthAt(madeUpBasin(), 300, moment))).toEqual([0, 0, 0, 50, 200, 0, 0]);
  });
  it("closes its streets in the steps that end at closure depth", () => {
    const closed = [599, 600, 899, 900].map((moment) => closedByWater(madeUpBasin(), 300, moment));
    expect(closed).toEqual([false, true, true, false]);
    expect(closedByWater(madeUpBasin({ closure_depth_mm: 0 }), 300, 600)).toBe(false);
  });
});

describe("closed streets", () => {
  const run = madeUpRun({
    basins: [madeUpBasin()],
    incidents: [madeUpIncident({ blocks: true, street: 2, onset: 50, clear: 90 })],
  });
  run.map.closures.push({ street: 1, from: 10, to: 20 });
  const wet = streetsOfBasins(run);
  it("leave elevated ones above the water", () => {
    expect(wet).toEqual([[0]]);
    expect([...closedStreets(run, wet, 600)]).toEqual([0]);
  });
  it("are closed on record and by what lies on them, from the first moment to before the last", () => {
    expect([9, 10, 20, 50, 89, 90].map((moment) => [...closedStreets(run, wet, moment)])).toEqual([[], [1], [], [2], [2], []]);
  });
});

describe("a filter", () => {
  const run = madeUpRun();
  const incident = madeUpIncident();
  const lets = (part: object) => passes(run, incident, { ...NO_FILTER, ...part });
  it("lets all pass when empty", () => expect(lets({})).toBe(true));
  it("asks for kind, subdistrict, severity and lateness", () => {
    expect(lets({ kinds: new Set([0]) })).toBe(true);
    expect(lets({ kinds: new Set([1]) })).toBe(false);
    expect(lets({ zones: new Set([3]) })).toBe(false);
    expect(lets({ severities: new Set([1]) })).toBe(true);
    expect(lets({ severities: new Set([2]) })).toBe(false);
    expect(passes(run, madeUpIncident({ late: false }), { ...NO_FILTER, lateOnly: true })).toBe(false);
  });
  it("finds words of either language, the number and the unit", () => {
    for (const text of ["dengyun", "登云路", "Blocked DRAIN", "中Hushu", "#7", "p1", " hushu "]) expect(lets({ text })).toBe(true);
    expect(lets({ text: "pothole" })).toBe(false);
  });
  it("has severities from 1 to 4 in three bands", () => {
    expect([0.5, 1, 1.99, 2, 3, 4].map(severityBand)).toEqual([1, 1, 1, 2, 3, 3]);
  });
});
