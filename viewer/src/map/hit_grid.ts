// SPDX-License-Identifier: Apache-2.0

const CELL_PX = 32;

export interface Mark<T> {
  x: number; // middle on the screen
  y: number;
  radius: number;
  thing: T;
}

/** Finds what is drawn at a screen point. A mark lies in every cell that it touches. */
export class HitGrid<T> {
  private readonly cells = new Map<string, Mark<T>[]>();

  constructor(
    marks: Iterable<Mark<T>>,
    private readonly slack: number,
  ) {
    for (const mark of marks) this.insert(mark);
  }

  /** The nearest mark within its radius and the slack; of equally near ones the last, which is on top. */
  at(x: number, y: number): T | null {
    let best: Mark<T> | null = null;
    let least = Infinity;
    for (const mark of this.cells.get(cellOf(x, y)) ?? []) {
      const distance = Math.hypot(mark.x - x, mark.y - y);
      if (distance > mark.radius + this.slack || distance > least) continue;
      best = mark;
      least = distance;
    }
    return best ? best.thing : null;
  }

  private insert(mark: Mark<T>): void {
    const reach = mark.radius + this.slack;
    for (let x = index(mark.x - reach); x <= index(mark.x + reach); ++x)
      for (let y = index(mark.y - reach); y <= index(mark.y + reach); ++y) {
        const key = `${x},${y}`;
        const cell = this.cells.get(key);
        if (cell) cell.push(mark);
        else this.cells.set(key, [mark]);
      }
  }
}

function index(pixels: number): number {
  return Math.floor(pixels / CELL_PX);
}

function cellOf(x: number, y: number): string {
  return `${index(x)},${index(y)}`;
}
