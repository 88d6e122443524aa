// SPDX-License-Identifier: Apache-2.0
import { advice, forecast, inject, score, whatIf } from "./foresight.mjs";

/** What the mock answers: [method, path pattern, answer(storm, match, body, tell)]. */

const unitRow = (storm, id) => storm.scenario.run.units.findIndex((unit) => unit.id === id);
const order = (storm, id) => storm.orders.find((one) => one.id === decodeURIComponent(id));
const gone = { status: 404, message: "no such order", faults: [] };

function accept(storm, [, id], { unit, reason }) {
  const found = order(storm, id);
  return found ? storm.dispatch(unit ? unitRow(storm, unit) : found.unit, found.incident, reason) : gone;
}

function refuse(storm, [, id], { reason }) {
  const found = order(storm, id);
  if (!found) return gone;
  if (!reason) return { status: 422, message: "cannot be refused", faults: ["reason = (must be given)"] };
  if (reason === "no") return { status: 422, message: "cannot be refused", faults: ["reason = no (must say why)", "<b>markup</b> must stay text"] };
  storm.incidents[found.incident].status = 1;
  storm.change("refuse", { zh: `不同意 ${found.id}`, en: `Refused ${found.id}` }, reason, { incident: found.incident });
  return {};
}

function send(storm, _match, { unit, incident, station, reason }) {
  const row = unitRow(storm, unit);
  if (incident !== undefined) return storm.dispatch(row, incident, reason);
  const to = storm.scenario.run.stations.findIndex(({ id }) => id === station);
  storm.send(row, storm.scenario.run.stations[to], { station: to });
  storm.change("order", { zh: `${unit} 转往 ${station}`, en: `${unit} to ${station}` }, reason, { unit: row });
  return {};
}

function status(storm, [, id], { status: to, reason }) {
  const unit = storm.units[unitRow(storm, id)];
  if (to === "out_of_service") Object.assign(unit, { out_of_service: true, free: false });
  if (to === "available") Object.assign(unit, { out_of_service: false, free: unit.incident < 0 });
  unit.reported = true;
  storm.fresh.units.add(unit.unit);
  storm.change("status", { zh: `${id}：${to}`, en: `${id}: ${to}` }, reason, { unit: unit.unit });
  return {};
}

function update(storm, [, number], { reason, ...more }) {
  Object.assign(storm.incidents[number], more);
  storm.fresh.incidents.add(Number(number));
  storm.change("update", { zh: `更正 #${number}`, en: `#${number} corrected` }, reason, { incident: Number(number) });
  return {};
}

function closure(storm, _match, { reason }) {
  const number = storm.closures.length;
  storm.closures.push({ closure: number, open: false, streets: [40 + number], reason, author: "li" });
  storm.fresh.closures.add(number);
  storm.change("closure", { zh: "封闭街道", en: "Street closed" }, reason);
  return { closure: number };
}

function level(storm, _match, body) {
  storm.level = body.level;
  storm.change("level", { zh: `响应级别 ${body.level}`, en: `Level ${body.level}` }, body.reason);
  return {};
}

/** A load test: that many reports at once. */
function many(storm, [, count]) {
  for (let k = 0; k < Number(count); ++k) storm.report({ kind: ["inlet", "pond", "tree"][k % 3], lon: 120.13 + ((k * 37) % 400) * 1e-4, lat: 30.3 + ((k * 91) % 430) * 1e-4 });
  return {};
}

export const ROUTES = [
  ["GET", /^\/v1\/scenario$/, (storm) => storm.scenario],
  ["GET", /^\/v1\/state$/, (storm) => storm.state()],
  ["GET", /^\/v1\/forecast$/, (storm) => forecast(storm)],
  ["GET", /^\/v1\/advice$/, (storm) => advice(storm)],
  ["GET", /^\/v1\/log\?from=(\d+)$/, (storm, [, from]) => ({ changes: storm.log.slice(from - 1) })],
  ["POST", /^\/v1\/incidents$/, (storm, _match, body) => storm.report(body)],
  ["PATCH", /^\/v1\/incidents\/(\d+)$/, update],
  ["POST", /^\/v1\/incidents\/(\d+)\/close$/, (storm, [, number], body) => storm.close(Number(number), body)],
  ["POST", /^\/v1\/orders\/([^/]+)\/accept$/, accept],
  ["POST", /^\/v1\/orders\/([^/]+)\/refuse$/, refuse],
  ["POST", /^\/v1\/orders$/, send],
  ["POST", /^\/v1\/units\/([^/]+)\/status$/, status],
  ["POST", /^\/v1\/closures$/, closure],
  ["POST", /^\/v1\/level$/, level],
  ["POST", /^\/v1\/what-if$/, (storm, _match, body) => whatIf(storm, body)],
  ["POST", /^\/mock\/many\/(\d+)$/, many],
  ["POST", /^\/mock\/inject$/, (storm, _match, _body, tell) => (tell("inject", inject(1, storm)), {})],
  ["POST", /^\/mock\/score$/, (_storm, _match, _body, tell) => (tell("drill", score()), {})],
];
