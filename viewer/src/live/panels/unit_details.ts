// SPDX-License-Identifier: Apache-2.0
import { unitName } from "../../words/thing_words";
import { timeOfDay } from "../../words/time_words";
import { word } from "../../words/words";
import type { LiveContext } from "../context";
import type { LiveUnit } from "../data";
import { comes } from "../model/queue";
import { said, titleOf } from "../things";
import { live, type LiveWord } from "../words";
import { button, link, writer } from "./buttons";
import type { Details } from "./details";
import { callOffForm, sendUnitForm, statusForm, type Status } from "./forms";

export function unitDetails(context: LiveContext, row: number): Details | null {
  const unit = context.now.units.get(row);
  if (!unit) return null;
  const { run } = context;
  return {
    title: unitName(run, row, context.language.get()),
    test: "unit",
    key: run.units[row]?.id ?? String(row),
    facts: facts(context, unit),
    actions: [unit.incident >= 0, comes(run, unit), unit.out_of_service].join(),
    buttons: () => buttons(context, unit),
  };
}

function facts(context: LiveContext, unit: LiveUnit): Details["facts"] {
  const language = context.language.get();
  const { run } = context;
  const kind = run.unit_kinds[run.units[unit.unit]?.kind];
  const list: Details["facts"] = [[word("doing", language), [said(run.unit_statuses[unit.status]?.names, language)]]];
  if (unit.incident >= 0) {
    const title = titleOf(context, unit.incident, language);
    list.push([live("incident", language), [link(context, title, { what: "incident", row: unit.incident })]]);
  }
  if (unit.station >= 0) list.push([word("station", language), [said(run.stations[unit.station]?.names, language)]]);
  if (unit.arrives !== null) list.push([live("arrives", language), [timeOfDay(run, unit.arrives)]]);
  list.push([live("may_be_sent", language), [live(unit.free ? "yes" : "no", language)]]);
  if (unit.out_of_service) list.push([live("state", language), [live("out_of_service", language)]]);
  list.push([live("known_from", language), [live(unit.reported ? "from_people" : "from_model", language)]]);
  if (kind) list.push([word("crew", language), [String(kind.crew)]], [word("skills", language), [kind.skills.join(", ")]]);
  return list;
}

function buttons(context: LiveContext, { unit: row, incident, out_of_service }: LiveUnit): HTMLElement[] {
  const language = context.language.get();
  const act = (text: LiveWord, form: (unit: LiveUnit) => Promise<void>) =>
    writer(context, live(text, language), async () => form(context.now.units.get(row)!), { "data-test": text });
  const status = (to: Status) => act(to, (unit) => statusForm(context, unit, to));
  const coming = comes(context.run, context.now.units.get(row)!);
  const made = [act("send_to", (unit) => sendUnitForm(context, unit))];
  if (incident >= 0) made.push(act("call_off", (unit) => callOffForm(context, unit)));
  if (incident >= 0) made.push(status(coming ? "arrived" : "done"));
  made.push(status(out_of_service ? "available" : "out_of_service"));
  const place = button(live("place_unit", language), () => context.mode.set({ what: "place_unit", unit: row }), { "data-write": "" });
  place.disabled = !context.mayWrite.get();
  return [...made, place];
}

/** Where a unit is, as somebody said. */
export async function placeUnit(context: LiveContext, row: number, where: { lon: number; lat: number }): Promise<void> {
  const id = context.run.units[row]?.id ?? "";
  await context.act.post(`v1/units/${encodeURIComponent(id)}/position`, where);
}

