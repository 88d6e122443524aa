// SPDX-License-Identifier: Apache-2.0
import { Figure } from "../../charts/figure";
import { make, section } from "../../dom";
import { span, timeOfDay } from "../../words/time_words";
import type { LiveContext } from "../context";
import type { LiveForecast } from "../data";
import { said } from "../things";
import { live } from "../words";
import { fan, fanTable } from "./forecast_fan";
import { hourBars, hourTable } from "./forecast_hours";

/** What the coming hours may bring: futures simulated from the present state. */
export function forecast(context: LiveContext): HTMLElement {
  const now = () => context.news.forecast.get();
  const figures = [
    new Figure(context, {
      id: "forecast-fan",
      title: { zh: "等待的险情与可派单元", en: "Waiting incidents and free units" },
      empty: { zh: "尚无预测。", en: "No forecast yet." },
      caption: (language) => live("fan_caption", language),
      draw: (language, width) => fan(context.run, now(), language, width),
      table: (language) => fanTable(context.run, now(), language),
    }),
    new Figure(context, {
      id: "forecast-hours",
      title: { zh: "各小时报险的响应时间与迟到率", en: "Response time and late share, by hour of report" },
      empty: { zh: "尚无预测。", en: "No forecast yet." },
      caption: (language) => live("hours_caption", language),
      draw: (language, width) => hourBars(context.run, now(), language, width),
      table: (language) => hourTable(context.run, now(), language),
    }),
  ];
  const warnings = make("ul", { class: "rows warnings" });
  const made = make("p", { class: "hint" });
  const words = () => {
    warnings.replaceChildren(...sentences(context, now()).map((text) => make("li", {}, text)));
    made.textContent = madeWords(context, now());
  };
  context.news.forecast.watch(() => {
    words();
    figures.forEach((figure) => figure.redraw());
  });
  context.language.watch(words);
  const panel = section(context, "forecast", (language) => live("forecast", language), made, warnings, ...figures.map((f) => f.element));
  panel.dataset.test = "forecast";
  return panel;
}

function madeWords(context: LiveContext, now: LiveForecast | null): string {
  const language = context.language.get();
  if (!now) return live("no_forecast", language);
  const took = live("futures_took", language).replace("{n}", String(now.futures)).replace("{s}", (now.took_ms / 1000).toFixed(1));
  return `${live("made_at", language)} ${timeOfDay(context.run, now.made)} · ${took}`;
}

/** Stations that may run dry, and stock that may run out: the likeliest first. */
function sentences(context: LiveContext, now: LiveForecast | null): string[] {
  if (!now) return [];
  const language = context.language.get();
  const { run } = context;
  const filled = (key: "runs_dry" | "runs_out", { station, share, first }: LiveForecast["dry"][number], material = "") =>
    live(key, language)
      .replace("{station}", () => said(run.stations[station]?.names, language))
      .replace("{material}", () => material)
      .replace("{share}", String(Math.round(100 * share)))
      .replace("{time}", timeOfDay(run, first))
      .replace("{in}", span(Math.max(0, first - now.made), language));
  const byShare = (a: { share: number }, b: { share: number }) => b.share - a.share;
  return [
    ...[...now.dry].sort(byShare).map((place) => filled("runs_dry", place)),
    ...[...now.out_of_stock].sort(byShare).map((place) => filled("runs_out", place, said(place.material, language))),
  ];
}
