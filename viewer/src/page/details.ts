// SPDX-License-Identifier: Apache-2.0
import { name, type Chosen, type Context, type Language } from "../context";
import type { Incident, RunData } from "../data";
import { make, section } from "../dom";
import { depthAt } from "../model/basin_depth";
import { rowOf } from "../model/incident_row";
import { placeOf } from "../model/unit_place";
import { centimetres, incidentName, linesOn, placeName, responseText, unitName } from "../words/thing_words";
import { shortTime } from "../words/time_words";
import { word, type Word } from "../words/words";
import { delayBar, storyList } from "./story";

type Facts = [Word, string][];

function factList(facts: Facts, language: Language): HTMLElement {
  const items = facts.flatMap(([key, text]) => [make("dt", {}, word(key, language)), make("dd", { "data-fact": key }, text)]);
  return make("dl", { class: "facts" }, ...items);
}

function incidentDetails(run: RunData, incident: Incident, language: Language): HTMLElement[] {
  const late = incident.late ? ` (${word("late", language)})` : "";
  const cause = run.incidents[rowOf(run, incident.parent)];
  const facts: Facts = [
    ["place", placeName(run, incident, language)],
    ["severity", incident.severity.toFixed(1)],
    ["response", responseText(incident, language) + late],
    ["reported_by", named(run.report_sources[incident.source]?.names, language)],
    ["units_sent", String(incident.units_sent)],
    ["state_at_end", named(run.incident_statuses[incident.status]?.names, language)],
  ];
  if (cause) facts.push(["led_from", incidentName(run, cause, language)]);
  const parts = [make("h3", {}, incidentName(run, incident, language)), factList(facts, language)];
  if (incident.delay.length > 0) parts.push(delayBar(incident, language));
  return [...parts, storyList(run, incident, language)];
}

function named(names: { zh: string; en: string } | undefined, language: Language): string {
  return names ? name(names, language) : "–";
}

function unitDetails(run: RunData, row: number, language: Language, moment: number): HTMLElement[] {
  const unit = run.units[row];
  const kind = run.unit_kinds[unit.kind];
  const place = placeOf(unit, moment);
  const facts: Facts = [
    ["doing", place ? named(run.unit_statuses[place.status]?.names, language) : "–"],
    ["home", named(run.stations[unit.home]?.names, language)],
    ["crew", String(kind.crew)],
    ["skills", kind.skills.join(", ")],
  ];
  return [make("h3", {}, unitName(run, row, language)), factList(facts, language)];
}

function basinDetails(run: RunData, row: number, language: Language, moment: number): HTMLElement[] {
  const basin = run.basins[row];
  const deepest = `${centimetres(basin.deepest_mm, language)}, ${shortTime(run, basin.deepest_at, language)}`;
  const facts: Facts = [
    ["kind", word(basin.kind, language)],
    ["depth_now", centimetres(depthAt(basin, run.weather.step, moment), language)],
    ["deepest", basin.deepest_mm > 0 ? deepest : word("dry", language)],
  ];
  if (basin.closure_depth_mm > 0) facts.push(["closes_at", centimetres(basin.closure_depth_mm, language)]);
  return [make("h3", {}, name(basin.names, language)), factList(facts, language)];
}

function stationDetails(run: RunData, row: number, language: Language, moment: number): HTMLElement[] {
  const station = run.stations[row];
  const here = run.units.filter((unit) => {
    const place = placeOf(unit, moment);
    return place !== null && place.x === station.x && place.y === station.y;
  });
  const facts: Facts = [
    ["capacity", String(station.capacity)],
    ["here_now", here.map((unit) => unit.id).join(", ") || "–"],
  ];
  return [make("h3", {}, name(station.names, language)), factList(facts, language)];
}

function detailsOf(run: RunData, chosen: Chosen, language: Language, moment: number): HTMLElement[] {
  if (chosen?.what === "incident") return incidentDetails(run, run.incidents[chosen.row], language);
  if (chosen?.what === "unit") return unitDetails(run, chosen.row, language, moment);
  if (chosen?.what === "basin") return basinDetails(run, chosen.row, language, moment);
  if (chosen?.what === "station") return stationDetails(run, chosen.row, language, moment);
  return [make("p", { class: "hint" }, word("nothing_chosen", language))];
}

/** All about the chosen thing. What an incident was does not change with the moment; the others follow it. */
export function details(context: Context, run: RunData): HTMLElement {
  const body = make("div", { class: "details-body" });
  const show = () =>
    body.replaceChildren(...detailsOf(run, context.chosen.get(), context.language.get(), context.moment.get()));
  context.language.watch(show);
  context.chosen.watch(show);
  context.moment.watch(() => {
    const chosen = context.chosen.get();
    if (chosen && chosen.what !== "incident") show();
  });
  const element = section(context, "details", (language) => word("details", language), body);
  element.append(announcer(context, run));
  return element;
}

/** Tells screen readers what was chosen. */
function announcer(context: Context, run: RunData): HTMLElement {
  const element = make("p", { class: "visually-hidden", "aria-live": "polite", "data-role": "announcer" });
  context.chosen.watch((chosen) => {
    const language = context.language.get();
    const lines = chosen ? linesOn(run, chosen, language, context.moment.get()) : [];
    element.textContent = lines.length > 0 ? `${word("chosen", language)}: ${lines.join(". ")}` : "";
  });
  return element;
}
