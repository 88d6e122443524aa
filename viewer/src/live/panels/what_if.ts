// SPDX-License-Identifier: Apache-2.0
import { fixed, signed } from "../../charts/numbers";
import { wideTable } from "../../charts/table";
import { name } from "../../context";
import { make } from "../../dom";
import type { LiveContext } from "../context";
import type { WhatIf } from "../data";
import { eta, said } from "../things";
import { live } from "../words";

/** The finding in a sentence, then the numbers of both futures with how sure they are. */
export function whatIfTable(context: LiveContext, unit: string, found: WhatIf): HTMLElement {
  const language = context.language.get();
  const rows = found.measures.map((measure) => [
    `${name(measure.names, language)}${measure.unit ? ` [${measure.unit}]` : ""}`,
    fixed(measure.recommended, 1),
    fixed(measure.asked, 1),
    [measure.difference, measure.low, measure.high].includes(null)
      ? "–"
      : `${signed(measure.difference!, 1)} (${signed(measure.low!, 1)} … ${signed(measure.high!, 1)})`,
  ]);
  const head = ["", live("as_recommended", language), unit, live("difference", language)];
  const arrival = found.eta_s === null ? live("cut_off", language) : eta(context, found.eta_s, language);
  const how = live("futures", language).replace("{n}", String(found.futures)).replace("{h}", fixed(found.hours, 0));
  return make(
    "div",
    {},
    make("p", {}, make("strong", {}, `${unit}: ${arrival}`), ` · ${said(found.words, language)}`),
    wideTable({ caption: live("what_if", language), head, rows }),
    make("p", { class: "hint" }, how),
  );
}
