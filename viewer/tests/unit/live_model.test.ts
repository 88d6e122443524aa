// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { held, merge, stateOf } from "../../src/live/model/held";
import { phaseOf } from "../../src/live/model/phase";
import { degrees, placeAt } from "../../src/live/model/place";
import { counts, nearestFree, waitingOnes } from "../../src/live/model/queue";
import { StormClock } from "../../src/live/model/storm_clock";
import { addChanges, addInject, lastSeq, noNews } from "../../src/live/news";
import { liveIncident, liveState, liveUnit } from "./live_made_up";
import { madeUpRun, named } from "./made_up";

describe("frames", () => {
  it("change what they tell and leave the rest", () => {
    const now = held(liveState());
    const frame = { frame: 11, now: 5010, change: 4, units: [liveUnit({ unit: 1, x: 99 })], incidents: [liveIncident({ number: 2 })] };
    expect(merge(now, frame)).toBe("merged");
    expect(stateOf(now)).toEqual(liveState({
      frame: 11,
      now: 5010,
      change: 4,
      units: [liveUnit(), liveUnit({ unit: 1, x: 99 })],
      incidents: [liveIncident(), liveIncident({ number: 1 }), liveIncident({ number: 2 })],
    }));
    expect(now.version).toEqual({ units: 1, incidents: 1, closures: 0, orders: 0 });
  });
  it("may tell that the canal is not known", () => {
    const now = held(liveState());
    merge(now, { frame: 11, now: 5010, change: 3, canal_m: null, orders: [], level: "I", depth_mm: [7] });
    expect([now.canal_m, now.level, now.depth_mm]).toEqual([null, "I", [7]]);
    merge(now, { frame: 12, now: 5020, change: 3 });
    expect([now.canal_m, now.level, now.depth_mm]).toEqual([null, "I", [7]]);
  });
  it("that are known are left out, and after a gap nothing is believed", () => {
    const now = held(liveState());
    expect(merge(now, { frame: 10, now: 1, change: 0 })).toBe("known");
    expect(merge(now, { frame: 12, now: 6000, change: 9, level: "I" })).toBe("gap");
    expect(stateOf(now)).toEqual(liveState());
  });
  it("forget what was closed more than six hours ago", () => {
    const now = held(liveState({ incidents: [liveIncident({ clear: 2000 }), liveIncident({ number: 1, clear: 9000 })] }));
    merge(now, { frame: 11, now: 2000 + 6 * 3600 + 1, change: 3, incidents: [liveIncident({ number: 2 })] });
    expect([...now.incidents.keys()]).toEqual([1, 2]);
  });
});

describe("a unit on the map", () => {
  const moving = liveUnit({ x: 0, y: 0, at: 100, next: { x: 30, y: 40, at: 200 } });
  it("goes straight on between two places, and waits at the second", () => {
    expect(placeAt(moving, 150)).toMatchObject({ x: 15, y: 20 });
    expect(placeAt(moving, 150).heading).toBeCloseTo(Math.atan2(40, 30));
    expect(placeAt(moving, 50)).toMatchObject({ x: 0, y: 0 });
    expect(placeAt(moving, 900)).toMatchObject({ x: 30, y: 40 });
  });
  it("stands where nothing follows, also where the next place is the same", () => {
    expect(placeAt(liveUnit({ x: 3 }), 900)).toEqual({ x: 3, y: 0, heading: null });
    expect(placeAt(liveUnit({ next: { x: 0, y: 0, at: 300 } }), 200).heading).toBeNull();
    expect(placeAt(liveUnit({ next: { x: 5, y: 0, at: 100 } }), 100)).toMatchObject({ x: 5, y: 0 });
  });
  it("has degrees", () => expect(degrees(madeUpRun().map, 1000, 2000)).toEqual({ lon: 120.001, lat: 30.0018 }));
});

describe("the storm's clock", () => {
  it("goes on at the pace between frames, and never back", () => {
    const clock = new StormClock(10);
    clock.run(true, 0);
    clock.tell(5000, 0);
    expect(clock.at(500)).toBe(5005);
    clock.tell(5003, 600); // a frame that was long on its way
    expect(clock.at(600)).toBe(5005);
    expect(clock.at(1000)).toBe(5007);
  });
  it("stands when nothing is heard, and at once when the wire is cut", () => {
    const clock = new StormClock(1);
    clock.run(true, 0);
    clock.tell(100, 0);
    expect(clock.at(60_000)).toBe(110);
    const cut = new StormClock(1);
    cut.run(true, 0);
    cut.tell(100, 0);
    cut.run(false, 3000);
    expect([cut.at(3000), cut.at(9000)]).toEqual([103, 103]);
  });
  it("goes back with a service that was set back", () => {
    const clock = new StormClock(1);
    clock.run(true, 0);
    clock.tell(5000, 0);
    clock.at(0);
    clock.tell(1000, 0);
    expect(clock.at(0)).toBe(1000);
  });
});

describe("who waits", () => {
  const incidents = [
    liveIncident({ number: 0, report: 900 }),
    liveIncident({ number: 1, severity: 3.2 }),
    liveIncident({ number: 2, people_trapped: true }),
    liveIncident({ number: 3, units: [0], lacking: null }),
    liveIncident({ number: 4, units: [0], report: 800 }),
    liveIncident({ number: 5, clear: 4000 }),
  ];
  it("trapped people first, then the gravest, then who has waited longest; covered ones do not", () => {
    expect(waitingOnes(incidents).map(({ number }) => number)).toEqual([2, 1, 4, 0]);
  });
  it("is counted, with the units", () => {
    const run = madeUpRun({ unit_statuses: [named("standby"), named("driving"), named("working")] });
    const units = [liveUnit(), liveUnit({ unit: 1, status: 1, incident: 3, free: false }), liveUnit({ unit: 2, status: 2, incident: 4, free: false })];
    expect(counts(run, held(liveState({ incidents, units })))).toEqual({ waiting: 4, coming: 1, working: 1, free: 1 });
  });
  it("may be helped by the nearest free unit first", () => {
    const units = [liveUnit({ unit: 0, x: 50 }), liveUnit({ unit: 1, x: 5, free: false }), liveUnit({ unit: 2, x: 20 })];
    expect(nearestFree(held(liveState({ units })), 0, 0).map(({ unit }) => unit)).toEqual([2, 0]);
  });
  it("pulses on the map until covered, is late until reached, and fades when closed", () => {
    expect(phaseOf(incidents[0], 1000, 1800)).toMatchObject({ phase: "reported", waits: true, late: false });
    expect(phaseOf(incidents[3], 3000, 1800)).toMatchObject({ phase: "reported", waits: false, late: true });
    expect(phaseOf({ ...incidents[3], arrive: 1200 }, 9000, 1800)).toMatchObject({ phase: "handled", late: false });
    expect(phaseOf(incidents[5], 4300, 1800)).toMatchObject({ phase: "cleared", fade: 0.5 });
    expect(phaseOf(incidents[5], 4601, 1800).phase).toBe("none");
  });
});

describe("news", () => {
  const change = (seq: number) => ({ seq, at: 0, what: "order", author: "li", role: "", reason: "", words: { zh: "", en: "" } });
  it("keep changes in order, each once", () => {
    const news = noNews();
    addChanges(news, [change(2), change(1)]);
    addChanges(news, [change(2), change(3)]);
    expect(news.changes.get().map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(lastSeq(news)).toBe(3);
  });
  it("keep the last few hundred changes", () => {
    const news = noNews();
    addChanges(news, Array.from({ length: 1000 }, (_, k) => change(k + 1)));
    expect([news.changes.get().length, news.changes.get()[0].seq]).toEqual([400, 601]);
  });
  it("hold the latest inject first, each once", () => {
    const news = noNews();
    const words = { zh: "", en: "" };
    for (const number of [1, 2, 1]) addInject(news, { number, at: 0, incident: -1, from: words, to: words, mode: words, message: words });
    expect(news.injects.get().map(({ number }) => number)).toEqual([1, 2]);
  });
});
