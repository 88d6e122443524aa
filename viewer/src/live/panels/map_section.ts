// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../../context";
import { make, said, section } from "../../dom";
import { legend } from "../../map/legend";
import { MapView } from "../../map/map_view";
import type { Thing } from "../../map/moving_layer";
import { coveredBy, mapButtons } from "../../page/map_section";
import { word } from "../../words/words";
import { LOOK, type LiveContext, type Mode } from "../context";
import { degrees } from "../model/place";
import { waits } from "../model/queue";
import { present } from "../picture";
import { linesOn, unitId } from "../things";
import { live } from "../words";
import { button, writer } from "./buttons";
import { closeStreetForm, readingForm, reportForm } from "./forms";
import { placeUnit } from "./unit_details";

/** The present on the map, and what a click there may mean. */
export function mapSection(context: LiveContext): { element: HTMLElement; map: MapView } {
  const key = legend(context);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const map = new MapView(context, context.run, {
    picture: (moment) => present(context.run, context.now, moment, still.matches ? null : context.beat.get()),
    lines: (thing) => linesOn(context, thing, context.language.get()),
    covered: () => (key.hasAttribute("open") ? coveredBy(key) : 0),
    press: (x, y, thing) => press(context, x, y, thing),
  });
  context.beat.watch(() => pulses(context) && !still.matches && map.redraw());
  context.changed.watch(() => map.redraw());
  context.chosen.watch((chosen) => show(context, map, chosen));
  const tools = make("div", { class: "map-tools" }, ...toolButtons(context), modeHint(context));
  map.element.append(mapButtons(context, map), make("div", { class: "attribution" }, context.scenario.attribution));
  map.element.append(stale(context));
  if (!matchMedia("(min-width: 1500px)").matches) key.removeAttribute("open");
  const title = (language: Language) => word("map", language);
  return { element: section(context, "map", title, tools, map.element, key), map };
}

/** Something on the map moves though the clock stands. */
function pulses({ now }: LiveContext): boolean {
  for (const incident of now.incidents.values()) if (waits(incident)) return true;
  return false;
}

function show(context: LiveContext, map: MapView, chosen: Thing | null): void {
  if (chosen?.what === "incident") {
    const incident = context.now.incidents.get(chosen.row);
    if (incident) map.show(incident.x, incident.y);
  } else if (chosen?.what === "unit") {
    const unit = context.now.units.get(chosen.row);
    if (unit) map.show(unit.x, unit.y);
  }
}

/** True where the click was for something that somebody is about to do. */
function press(context: LiveContext, x: number, y: number, thing: Thing | null): boolean {
  const mode = context.mode.get();
  if (mode.what === "look") return false;
  if (mode.what === "report") void reportForm(context, thing?.what === "basin" ? { basin: thing.row } : { x, y });
  else if (mode.what === "close_street") void closeStreetForm(context, x, y);
  else {
    context.mode.set(LOOK);
    void placeUnit(context, mode.unit, degrees(context.run.map, x, y));
  }
  return true;
}

function toolButtons(context: LiveContext): HTMLElement[] {
  const language = () => context.language.get();
  const toggle = (what: "report" | "close_street", test: string) => {
    const press = () => context.mode.set(context.mode.get().what === what ? LOOK : { what });
    const made = button("", press, { "data-write": "", "data-test": test });
    context.language.watch(() => (made.textContent = live(what === "report" ? "report_here" : "close_street_here", language())));
    context.mode.watch((mode) => made.setAttribute("aria-pressed", String(mode.what === what)));
    made.disabled = !context.mayWrite.get();
    return made;
  };
  const reading = writer(context, "", () => readingForm(context), { "data-test": "reading" });
  context.language.watch(() => (reading.textContent = live("measured_more", language())));
  return [toggle("report", "report-here"), toggle("close_street", "close-street"), reading];
}

function modeWords(context: LiveContext, mode: Mode, language: Language): string {
  if (mode.what === "look") return "";
  if (mode.what === "place_unit") return `${live("click_unit", language)} ${unitId(context.run, mode.unit)}`;
  return live(mode.what === "report" ? "click_report" : "click_street", language);
}

/** What a click will do; the Escape key thinks better of it. */
function modeHint(context: LiveContext): HTMLElement {
  const hint = make("span", { class: "mode", role: "status" });
  const show = () => (hint.textContent = modeWords(context, context.mode.get(), context.language.get()));
  context.mode.watch(show);
  context.language.watch(show);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) context.mode.set(LOOK);
  });
  return hint;
}

/** A picture that is not of now says so across the map. */
function stale(context: LiveContext): HTMLElement {
  const band = make("div", { class: "stale", "data-test": "stale" }, said(context, (language) => live("stale", language)));
  context.connection.watch(({ state }) => (band.hidden = state !== "lost"));
  return band;
}
