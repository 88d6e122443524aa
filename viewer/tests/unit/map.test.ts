// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { HitGrid } from "../../src/map/hit_grid";
import { depthColour, DEPTHS } from "../../src/map/palette";
import { roundLength } from "../../src/map/scale_bar";
import { activityOf, groupOf, UNIT_GROUPS } from "../../src/map/unit_groups";
import { fitted, moved, toMap, toScreen, zoomedAt } from "../../src/map/view";
import { madeUpRun, named } from "./made_up";

describe("the hit grid", () => {
  const marks = [
    { x: 31, y: 31, radius: 10, thing: "a" },
    { x: 45, y: 31, radius: 10, thing: "b" },
    { x: 45, y: 31, radius: 4, thing: "on top" },
    { x: -40, y: 200, radius: 80, thing: "wide" },
  ];
  const grid = new HitGrid(marks, 2);
  it("finds the nearest, across the borders of cells", () => {
    expect(grid.at(33, 33)).toBe("a");
    expect(grid.at(20, 31)).toBe("a");
    expect(grid.at(19, 31 + 9)).toBeNull();
    expect(grid.at(-100, 220)).toBe("wide");
  });
  it("prefers what was drawn last where two are equally near", () => expect(grid.at(45, 31)).toBe("on top"));
  it("finds the same as a search through all marks", () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ x: (i * 37) % 400, y: (i * 91) % 300, radius: 3 + (i % 9), thing: i }));
    const index = new HitGrid(many, 3);
    for (let x = 0; x < 400; x += 7)
      for (let y = 0; y < 300; y += 5) {
        const hits = many.filter((m) => Math.hypot(m.x - x, m.y - y) <= m.radius + 3);
        const least = Math.min(...hits.map((m) => Math.hypot(m.x - x, m.y - y)));
        const best = hits.filter((m) => Math.hypot(m.x - x, m.y - y) === least).pop();
        expect(index.at(x, y)).toBe(best ? best.thing : null);
      }
  });
});

describe("a view", () => {
  const view = fitted({ west: 0, south: 0, east: 1000, north: 500 }, 400, 300);
  it("holds all of the map, north up", () => {
    const [left, top] = toScreen(view, 0, 500);
    const [right, bottom] = toScreen(view, 1000, 0);
    expect(left).toBeGreaterThan(0);
    expect(right).toBeLessThan(400);
    expect(top).toBeLessThan(bottom);
  });
  it("goes to the screen and back", () => {
    const [x, y] = toMap(view, ...toScreen(view, 123, 45));
    expect(x).toBeCloseTo(123);
    expect(y).toBeCloseTo(45);
  });
  it("zooms around the point under the pointer, within limits", () => {
    const limits = { least: view.scale, most: 4 * view.scale };
    const near = zoomedAt(view, 100, 80, 3, limits);
    expect(near.scale).toBeCloseTo(3 * view.scale);
    const [before, after] = [toMap(view, 100, 80), toMap(near, 100, 80)];
    expect(after[0]).toBeCloseTo(before[0]);
    expect(after[1]).toBeCloseTo(before[1]);
    expect(zoomedAt(view, 0, 0, 99, limits).scale).toBe(limits.most);
    expect(zoomedAt(view, 0, 0, 0.1, limits).scale).toBe(limits.least);
  });
  it("moves the map with the pointer", () => {
    const [x, y] = toScreen(moved(view, 30, -20), 100, 100);
    const [x0, y0] = toScreen(view, 100, 100);
    expect([x - x0, y - y0].map(Math.round)).toEqual([30, -20]);
  });
});

describe("the looks of things", () => {
  it("has round lengths for the scale bar", () => {
    expect([3.4, 20, 99, 512, 2300].map(roundLength)).toEqual([2, 20, 50, 500, 2000]);
  });
  it("colours depths by the scale and nothing below it", () => {
    expect(depthColour(9)).toBeNull();
    expect(depthColour(10)).toBe(DEPTHS[0].colour);
    expect(depthColour(150)).toBe(DEPTHS[2].colour);
    expect(depthColour(9999)).toBe(DEPTHS[3].colour);
  });
  it("groups kinds by what they can do, unknown ones as others", () => {
    expect(groupOf(["grate", "pump"])).toBe(UNIT_GROUPS.pumps);
    expect(groupOf(["traffic", "grate", "saw"])).toBe(UNIT_GROUPS.trees);
    expect(groupOf(["juggling"])).toBe(UNIT_GROUPS.others);
  });
  it("knows what each status of the simulation looks like", () => {
    const ids = ["off_duty", "driving", "handing_over", "wind_stopped", "patrolling", "resting"];
    const run = madeUpRun({ unit_statuses: ids.map(named) });
    const activities = ids.map((_, status) => activityOf(run, status));
    expect(activities).toEqual(["hidden", "moving", "on_scene", "stopped", "guarding", "standby"]);
  });
});
