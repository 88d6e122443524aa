// SPDX-License-Identifier: Apache-2.0
import { centimetres } from "../../words/thing_words";
import { word } from "../../words/words";
import type { LiveContext } from "../context";
import { said, streetNames, unitId } from "../things";
import { live } from "../words";
import { link, writer } from "./buttons";
import type { Details } from "./details";
import { depthForm, openStreetForm, reportForm } from "./forms";

export function basinDetails(context: LiveContext, row: number): Details | null {
  const basin = context.run.basins[row];
  if (!basin) return null;
  const language = context.language.get();
  const facts: Details["facts"] = [
    [word("kind", language), [word(basin.kind, language)]],
    [word("depth_now", language), [centimetres(context.now.depth_mm[row] ?? 0, language)]],
  ];
  if (basin.closure_depth_mm > 0) facts.push([word("closes_at", language), [centimetres(basin.closure_depth_mm, language)]]);
  const buttons = () => [
    writer(context, live("measured", language), () => depthForm(context, row), { "data-test": "depth" }),
    writer(context, live("report_title", language), () => reportForm(context, { basin: row })),
  ];
  return { title: said(basin.names, language), test: "basin", key: basin.id, facts, actions: "", buttons };
}

export function stationDetails(context: LiveContext, row: number): Details | null {
  const station = context.run.stations[row];
  if (!station) return null;
  const language = context.language.get();
  const here = [...context.now.units.values()].filter((unit) => unit.station === row && unit.arrives === null);
  const links = here.flatMap(({ unit }) => [link(context, unitId(context.run, unit), { what: "unit", row: unit }), " "]);
  const facts: Details["facts"] = [
    [word("capacity", language), [String(station.capacity)]],
    [word("here_now", language), links.length > 0 ? links : ["–"]],
  ];
  return { title: said(station.names, language), test: "station", key: station.id, facts, actions: "", buttons: () => [] };
}

export function closureDetails(context: LiveContext, row: number): Details | null {
  const closure = context.now.closures.get(row);
  if (!closure) return null;
  const language = context.language.get();
  const facts: Details["facts"] = [
    [live("streets", language), [streetNames(context.run, closure, language)]],
    [live("reason", language), [closure.reason || "–"]],
    [live("author", language), [closure.author || "–"]],
    [live("state", language), [live(closure.open ? "opened_again" : "closed", language)]],
  ];
  const open = () => openStreetForm(context, closure);
  const buttons = () => (closure.open ? [] : [writer(context, live("open_street", language), open, { "data-test": "open-street" })]);
  return { title: word("closed_street", language), test: "closure", key: String(row), facts, actions: String(closure.open), buttons };
}
