// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";

const MOST_PX = 130;

/** The largest of 1, 2, 5, 10, 20 ... that is not above `most`. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  for (const digit of [5, 2, 1]) if (digit * power <= most) return digit * power;
  return power;
}

export class ScaleBar {
  readonly element = make("div", { class: "scale-bar", "aria-hidden": "true" });

  constructor(private readonly metre: number) {}

  show(scale: number): void {
    const metres = roundLength(MOST_PX / (scale * this.metre));
    this.element.style.width = `${metres * this.metre * scale}px`;
    this.element.textContent = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  }
}
