// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from "vitest";
import { cell } from "../../src/context";
import type { LiveChange } from "../../src/live/data";
import { addChanges, lastSeq, noNews } from "../../src/live/news";
import { LiveSync } from "../../src/live/sync";
import { Api } from "../../src/live/wire/api";
import { liveState } from "./live_made_up";
import { madeUpRun } from "./made_up";

vi.setConfig({ testTimeout: 60_000 }); // machines that run these share their cores

type Answer = (response: Response) => void;

interface Asked {
  path: string;
  headers: Record<string, string>;
  signal: AbortSignal;
  answer: Answer;
}

/** A service whose answers come when a test lets them: what was asked for, by path. */
function service() {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", (path: string, how: RequestInit) =>
    new Promise<Response>((answer) => asked.push({ path, headers: how.headers as Record<string, string>, signal: how.signal!, answer })),
  );
  const next = async (path: string) => {
    await vi.waitFor(() => expect(asked.map((one) => one.path)).toContain(path), 20_000);
    return asked.splice(asked.findIndex((one) => one.path === path), 1)[0];
  };
  const tell = async (path: string, body: unknown) => (await next(path)).answer(Response.json(body));
  return { next, tell, asked };
}

/** An event stream that ends when the page or the test cuts it. */
function stream({ signal }: Asked) {
  let control!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (given) => void (control = given) });
  signal.addEventListener("abort", () => control.error(new Error("aborted")));
  const bytes = new TextEncoder();
  const say = (event: string, data: object) => control.enqueue(bytes.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
  return { response: new Response(body), end: () => control.close(), say };
}

async function follow(next: (path: string) => Promise<Asked>): Promise<ReturnType<typeof stream>> {
  const events = await next("v1/events");
  const wire = stream(events);
  events.answer(wire.response);
  return wire;
}

const scenario = (more: object) => ({ pace: 1, run: madeUpRun(), ...more });

interface Loop {
  run(): Promise<never>;
  connection(): Promise<number>;
}

const loops: Loop[] = [];

function started(token = cell("")) {
  const pictures: unknown[] = [];
  const sync = new LiveSync(new Api(token, () => undefined), (picture) => pictures.push(picture.scenario), () => undefined);
  const { stream } = sync as unknown as { stream: Loop };
  loops.push(stream);
  void stream.run();
  return { sync, pictures };
}

/** A stream tries for ever: it must not ask the service of the next test. */
afterEach(() => {
  for (const loop of loops.splice(0)) loop.connection = () => new Promise(() => undefined);
  vi.unstubAllGlobals();
});

describe("the picture", () => {
  it("is not called present when the wire was cut while it was read", async () => {
    const { next, tell } = service();
    const { sync } = started();
    const events = await next("v1/events");
    const wire = stream(events);
    events.answer(wire.response);
    const state = await next("v1/state");
    wire.end();
    await vi.waitFor(() => expect(sync.connection.get().state).toBe("lost"));
    state.answer(Response.json(liveState({ change: 0 })));
    await tell("v1/scenario", scenario({}));
    await tell("v1/forecast", null);
    await tell("v1/advice", null);
    await new Promise((done) => setTimeout(done, 50));
    expect(sync.connection.get().state).toBe("lost");
  });

  it("is read anew for another token, also when one was asked for with the old", async () => {
    const { next, tell } = service();
    const token = cell("");
    const { sync, pictures } = started(token);
    await follow(next);
    await tell("v1/state", liveState({ change: 0 }));
    const old = await next("v1/scenario");
    token.set("trial");
    sync.reconnect();
    old.answer(Response.json(scenario({})));
    await tell("v1/forecast", null);
    await tell("v1/advice", null);
    await follow(next);
    await tell("v1/state", liveState({ change: 0 }));
    const fresh = await next("v1/scenario");
    expect(fresh.headers.Authorization).toBe("Bearer trial");
    fresh.answer(Response.json(scenario({ you: { name: "li", role: "dispatcher" } })));
    await vi.waitFor(() => expect(pictures.at(-1)).toMatchObject({ you: { name: "li" } }));
  });
});

const frame = (number: number) => ({ frame: number, now: 5000 + number, change: 0 });

describe("frames", () => {
  it("that come while forecast and advice are read are merged at once, and nothing is read anew", async () => {
    const { next, tell, asked } = service();
    const { sync } = started();
    const wire = await follow(next);
    await tell("v1/state", liveState({ change: 0 }));
    await tell("v1/scenario", scenario({}));
    const forecast = await next("v1/forecast");
    wire.say("frame", frame(11));
    await vi.waitFor(() => expect(sync.picture?.now.frame).toBe(11));
    forecast.answer(Response.json(null));
    await tell("v1/advice", null);
    await vi.waitFor(() => expect(sync.connection.get().state).toBe("connected"));
    wire.say("frame", frame(12));
    await vi.waitFor(() => expect(sync.picture?.now.frame).toBe(12));
    expect(asked.map(({ path }) => path)).toEqual([]);
  });

  it("that come while the state is read are merged after it", async () => {
    const { next, tell } = service();
    const { sync } = started();
    const wire = await follow(next);
    const state = await next("v1/state");
    for (const number of [10, 11, 12]) wire.say("frame", frame(number));
    await vi.waitFor(() => expect(sync.events).toBe(3));
    state.answer(Response.json(liveState({ change: 0 })));
    await tell("v1/scenario", scenario({}));
    await next("v1/forecast");
    expect(sync.picture?.now.frame).toBe(12);
  });

  it("of another start of the service are not merged into the picture of the last", async () => {
    const { next, tell } = service();
    const { sync } = started();
    const wire = await follow(next);
    await tell("v1/state", liveState({ change: 0 }));
    await tell("v1/scenario", scenario({}));
    await next("v1/forecast");
    wire.say("reset", {});
    wire.say("frame", frame(11));
    await vi.waitFor(() => expect(sync.events).toBe(2));
    expect(sync.picture?.now.frame).toBe(10);
  });
});

const change = (seq: number) => ({ seq }) as LiveChange;
const seqs = (changes: LiveChange[]) => changes.map(({ seq }) => seq);
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, i) => change(first + i));

describe("the log", () => {
  it("keeps what was read when a change comes while it is read", async () => {
    const { next, tell } = service();
    const { sync } = started();
    const wire = await follow(next);
    await tell("v1/state", liveState({ change: 3 }));
    await tell("v1/scenario", scenario({}));
    const log = await next("v1/log?from=1");
    wire.say("change", change(4));
    await vi.waitFor(() => expect(sync.picture?.news.changes.get()).toHaveLength(1));
    log.answer(Response.json({ changes: upTo(3) }));
    await next("v1/forecast");
    expect(seqs(sync.picture!.news.changes.get())).toEqual([1, 2, 3, 4]);
  });

  it("is in the order of seq, without what is there twice, and cut at its beginning", () => {
    const news = noNews();
    addChanges(news, [change(402), change(401)]);
    addChanges(news, [...upTo(401), change(401)]);
    expect(seqs(news.changes.get())).toEqual(seqs(upTo(402, 3)));
    expect(lastSeq(news)).toBe(402);
  });

  it("is not said to be new when nothing is", () => {
    const news = noNews();
    addChanges(news, upTo(450));
    const told = vi.fn();
    news.changes.watch(told);
    addChanges(news, upTo(450));
    expect(told).toHaveBeenCalledTimes(1); // when it was asked to watch
  });
});
