// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";

/** A few lines beside the pointer. The same can be read in the details after a choice. */
export class Tooltip {
  readonly element = make("div", { class: "tooltip", "aria-hidden": "true", hidden: "" });

  show(lines: string[], x: number, y: number, width: number): void {
    this.element.replaceChildren(...lines.map((line) => make("div", {}, line)));
    const style = this.element.style;
    style.top = `${y + 14}px`;
    style.left = x < width / 2 ? `${x + 14}px` : "";
    style.right = x < width / 2 ? "" : `${width - x + 14}px`;
    this.element.hidden = lines.length === 0;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
