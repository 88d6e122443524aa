// SPDX-License-Identifier: Apache-2.0
import { BLOCK, scenario, STREET_NAMES } from "./world.mjs";

/** A scripted storm: units drive along the blocks, work until somebody closes, and drive home. */

const SPEED = 80; // dm a storm second: 8 m/s
const TURN_OUT_S = 60;
const [STANDBY, TURNING_OUT, DRIVING, WORKING, RETURNING] = [0, 1, 2, 3, 4];
const [WAITING, ASSIGNED, ARRIVED, CLEARED] = [0, 1, 2, 3];

const drive_s = (unit, to) => TURN_OUT_S + (Math.abs(unit.x - to.x) + Math.abs(unit.y - to.y)) / SPEED;

export class Storm {
  scenario = scenario();
  epoch = `mock ${process.pid}`;
  frame = 1;
  now = 14 * 3600;
  level = "III";
  depth_mm = [60, 180, 20];
  canal_m = 2.31;
  incidents = [];
  closures = [];
  orders = [];
  log = [];
  ways = new Map(); // of units that drive: the corners that follow
  fresh = { units: new Set(), incidents: new Set(), closures: new Set(), orders: true };

  constructor(tell) {
    this.tell = tell;
    const { map, stations, units } = this.scenario.run;
    this.lonLat = ({ x, y }) => ({ lon: map.origin[0] + x * map.step[0], lat: map.origin[1] + y * map.step[1] });
    this.units = units.map(({ home }, unit) => {
      const { x, y } = stations[home];
      return { unit, x, y, ...this.lonLat({ x, y }), at: this.now, status: STANDBY, incident: -1, station: home, arrives: null, reported: false, out_of_service: false, free: true };
    });
  }

  state() {
    const { epoch, frame, now, level, units, incidents, closures, depth_mm, canal_m, orders } = this;
    return { epoch, frame, now, change: this.log.length, level, units, incidents, closures, depth_mm, canal_m, orders };
  }

  change(what, words, reason, more = {}) {
    const change = { seq: this.log.length + 1, at: this.now, what, author: "li", role: "dispatcher", reason: reason ?? "", words, ...more };
    this.log.push(change);
    this.tell("change", change);
  }

  /** Time goes on, and the frame that says so. */
  tick(seconds) {
    this.now += seconds;
    for (const unit of this.units) while (unit.next && unit.next.at <= this.now) this.corner(unit);
    this.depth_mm = this.depth_mm.map((depth, k) => Math.min(420, depth + seconds * [0.004, 0.03, 0.012][k]));
    this.recommend();
    const news = { frame: ++this.frame, now: this.now, change: this.log.length, level: this.level, depth_mm: this.depth_mm.map(Math.round) };
    for (const key of ["units", "incidents", "closures"])
      if (this.fresh[key].size > 0) news[key] = [...this.fresh[key]].map((row) => this[key][row]);
    if (this.fresh.orders) news.orders = this.orders;
    this.fresh = { units: new Set(), incidents: new Set(), closures: new Set(), orders: false };
    this.tell("frame", news);
  }

  place({ x, y }) {
    const [row, column] = [Math.round(y / BLOCK), Math.round(x / BLOCK)];
    const name = STREET_NAMES[1 + Math.min(12, Math.max(0, row))];
    return { zh: `${name.zh}近纵${column + 1}路，${row > 6 ? "北片" : "南片"}`, en: `${name.en} near Zong ${column + 1} Rd, ${row > 6 ? "North" : "South"}` };
  }

  report({ kind, lon, lat, basin, severity, people_trapped, note }) {
    const { run } = this.scenario;
    const row = run.incident_kinds.findIndex(({ id }) => id === kind);
    const spot = basin ? run.basins.find(({ id }) => id === basin) : { x: (lon - run.map.origin[0]) / run.map.step[0], y: (lat - run.map.origin[1]) / run.map.step[1] };
    if (row < 0 || !spot) return { status: 422, message: "cannot be reported", faults: [`kind = ${kind} (must be one of ${run.incident_kinds.map(({ id }) => id)})`] };
    const at = { x: Math.round(spot.x), y: Math.round(spot.y) };
    const names = run.incident_kinds[row].names;
    const number = this.incidents.length;
    const needs = run.incident_kinds[row].needs;
    this.incidents.push({
      number, kind: row, ...at, ...this.lonLat(at), zone: 0, basin: -1, place: this.place(at), severity: severity ?? 1.5 + (row % 3) * 0.6,
      people_trapped: people_trapped ?? false, status: WAITING, report: this.now, dispatch: null, arrive: null, clear: null, units: [],
      lacking: { zh: needs, en: needs }, note: note ?? "", author: "li", blocks: kind === "collapse",
    });
    this.fresh.incidents.add(number);
    this.change("report", { zh: `报险：${names.zh}`, en: `Reported: ${names.en}` }, note, { incident: number });
    return { number };
  }

  /** For each incident that waits the nearest capable free units. */
  recommend() {
    const { run } = this.scenario;
    const before = JSON.stringify(this.orders.map(({ id }) => id));
    const able = (unit, incident) => run.unit_kinds[run.units[unit.unit].kind].skills.includes(run.incident_kinds[incident.kind].needs);
    const waiting = this.incidents.filter(({ status, clear }) => status === WAITING && clear === null).slice(0, 40);
    this.orders = waiting.flatMap((incident) => {
      const units = this.units.filter((unit) => unit.free && able(unit, incident)).sort((a, b) => drive_s(a, incident) - drive_s(b, incident));
      if (units.length === 0) return [];
      const [first, ...others] = units;
      const alternatives = others.slice(0, 2).map((unit) => ({
        unit: unit.unit,
        eta_s: drive_s(unit, incident),
        why: { zh: "更远，但同一技能", en: "farther, same skill" },
      }));
      const reason = { zh: "最近的有此技能的可派单元", en: "nearest free unit with the skill" };
      return [{ id: `${run.units[first.unit].id}~${incident.number}`, unit: first.unit, incident: incident.number, eta_s: drive_s(first, incident), diverts: -1, reason, alternatives }];
    });
    if (JSON.stringify(this.orders.map(({ id }) => id)) !== before) this.fresh.orders = true;
  }

  send(row, to, target) {
    const unit = this.units[row];
    unit.free = target.station !== undefined;
    unit.incident = target.incident ?? -1;
    unit.station = target.station ?? -1;
    this.ways.set(row, [{ x: to.x, y: unit.y }, { x: to.x, y: to.y }]);
    Object.assign(unit, { status: TURNING_OUT, at: this.now, next: { x: unit.x, y: unit.y, at: this.now + TURN_OUT_S } });
    unit.arrives = this.now + drive_s(unit, to);
    this.fresh.units.add(row);
  }

  corner(unit) {
    const { x, y, at } = unit.next;
    Object.assign(unit, { x, y, ...this.lonLat({ x, y }), at });
    delete unit.next;
    this.fresh.units.add(unit.unit);
    const way = (this.ways.get(unit.unit) ?? []).filter((corner) => corner.x !== x || corner.y !== y);
    if (way.length === 0) return this.arrive(unit);
    this.ways.set(unit.unit, way.slice(1));
    unit.status = unit.incident >= 0 ? DRIVING : RETURNING;
    unit.next = { ...way[0], at: at + (Math.abs(way[0].x - x) + Math.abs(way[0].y - y)) / SPEED };
  }

  arrive(unit) {
    unit.arrives = null;
    unit.status = unit.incident >= 0 ? WORKING : STANDBY;
    unit.free = unit.incident < 0 && !unit.out_of_service;
    const incident = this.incidents[unit.incident];
    if (!incident) return;
    Object.assign(incident, { status: ARRIVED, arrive: unit.at });
    this.fresh.incidents.add(incident.number);
  }

  dispatch(row, number, reason) {
    const incident = this.incidents[number];
    const { id } = this.scenario.run.units[row];
    if (!incident || !this.units[row].free) return { status: 409, message: "cannot be sent", faults: [`unit = ${id} (must be free)`] };
    Object.assign(incident, { status: ASSIGNED, dispatch: this.now, units: [...incident.units, row], lacking: null });
    this.fresh.incidents.add(number);
    this.send(row, incident, { incident: number });
    this.change("order", { zh: `${id} 派往 #${number}`, en: `${id} sent to #${number}` }, reason, { incident: number, unit: row });
    return {};
  }

  close(number, { outcome, reason }) {
    const incident = this.incidents[number];
    if (!incident || incident.clear !== null) return { status: 409, message: "is not open", faults: [`incident = ${number} (must be open)`] };
    Object.assign(incident, { status: CLEARED, clear: this.now, lacking: null });
    this.fresh.incidents.add(number);
    for (const row of incident.units) {
      const home = this.scenario.run.units[row].home;
      this.send(row, this.scenario.run.stations[home], { station: home });
    }
    this.change("close", { zh: `#${number} 结束（${outcome}）`, en: `#${number} closed (${outcome})` }, reason, { incident: number });
    return {};
  }
}
