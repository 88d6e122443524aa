// SPDX-License-Identifier: Apache-2.0
import "./style.css";
import { charts, drill, study } from "./charts/index";
import { cell, type Context } from "./context";
import type { ReportData, RunData } from "./data";
import { make, said } from "./dom";
import { NO_FILTER } from "./model/filter";
import { details } from "./page/details";
import { filters } from "./page/filters";
import { footer } from "./page/footer";
import { header, tiles } from "./page/header";
import { IncidentList } from "./page/incident_list";
import { firstLanguage, keepInAddress } from "./page/language_switch";
import { mapSection } from "./page/map_section";
import { openForPrint } from "./page/print";
import { worst } from "./page/worst";
import { exposeForTests } from "./test_access";
import { word } from "./words/words";

/** A drill begins after days of storm in which nothing happens: show its beginning, not theirs. */
function firstMoment(data: ReportData): number {
  const [day, half_hour] = [86_400, 1_800];
  const first = Math.min(...(data.run?.incidents ?? []).map((incident) => incident.onset));
  return Number.isFinite(first) && first > day ? Math.floor(first / half_hour) * half_hour : 0;
}

function contextOf(data: ReportData): Context {
  const language = cell(firstLanguage());
  keepInAddress(language);
  return { data, language, moment: cell(firstMoment(data)), filter: cell(NO_FILTER), chosen: cell(null) };
}

function runPart(context: Context, run: RunData): HTMLElement[] {
  const { element, map } = mapSection(context, run);
  context.chosen.watch((chosen) => {
    const incident = chosen?.what === "incident" ? run.incidents[chosen.row] : undefined;
    if (incident) map.show(incident.x, incident.y);
  });
  exposeForTests(context, map);
  const list = new IncidentList(context, run);
  const side = make("div", { class: "side" }, details(context, run), filters(context, run), list.element);
  const stage = make("div", { class: "stage" }, element, side);
  return [tiles(context, run), stage, worst(context, run), panel(charts(context))];
}

function panel(element: HTMLElement): HTMLElement {
  element.classList.add("panel");
  return element;
}

function page(data: ReportData): HTMLElement[] {
  const context = contextOf(data);
  const main = make("main", {});
  if (data.drill) main.append(panel(drill(context)));
  if (data.run) main.append(...runPart(context, data.run));
  if (data.study) main.append(panel(study(context)));
  const top: HTMLElement[] = [header(context)];
  if (data.run) {
    const skip = make("a", { class: "skip", href: "#incidents" }, said(context, (language) => word("skip", language)));
    skip.addEventListener("click", (event) => {
      event.preventDefault(); // the address keeps the language
      document.querySelector<HTMLElement>("#incidents .scroll")?.focus();
    });
    top.unshift(skip);
  }
  return [...top, main, footer(context)];
}

const text = document.getElementById("report-data")?.textContent ?? "null";
const data = JSON.parse(text) as ReportData | null;
const place = document.getElementById("page")!;
if (data) place.append(...page(data));
else place.textContent = `${word("no_data", "zh")} ${word("no_data", "en")}`;
openForPrint();
