// SPDX-License-Identifier: Apache-2.0
import type { LiveContext } from "./context";
import type { StormClock } from "./model/storm_clock";

const BEAT_MS = 50;

/** Lets time pass on the page: the clock and what moves twenty times a second, panels when something is new. */
export class Ticker {
  private dirty = true;
  private stopped = false;
  private last_ms = -Infinity;

  constructor(
    private readonly context: LiveContext,
    private readonly clock: StormClock,
  ) {
    this.tick(performance.now());
  }

  /** Something of the state is new: panels follow before the next frame is drawn. */
  touch(): void {
    this.dirty = true;
  }

  stop(): void {
    this.stopped = true;
  }

  private readonly tick = (at_ms: number): void => {
    if (this.stopped) return;
    requestAnimationFrame(this.tick);
    const { context } = this;
    if (at_ms - this.last_ms >= BEAT_MS || this.dirty) {
      this.last_ms = at_ms;
      context.moment.set(this.clock.at(performance.now()));
      context.beat.set(at_ms);
    }
    context.minute.set(Math.floor(context.now.now / 60));
    if (this.dirty) context.changed.set(context.changed.get() + 1);
    this.dirty = false;
  };
}
