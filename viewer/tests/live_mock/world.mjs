// SPDX-License-Identifier: Apache-2.0

/** A small district that exists nowhere: what GET /v1/scenario of the mock tells. */

export const BLOCK = 4000; // dm between two crossings
export const COLUMNS = 11;
export const ROWS = 13;

const named = (id, zh, en) => ({ id, names: { zh, en } });
const at = (column, row) => ({ x: column * BLOCK, y: row * BLOCK });

function streets() {
  const found = { road_class: [], elevated: [], basin: [], name: [], line: [] };
  const add = (from, dx, dy, roadClass, name, basin = -1) => {
    found.road_class.push(roadClass);
    found.elevated.push(0);
    found.basin.push(basin);
    found.name.push(name);
    found.line.push([from.x, from.y, dx / 2, dy / 2, dx / 2, dy / 2]);
  };
  const roadClass = (k) => (k % 5 === 2 ? 2 : k % 2 === 0 ? 4 : 6);
  for (let row = 0; row < ROWS; ++row)
    for (let column = 0; column < COLUMNS; ++column) {
      const basin = BASINS.findIndex((b) => b.x === column * BLOCK + BLOCK / 2 && b.y === row * BLOCK);
      if (column + 1 < COLUMNS) add(at(column, row), BLOCK, 0, roadClass(row), 1 + row, basin);
      if (row + 1 < ROWS) add(at(column, row), 0, BLOCK, roadClass(column), 1 + ROWS + column);
    }
  return found;
}

const DIRECTIONS = [["横", "Heng"], ["纵", "Zong"]];
const names = [{ zh: "", en: "" }];
for (const [k, [zh, en]] of DIRECTIONS.entries())
  for (let n = 1; n <= (k === 0 ? ROWS : COLUMNS); ++n) names.push({ zh: `${zh}${n}路`, en: `${en} ${n} Rd` });
export const STREET_NAMES = names;

const basin = (id, zh, en, column, row, kind, closure) => ({
  ...named(id, zh, en),
  x: column * BLOCK + BLOCK / 2,
  y: row * BLOCK,
  kind,
  closure_depth_mm: closure,
  depth_mm: [],
  deepest_mm: 0,
  deepest_at: 0,
});
const BASINS = [
  basin("WL01", "横4路积水点", "Heng 4 Rd low point", 3, 3, "waterlogging", 0),
  basin("WL02", "横9路积水点", "Heng 9 Rd low point", 6, 8, "waterlogging", 400),
  basin("UP01", "纵5下穿", "Zong 5 underpass", 4, 5, "underpass", 250),
];

const station = (id, zh, en, column, row) => ({ ...named(id, zh, en), ...at(column, row), kind: "depot", capacity: 6 });
const STATIONS = [
  station("DEP1", "西北基地", "North-West depot", 2, 10),
  station("DEP2", "东基地", "East depot", 9, 6),
  station("DEP3", "南基地", "South depot", 4, 1),
];

const kind = (id, zh, en, skills, crew) => ({ ...named(id, zh, en), skills, crew });
const UNIT_KINDS = [
  kind("pump_truck", "大型排涝车", "heavy pump truck", ["pump"], 4),
  kind("sewer_jet", "疏通车", "sewer jet", ["grate", "sewer"], 3),
  kind("tree_crew", "树木抢险车", "tree crew", ["saw", "lift"], 4),
  kind("road_crew", "道路抢修车", "road crew", ["road", "sign"], 4),
];
const FLEET = [["P1", 0, 0], ["P2", 0, 1], ["P3", 0, 2], ["S1", 1, 0], ["S2", 1, 2], ["T1", 2, 1], ["T2", 2, 0], ["R1", 3, 1]];

const INCIDENT_KINDS = [
  { ...named("inlet", "雨水口堵塞", "blocked inlet"), needs: "grate" },
  { ...named("pond", "道路积水", "ponded street"), needs: "pump" },
  { ...named("tree", "树木倒伏", "fallen tree"), needs: "saw" },
  { ...named("collapse", "路面塌陷", "road collapse"), needs: "road" },
];

export const UNIT_STATUSES = [
  named("standby", "待命", "standby"),
  named("turning_out", "出动准备", "turning out"),
  named("driving", "行驶", "driving"),
  named("working", "作业", "working"),
  named("returning", "返回", "returning"),
];
export const INCIDENT_STATUSES = [
  named("waiting", "等待", "waiting"),
  named("assigned", "已派", "assigned"),
  named("arrived", "已到场", "arrived"),
  named("cleared", "处置完毕", "cleared"),
];

const flat = (value) => Array(96).fill(value);
const CANAL = [[2, 0], [2, 4], [3, 4], [3, 9], [5, 9], [5, 12]].map(([c, r]) => [c * BLOCK + 1800, r * BLOCK + 900]);

function run() {
  const steps = CANAL.slice(1).flatMap(([x, y], k) => [x - CANAL[k][0], y - CANAL[k][1]]);
  return {
    start: "2021-07-25T00:00:00+08:00",
    start_unix_s: 1_627_142_400,
    offset_min: 480,
    end: 96 * 900,
    late_s: 1800,
    provenance: {},
    summary: {},
    measures: [],
    levels: [{ at: 0, level: "III" }],
    map: {
      origin: [120.13, 30.3],
      step: [1.0416e-6, 8.993e-7],
      streets: streets(),
      names,
      waterways: [{ names: { zh: "老运河", en: "Old Canal" }, width_m: 60, line: [...CANAL[0], ...steps] }],
      closures: [],
    },
    weather: { step: 900, rain_mm_per_h: flat(12), rain_most_mm_per_h: flat(25), mean_wind_mps: flat(14), gust_mps: flat(22), canal_m: flat(2.3) },
    zones: [
      { ...named("north", "北片", "North"), ...at(6, 11), population: 30_000 },
      { ...named("south", "南片", "South"), ...at(7, 2), population: 25_000 },
    ],
    stations: STATIONS,
    basins: BASINS,
    unit_kinds: UNIT_KINDS,
    incident_kinds: INCIDENT_KINDS,
    unit_statuses: UNIT_STATUSES,
    incident_statuses: INCIDENT_STATUSES,
    report_sources: [],
    units: FLEET.map(([id, k, home]) => ({ id, kind: k, home, t: [0], x: [STATIONS[home].x], y: [STATIONS[home].y], status: [0] })),
    incidents: [],
    busy: { step: 900, on_duty: [], moving: [], on_scene: [], stopped: [], guarding: [], standby: [] },
    trips: { step: 3600, person: [], vehicle: [] },
  };
}

export function scenario() {
  return {
    program: "stormcrew mock",
    title: { zh: "风雨铁军 值班室 · 试验区", en: "Stormcrew duty room · Trial district" },
    note: "A made-up district and storm: nothing here is real.",
    attribution: "Roads: made up",
    pace: 30,
    policy: "assignment",
    automatic: false,
    drill: null,
    run: run(),
  };
}
