// SPDX-License-Identifier: Apache-2.0
import { EventParser, type StreamEvent } from "./sse";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/** How long to wait before the attempt after `failures` failed ones; `retry_ms` is what the server wished. */
export function backOff(failures: number, retry_ms: number | null): number {
  const wait = FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1);
  return Math.min(LONGEST_WAIT_MS, Math.max(wait, retry_ms ?? 0));
}

export interface StreamEars {
  opened(): void; // before the first event of a connection
  event(event: StreamEvent): void;
  lost(status: number): void; // HTTP status of a refusal; 0: cut or not reached
}

/** Reads the event stream for ever, and goes on after the last event when a connection was cut. */
export class EventStream {
  private readonly parser = new EventParser();
  private cut: AbortController | null = null;
  private awake: (() => void) | null = null;
  private failures = 0;
  heard_ms = performance.now(); // when the last bytes arrived, comments included

  constructor(
    private readonly path: string,
    private readonly headers: () => Record<string, string>,
    private readonly ears: StreamEars,
  ) {}

  get lastId(): string {
    return this.parser.id;
  }

  async run(): Promise<never> {
    for (;;) {
      let status = 0;
      try {
        status = await this.connection();
      } catch {
        // cut, or not reached: below
      }
      this.parser.forgetHalf();
      this.ears.lost(status);
      await this.sleep(backOff(++this.failures, this.parser.retry_ms));
    }
  }

  /** Cuts the connection or ends the waiting: another attempt follows at once. */
  again(): void {
    this.cut?.abort();
    this.awake?.();
  }

  /** The connection is of use: the next failure is the first again. */
  wellDone(): void {
    this.failures = 0;
  }

  private async connection(): Promise<number> {
    this.cut = new AbortController();
    const last: Record<string, string> = this.lastId ? { "Last-Event-ID": this.lastId } : {};
    const headers = { Accept: "text/event-stream", ...last, ...this.headers() };
    const answer = await fetch(this.path, { headers, cache: "no-store", signal: this.cut.signal });
    if (!answer.ok || !answer.body) return answer.status;
    this.heard_ms = performance.now();
    this.ears.opened();
    await this.read(answer.body.getReader());
    return 0;
  }

  private async read(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      this.heard_ms = performance.now();
      for (const event of this.parser.push(decoder.decode(value, { stream: true }))) this.ears.event(event);
    }
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((done) => {
      this.awake = done;
      setTimeout(done, ms);
    });
  }
}
