// SPDX-License-Identifier: Apache-2.0
import type { Context } from "../context";

export function charts(_context: Context): HTMLElement {
  return document.createElement("div");
}
export function study(_context: Context): HTMLElement {
  return document.createElement("div");
}
export function drill(_context: Context): HTMLElement {
  return document.createElement("div");
}
