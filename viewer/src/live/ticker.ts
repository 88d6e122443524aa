// SPDX-License-Identifier: Apache-2.0
import type { LiveContext } from "./context";
import type { StormClock } from "./model/storm_clock";

const BEAT_MS = 50;
const SLOWEST_BEAT_MS = 500;
const SHARE = 3; // drawing may take one frame in so many: machines without a GPU stay usable

/** Lets time pass on the page: the clock and what moves twenty times a second, panels when something is new. */
export class Ticker {
  private dirty = true;
  private stopped = false;
  private last_ms = -Infinity;
  private before_ms = performance.now();
  private frame_ms = 16; // what a frame takes here, smoothed

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

  private beat_ms(at_ms: number): number {
    this.frame_ms += 0.1 * (Math.min(1000, at_ms - this.before_ms) - this.frame_ms);
    this.before_ms = at_ms;
    return Math.min(SLOWEST_BEAT_MS, Math.max(BEAT_MS, SHARE * this.frame_ms));
  }

  private readonly tick = (at_ms: number): void => {
    if (this.stopped) return;
    requestAnimationFrame(this.tick);
    const { context } = this;
    if (at_ms - this.last_ms >= this.beat_ms(at_ms)) {
      this.last_ms = at_ms;
      context.moment.set(this.clock.at(performance.now()));
      context.beat.set(at_ms);
    }
    context.minute.set(Math.floor(context.now.now / 60));
    if (this.dirty) context.changed.set(context.changed.get() + 1);
    this.dirty = false;
  };
}
