// SPDX-License-Identifier: Apache-2.0
import { cell, type Cell } from "../context";
import type { LiveChange, LiveFrame, LiveInject, LiveScenario, LiveScore, LiveState } from "./data";
import { held, merge, type Held } from "./model/held";
import { StormClock } from "./model/storm_clock";
import { addChanges, addInject, lastSeq, noNews, type News } from "./news";
import { Refused, type Api } from "./wire/api";
import type { StreamEvent } from "./wire/sse";
import { EventStream } from "./wire/stream";

export interface Connection {
  state: "connecting" | "connected" | "lost";
  since: Date;
  refused: boolean; // the service wants a token, or another one
}

/** What the page knows of one start of the service. */
export interface Picture {
  scenario: LiveScenario;
  now: Held;
  clock: StormClock;
  news: News;
}

const SILENT_MS = 15_000; // after so long without a byte the service is asked whether it is there
const FIRST_CHANGES = 200;
const PENDING = 1000; // frames kept while the state is read; more: it is read once more

/** Keeps the picture as the service has it: reads it, follows the events, reads it anew where one is missing. */
export class LiveSync {
  readonly connection: Cell<Connection> = cell({ state: "connecting", since: new Date(), refused: false });
  picture: Picture | null = null;
  events = 0;
  private readonly stream: EventStream;
  private open = false; // the stream: only then is what was read of now
  private reading = false;
  private keeping = false; // frames, until the state that they go into has been read
  private readAgain = false;
  private anew = false;
  private pending: LiveFrame[] = [];

  constructor(
    private readonly api: Api,
    private readonly onPicture: (picture: Picture) => void, // of another start of the service
    private readonly onChange: () => void,
  ) {
    this.stream = new EventStream("v1/events", () => api.headers(), {
      opened: () => {
        this.open = true;
        void this.read();
      },
      event: (event) => this.hear(event),
      lost: (status) => {
        this.open = false;
        this.set("lost", status === 401 || (status === 0 && this.connection.get().refused));
      },
    });
  }

  start(): void {
    void this.stream.run();
    setInterval(() => void this.probe(), SILENT_MS / 3);
  }

  get lastId(): string {
    return this.stream.lastId;
  }

  /** With another token: what may be read, and who reads, may differ. */
  reconnect(): void {
    this.anew = true;
    this.stream.again();
  }

  private set(state: Connection["state"], refused = false): void {
    const before = this.connection.get();
    const since = before.state === state ? before.since : new Date();
    this.connection.set({ state, since, refused });
    this.picture?.clock.run(state === "connected", performance.now());
  }

  /** A connection may hang without being closed. */
  private async probe(): Promise<void> {
    const { state } = this.connection.get();
    if (state !== "connected" || performance.now() - this.stream.heard_ms < SILENT_MS) return;
    const answer = await this.api.get<LiveState>("v1/state").catch(() => null);
    if (answer && answer.epoch === this.picture?.now.epoch && answer.frame <= this.picture.now.frame)
      this.stream.heard_ms = performance.now();
    else this.stream.again();
  }

  private async read(): Promise<void> {
    if (this.reading) {
      this.readAgain = true;
      return;
    }
    this.reading = true;
    try {
      do {
        this.readAgain = false;
        await this.readOnce();
      } while (this.readAgain);
      this.stream.wellDone();
      if (this.open) this.set("connected");
    } catch (error) {
      this.reading = false;
      this.stream.again();
      this.set("lost", error instanceof Refused && error.status === 401);
    }
    this.reading = false;
  }

  private async readOnce(): Promise<void> {
    this.keeping = true;
    this.pending = [];
    const state = await this.api.get<LiveState>("v1/state");
    if (!state) throw new Refused(404, "no state", []);
    if (this.anew || this.picture?.now.epoch !== state.epoch) await this.begin(state);
    else this.renew(this.picture, state);
    const { now, clock, news } = this.picture!;
    clock.tell(now.now, performance.now());
    for (const frame of this.pending.splice(0)) if (merge(now, frame) === "gap") this.readAgain = true;
    this.keeping = false; // the news take their time: frames that come meanwhile would be missed by those after them
    await this.readNews(news, now.change);
    this.onChange();
  }

  private renew(picture: Picture, state: LiveState): void {
    const { version } = picture.now;
    for (const key of Object.keys(version) as (keyof typeof version)[]) ++version[key];
    Object.assign(picture.now, held(state), { version });
  }

  private async begin(state: LiveState): Promise<void> {
    this.anew = false; // before it is asked for: whoever sets it meanwhile wants another one
    const scenario = await this.api.get<LiveScenario>("v1/scenario").catch((error) => {
      this.anew = true;
      throw error;
    });
    if (!scenario) throw new Refused(404, "no scenario", []);
    this.picture = { scenario, now: held(state), clock: new StormClock(scenario.pace), news: noNews() };
    this.onPicture(this.picture);
  }

  /** Forecast, advice and log are worth a try; without them the picture still holds. */
  private async readNews(news: News, change: number): Promise<void> {
    const from = Math.max(1, lastSeq(news) + 1, change - FIRST_CHANGES + 1);
    const quiet = <T>(path: string) => this.api.get<T>(path).catch(() => null);
    const log = change >= from ? await quiet<{ changes: LiveChange[] }>(`v1/log?from=${from}`) : null;
    addChanges(news, log?.changes ?? []);
    news.forecast.set((await quiet("v1/forecast")) ?? news.forecast.get());
    news.advice.set((await quiet("v1/advice")) ?? news.advice.get());
    if (!this.picture?.scenario.drill) return;
    const drill = await quiet<{ injects: LiveInject[]; score: LiveScore | null }>("v1/drill");
    for (const inject of drill?.injects ?? []) addInject(news, inject);
    news.score.set(drill?.score ?? news.score.get());
  }

  private hear({ event, data }: StreamEvent): void {
    ++this.events;
    if (event === "reset") {
      this.anew = true;
      return void this.read();
    }
    if (event === "frame") this.frame(JSON.parse(data) as LiveFrame);
    else if (this.picture) this.tell(this.picture.news, event, JSON.parse(data) as never);
    this.onChange();
  }

  private frame(frame: LiveFrame): void {
    if (this.keeping || this.anew || !this.picture) {
      if (this.pending.length < PENDING) this.pending.push(frame);
      return;
    }
    const { now, clock } = this.picture;
    const found = merge(now, frame);
    if (found === "gap") return void this.read();
    if (found === "merged") clock.tell(now.now, performance.now());
  }

  private tell(news: News, event: string, told: never): void {
    if (event === "forecast") news.forecast.set(told);
    else if (event === "advice") news.advice.set(told);
    else if (event === "inject") addInject(news, told);
    else if (event === "drill") news.score.set(told);
    else if (event === "change") this.change(news, told);
  }

  private change(news: News, change: LiveChange): void {
    const last = lastSeq(news);
    if (last === 0 || change.seq <= last + 1) return addChanges(news, [change]);
    void this.api.get<{ changes: LiveChange[] }>(`v1/log?from=${last + 1}`).then(
      (log) => addChanges(news, [...(log?.changes ?? []), change]),
      () => addChanges(news, [change]),
    );
  }
}
