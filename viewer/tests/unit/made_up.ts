// SPDX-License-Identifier: Apache-2.0
import type { Basin, Incident, RunData, Unit } from "../../src/data";

export function named(id: string) {
  return { id, names: { zh: `中${id}`, en: id } };
}

export function madeUpUnit(over: Partial<Unit> = {}): Unit {
  return { id: "P1", kind: 0, home: 0, t: [100, 200, 300], x: [0, 10, 10], y: [0, 20, 20], status: [3, 6, 1], ...over };
}

export function madeUpIncident(over: Partial<Incident> = {}): Incident {
  return {
    number: 7,
    kind: 0,
    zone: 0,
    basin: -1,
    street: 0,
    x: 0,
    y: 0,
    severity: 1.5,
    severity_at_arrival: 1.5,
    source: 1,
    status: 0,
    censored: "observed",
    onset: 1000,
    report: 1100,
    dispatch: 1110,
    arrive: 4000,
    work_start: 4100,
    clear: 5000,
    blocks: false,
    unit: 0,
    units_sent: 1,
    parent: -1,
    response_s: 2900,
    late: true,
    delay: [{ cause: "call", seconds: 10 }],
    story: [],
    ...over,
  };
}

export function madeUpBasin(over: Partial<Basin> = {}): Basin {
  return {
    ...named("WL01"),
    x: 0,
    y: 0,
    kind: "waterlogging",
    closure_depth_mm: 300,
    depth_mm: [0, 100, 300, 0],
    deepest_mm: 300,
    deepest_at: 900,
    ...over,
  };
}

/** Just enough of a run: two streets, the second elevated, both at the basin. */
export function madeUpRun(over: Partial<RunData> = {}): RunData {
  const run = {
    start_unix_s: 1_626_883_200, // 2021-07-21 16:00 UTC: midnight in Hangzhou
    offset_min: 480,
    end: 100_000,
    late_s: 1800,
    levels: [],
    map: {
      origin: [120, 30],
      step: [1e-6, 9e-7],
      streets: { road_class: [6, 1, 6], elevated: [0, 1, 0], basin: [0, 0, -1], name: [1, 0, 0], line: [[0, 0, 1, 1], [0, 0, 5, 5], [1, 1, 2, 2]] },
      names: [{ zh: "", en: "" }, { zh: "登云路", en: "Dengyun Rd" }],
      waterways: [],
      closures: [],
    },
    weather: { step: 300, rain_mm_per_h: [0, 0], rain_most_mm_per_h: [0, 20], mean_wind_mps: [], gust_mps: [], canal_m: [] },
    zones: [{ ...named("Hushu"), x: 0, y: 0, population: 1 }],
    stations: [],
    basins: [],
    unit_kinds: [{ ...named("pump"), skills: ["pump"], crew: 4 }],
    incident_kinds: [{ ...named("blocked drain"), needs: "grate" }, { ...named("pothole"), needs: "road" }],
    unit_statuses: [],
    incident_statuses: [named("cleared"), named("prevented")],
    report_sources: [],
    units: [madeUpUnit()],
    incidents: [],
    ...over,
  };
  return run as unknown as RunData;
}
