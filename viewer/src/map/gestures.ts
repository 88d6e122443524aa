// SPDX-License-Identifier: Apache-2.0

/** What the pointer, the wheel and the keys ask of the map, in screen pixels of the canvas. */
export interface Gestures {
  move(dx: number, dy: number): void;
  zoom(x: number, y: number, factor: number): void;
  hover(x: number, y: number): void;
  leave(): void;
  click(x: number, y: number): void;
  fit(): void;
}

const CLICK_PX = 5; // a pointer that moved less has clicked
const KEY_PX = 60;

function local(canvas: HTMLCanvasElement, event: MouseEvent): [number, number] {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

/** Drags with one finger or the mouse, zooms with two fingers. */
export function listenToPointers(canvas: HTMLCanvasElement, to: Gestures): void {
  const down = new Map<number, [number, number]>();
  let travelled = 0;
  canvas.addEventListener("pointerdown", (event) => {
    if (down.size === 0) travelled = 0;
    down.set(event.pointerId, local(canvas, event));
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    const now = local(canvas, event);
    const before = down.get(event.pointerId);
    if (!before) return to.hover(...now);
    travelled += Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (down.size === 1 && travelled > CLICK_PX) to.move(now[0] - before[0], now[1] - before[1]);
    if (down.size === 2) pinch(down, event.pointerId, now, to);
    down.set(event.pointerId, now);
  });
  canvas.addEventListener("pointerup", (event) => {
    if (down.size === 1 && travelled <= CLICK_PX) to.click(...local(canvas, event));
    down.delete(event.pointerId);
  });
  canvas.addEventListener("pointercancel", (event) => down.delete(event.pointerId));
  canvas.addEventListener("pointerleave", () => to.leave());
}

function pinch(down: Map<number, [number, number]>, moving: number, now: [number, number], to: Gestures): void {
  const before = down.get(moving)!;
  const other = [...down].find(([id]) => id !== moving)![1];
  const apart = (p: [number, number]) => Math.max(1, Math.hypot(p[0] - other[0], p[1] - other[1]));
  to.zoom((now[0] + other[0]) / 2, (now[1] + other[1]) / 2, apart(now) / apart(before));
  to.move((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
}

/** The wheel zooms only with Ctrl or once the map has the focus, so that the page still scrolls over it. */
export function listenToWheel(canvas: HTMLCanvasElement, to: Gestures): void {
  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && document.activeElement !== canvas) return;
      event.preventDefault();
      to.zoom(...local(canvas, event), Math.exp(-event.deltaY * 0.0015));
    },
    { passive: false },
  );
}

export function listenToKeys(canvas: HTMLCanvasElement, to: Gestures): void {
  const middle = (): [number, number] => [canvas.clientWidth / 2, canvas.clientHeight / 2];
  const actions: Record<string, () => void> = {
    ArrowLeft: () => to.move(KEY_PX, 0),
    ArrowRight: () => to.move(-KEY_PX, 0),
    ArrowUp: () => to.move(0, KEY_PX),
    ArrowDown: () => to.move(0, -KEY_PX),
    "+": () => to.zoom(...middle(), 1.4),
    "=": () => to.zoom(...middle(), 1.4),
    "-": () => to.zoom(...middle(), 1 / 1.4),
    "0": () => to.fit(),
  };
  canvas.addEventListener("keydown", (event) => {
    const action = actions[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  });
}
