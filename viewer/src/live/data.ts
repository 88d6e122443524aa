// SPDX-License-Identifier: Apache-2.0
import type { Names, RunData } from "../data";

/**
 * What the service tells the page of the duty officer's room (docs/live.md, GET /v1/openapi.json).
 * Times are seconds since the start of the simulation, with a decimal point where they have one.
 * Positions are given twice: x, y on the map of the page (RunData.map), and lon, lat in degrees.
 * Rows (unit, incident kind, station, basin, zone) are numbers in the tables of RunData; incidents
 * are numbered by the service from 0 as they are reported.
 */
export interface LiveScenario {
  program: string;
  title: Names;
  note: string; // what is real, assumed or hypothetical: always shown
  attribution: string; // of the roads: always shown
  pace: number; // storm seconds per second; 0: no pace, the clock goes where changes take it
  policy: string; // that recommends
  automatic: boolean; // recommended orders are carried out without asking
  drill: { number: number; names: Names; begin: number; end: number } | null;
  you?: { name: string; role: string }; // whose token asked; left out without one
  run: RunData; // tables, map, weather as forecast; units at home; no incidents
}

export type Level = "none" | "IV" | "III" | "II" | "I";

/** GET /v1/state: everything that changes. */
export interface LiveState {
  epoch: string; // of this start of the service: another one means that everything must be read anew
  frame: number; // of the last frame that is in it
  now: number;
  change: number; // number of the last change in the log; 0: none
  level: Level;
  units: LiveUnit[];
  incidents: LiveIncident[]; // open ones, and those that were closed in the last six hours
  closures: LiveClosure[];
  depth_mm: number[]; // [basins]
  canal_m: number | null;
  orders: RecommendedOrder[];
}

/** Event "frame": what is new since the frame before. Lists that did not change are left out; units, incidents and closures replace those with the same number. */
export interface LiveFrame {
  frame: number;
  now: number;
  change: number;
  level?: Level;
  units?: LiveUnit[];
  incidents?: LiveIncident[];
  closures?: LiveClosure[];
  depth_mm?: number[];
  canal_m?: number | null;
  orders?: RecommendedOrder[]; // all of them
}

export interface LiveUnit {
  unit: number;
  x: number;
  y: number;
  lon: number;
  lat: number;
  at: number; // when it was there; while it moves:
  next?: { x: number; y: number; at: number }; // where it will be then, straight on
  status: number; // in RunData.unit_statuses
  incident: number; // that it drives to or works at; -1: none
  station: number; // where it waits or goes to; -1: none
  arrives: number | null; // expected, while it drives
  reported: boolean; // people said so; the model went on from there
  out_of_service: boolean; // somebody said that it cannot be sent
  free: boolean; // may be sent
}

export interface LiveIncident {
  number: number;
  kind: number;
  x: number;
  y: number;
  lon: number;
  lat: number;
  zone: number;
  basin: number;
  place: Names; // street or basin, and subdistrict
  severity: number; // now
  people_trapped: boolean;
  status: number; // in RunData.incident_statuses
  report: number;
  dispatch: number | null;
  arrive: number | null;
  clear: number | null;
  units: number[]; // on their way or there
  lacking: Names | null; // skills that nobody covers yet, in words; null: none
  note: string; // what was reported, as it was said
  author: string;
  blocks: boolean; // closes its street
}

export interface LiveClosure {
  closure: number;
  open: boolean; // opened again
  streets: number[]; // rows of RunData.map.streets
  reason: string;
  author: string;
}

export interface RecommendedOrder {
  id: string; // "P1~12": unit and incident
  unit: number;
  incident: number;
  eta_s: number; // from now to the arrival, turn-out included
  diverts: number; // incident that it is taken from; -1: none
  reason: Names;
  alternatives: { unit: number; eta_s: number | null; why: Names }[]; // next best; null: cut off
}

/** Event "change" and rows of GET /v1/log: what people did, in the order of `seq`, without gaps. */
export interface LiveChange {
  seq: number;
  at: number;
  what: string; // "report", "correct", "close", "order", ...: the kinds of the journal
  author: string;
  role: string;
  reason: string;
  words: Names; // the whole of it in a sentence
  incident?: number;
  unit?: number;
}

export interface Band {
  p10: number[];
  p50: number[];
  p90: number[];
}

/** Event "forecast" and GET /v1/forecast: futures simulated from the present state. */
export interface LiveForecast {
  made: number; // the moment it starts from
  futures: number;
  took_ms: number;
  times: number[]; // s; for the following
  waiting: Band; // incidents that lack somebody
  free_units: Band;
  hours: { from: number; to: number; reported: Band1; response_min: Band1; late_share: Band1 }[]; // by hour of the report
  dry: { station: number; share: number; first: number }[]; // no unit left that may be sent: share of futures, median moment
  out_of_stock: { station: number; material: Names; share: number; first: number }[];
}
/** Quantiles over the futures; null where nothing was reported in most of them. */
export interface Band1 {
  p10: number | null;
  p50: number | null;
  p90: number | null;
}

/** Event "advice" and GET /v1/advice: where free units should wait (`stormcrew plan --now`). */
export interface LiveAdvice {
  made: number;
  moves: { id: string; unit: number; from: number; to: number; drive_min: number; reason: Names }[]; // from -1: on the road
  hours: { from: number; calls: number; before: number; after: number; bound: number }[]; // calls expected, and those with a free unit in time
}

/** Event "inject" of a drill: somebody reads this out. */
export interface LiveInject {
  number: number;
  at: number;
  incident: number;
  from: Names;
  to: Names;
  mode: Names;
  message: Names;
}

/** POST /v1/what-if answers: the same futures, once as recommended and once as asked. */
export interface WhatIf {
  futures: number;
  hours: number;
  took_ms: number;
  eta_s: number | null; // of the order asked about
  measures: { id: string; names: Names; unit: string; recommended: number; asked: number; difference: number | null; low: number | null; high: number | null }[];
  words: Names; // the finding in a sentence
}

/** Event "drill" at the end of one. */
export interface LiveScore {
  costliest: Names;
  totals: { names: Names; team: string; expected: string; bound: string }[];
  page: string; // path of the score page on this service
}

/** Body of every refusal, whatever the status. */
export interface LiveError {
  error: { status: number; message: string; faults: string[] };
}
