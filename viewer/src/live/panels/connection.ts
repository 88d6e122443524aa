// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../../context";
import { make } from "../../dom";
import type { LiveContext } from "../context";
import type { Connection } from "../sync";
import { live } from "../words";

/** The reader's own clock: when the wire went silent is no time of the storm. */
function wallTime(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => String(n).padStart(2, "0")).join(":");
}

export function connectionWords({ state, since, refused }: Connection, language: Language): string {
  if (refused) return live("wants_token", language);
  if (state === "connected") return live("connected", language);
  if (state === "connecting") return live("connecting", language);
  return live("reconnecting", language).replace("{t}", wallTime(since));
}

/** Whether what the page shows is of now. */
export function connectionSign(context: Pick<LiveContext, "connection" | "language">): HTMLElement {
  const sign = make("span", { class: "connection", role: "status", "data-test": "connection" });
  const show = () => {
    const now = context.connection.get();
    sign.dataset.state = now.state;
    const text = connectionWords(now, context.language.get());
    if (sign.textContent !== text) sign.textContent = text;
  };
  context.connection.watch(show);
  context.language.watch(show);
  return sign;
}
