// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROUTES } from "./routes.mjs";
import { Storm } from "./storm.mjs";

/**
 * A made-up service to try the live page on: node server.mjs [PORT [FOLDER]]. FOLDER holds live.html, live.js and
 * live.css (dist/live). The token is "trial". Beside /v1/...: POST /mock/cut ends all streams, /mock/down?ms=N
 * answers 503 for so long, /mock/gap leaves out a frame, /mock/reset begins anew.
 */

const port = Number(process.argv[2] ?? 8137);
const folder = process.argv[3] ?? fileURLToPath(new URL("../../dist/live", import.meta.url));
let token = "trial";
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const FILES = { "/": ["live.html", "text/html"], "/live.js": ["live.js", "text/javascript"], "/live.css": ["live.css", "text/css"] };
const KEPT = 500;

const streams = new Set();
let history = []; // [id, text]
let eventId = 0;
let downUntil = 0;
let leaveOut = false;
let storm = new Storm(tell);

function tell(event, data) {
  const text = `id: ${++eventId}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
  if (event === "frame" && leaveOut) return void (leaveOut = false);
  history = [...history.slice(-KEPT), [eventId, text]];
  for (const stream of streams) stream.write(text);
}

function answer(response, status, body, type = "application/json") {
  const headers = { "Content-Type": `${type}; charset=utf-8`, "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff" };
  response.writeHead(status, headers);
  response.end(typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body));
}

function refuse(response, status, message, faults = []) {
  answer(response, status, { error: { status, message, faults } });
}

function follow(request, response) {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.write("retry: 500\n: hello\n\n");
  const last = Number(request.headers["last-event-id"] ?? 0);
  if (last > 0 && (history.length === 0 || last < history[0][0] - 1)) response.write("event: reset\ndata: {}\n\n");
  else if (last > 0) for (const [id, text] of history) if (id > last) response.write(text);
  streams.add(response);
  response.on("close", () => streams.delete(response));
}

function control(path) {
  if (path === "/mock/cut") for (const stream of streams) stream.destroy();
  else if (path.startsWith("/mock/down?ms=")) downUntil = Date.now() + Number(path.slice(14));
  else if (path.startsWith("/mock/token?is=")) token = path.slice(15);
  else if (path === "/mock/gap") leaveOut = true;
  else if (path === "/mock/reset") {
    storm = new Storm(tell);
    storm.epoch += ` ${eventId}`;
    tell("reset", {});
  } else return false;
  return true;
}

function route(request, response, text) {
  const { method, url } = request;
  if (control(url)) return answer(response, 200, {});
  const writes = method !== "GET" && url.startsWith("/v1/");
  const given = request.headers.authorization;
  if (given ? given !== `Bearer ${token}` : writes) return refuse(response, 401, "a token is needed");
  if (writes && !request.headers["idempotency-key"]) return refuse(response, 400, "Idempotency-Key is missing");
  for (const [verb, pattern, act] of ROUTES) {
    const match = verb === method ? pattern.exec(url) : null;
    if (!match) continue;
    const found = act(storm, match, text ? JSON.parse(text) : {}, tell);
    if (found.faults) return refuse(response, found.status, found.message, found.faults);
    const you = url === "/v1/scenario" && given ? { you: { name: "li", role: "dispatcher" } } : {};
    return answer(response, method === "POST" ? 201 : 200, { ...found, ...you });
  }
  refuse(response, 404, `nothing at ${url}`);
}

createServer((request, response) => {
  const file = FILES[request.url];
  if (file) return answer(response, 200, readFileSync(join(folder, file[0])), file[1]);
  if (Date.now() < downUntil && request.url.startsWith("/v1/")) return refuse(response, 503, "down for a while");
  if (request.url === "/v1/events") return follow(request, response);
  let text = "";
  request.on("data", (piece) => (text += piece));
  request.on("end", () => route(request, response, text));
}).listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/#token=${token}`));

storm.report({ kind: "pond", basin: "WL02", severity: 2.6, note: "bus stalled" });
storm.report({ kind: "tree", lon: 120.147, lat: 30.331, people_trapped: true, severity: 3.2 });
storm.report({ kind: "inlet", lon: 120.158, lat: 30.314 });
setInterval(() => storm.tick(0.4 * storm.scenario.pace), 400);
setInterval(() => streams.forEach((stream) => stream.write(": still here\n\n")), 5000);
