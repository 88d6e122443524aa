// SPDX-License-Identifier: Apache-2.0

const JUMP_S = 30; // storm seconds behind, at pace 1, from which the clock jumps
const LONGEST_ALONE_MS = 10_000; // without a frame the clock stands after so long

/** The storm's time between frames: goes on at the pace, never back, and stands when nothing is heard. */
export class StormClock {
  private told = 0;
  private told_ms = 0;
  private last = -Infinity;
  private running = false;

  constructor(private readonly pace: number) {}

  /** A frame or a state says so. `anew`: the time may have gone back. */
  tell(now: number, at_ms: number, anew = false): void {
    this.told = now;
    this.told_ms = at_ms;
    if (anew) this.last = -Infinity;
  }

  /** Connected or not. */
  run(running: boolean, at_ms: number): void {
    if (this.running !== running) this.tell(this.at(at_ms), at_ms);
    this.running = running;
  }

  at(at_ms: number): number {
    const alone = this.running ? Math.min(LONGEST_ALONE_MS, Math.max(0, at_ms - this.told_ms)) : 0;
    const now = this.told + (alone / 1000) * this.pace;
    const far = this.last - now > JUMP_S * Math.max(1, this.pace);
    this.last = far ? now : Math.max(this.last, now);
    return this.last;
  }
}
