// SPDX-License-Identifier: Apache-2.0
import type { LiveIncident, LiveState, LiveUnit } from "../../src/live/data";

export function liveUnit(over: Partial<LiveUnit> = {}): LiveUnit {
  return {
    unit: 0,
    x: 0,
    y: 0,
    lon: 120,
    lat: 30,
    at: 100,
    status: 0,
    incident: -1,
    station: 0,
    arrives: null,
    reported: false,
    out_of_service: false,
    free: true,
    ...over,
  };
}

export function liveIncident(over: Partial<LiveIncident> = {}): LiveIncident {
  return {
    number: 0,
    kind: 0,
    x: 0,
    y: 0,
    lon: 120,
    lat: 30,
    zone: -1,
    basin: -1,
    place: { zh: "某路", en: "Some Rd" },
    severity: 1.5,
    people_trapped: false,
    status: 1,
    report: 1000,
    dispatch: null,
    arrive: null,
    clear: null,
    units: [],
    lacking: { zh: "排水", en: "pump" },
    note: "",
    author: "li",
    blocks: false,
    ...over,
  };
}

export function liveState(over: Partial<LiveState> = {}): LiveState {
  return {
    epoch: "a",
    frame: 10,
    now: 5000,
    change: 3,
    level: "III",
    units: [liveUnit(), liveUnit({ unit: 1, x: 10 })],
    incidents: [liveIncident(), liveIncident({ number: 1 })],
    closures: [],
    depth_mm: [5],
    canal_m: 2.1,
    orders: [],
    ...over,
  };
}
