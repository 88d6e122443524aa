// SPDX-License-Identifier: Apache-2.0
import { name, type Context, type Language } from "../context";
import type { DelayCause, Incident, RunData } from "../data";
import { Figure, narrow } from "./figure";
import { twoLines } from "./labels";
import { legend } from "./legend";
import type { Chart, Option } from "./library";
import { fixed, minutes } from "./numbers";
import { COLOURS, DECALS } from "./palette";
import { shown } from "./statistics";
import type { Table, TableCell } from "./table";
import { CONFINED, tip } from "./tooltip";
import { say } from "./words";
import { rowOf } from "../model/incident_row";
import { CAUSES } from "../words/causes";

/** Patterns beside the colours, for those who cannot tell these apart. */
const PATTERNS: Record<DelayCause, object> = {
  call: DECALS.none,
  no_crew: DECALS.dotted,
  all_busy: DECALS.none,
  not_sent: DECALS.hatched,
  called_in: DECALS.lying,
  turn_out: DECALS.none,
  drive: DECALS.none,
  held: DECALS.backHatched,
  sent_elsewhere: DECALS.hatched,
  still_waiting: DECALS.backHatched,
};
const KEYS = Object.keys(CAUSES) as DelayCause[];
const MOST = 10;

/** The ten that waited longest, and for what; choosing one shows its story elsewhere. */
export function worstFigure(context: Context, run: RunData): Figure {
  const listed = () => worst(shown(run, context.filter.get()));
  return new Figure(context, {
    id: "chart-worst",
    title: { zh: "等待最久的十起险情", en: "The ten incidents that waited longest" },
    caption,
    draw: (language, width) => {
      const drawn = listed();
      return drawn.length > 0 ? drawing(run, drawn, language, width) : null;
    },
    table: (language) => tableOf(context, run, listed(), language),
    made: (chart) => chooseOnClick(chart, context, run, listed),
  });
}

export function worst(incidents: readonly Incident[]): Incident[] {
  const reported = incidents.filter((incident) => incident.response_s !== null);
  return reported.sort((a, b) => b.response_s! - a.response_s! || a.number - b.number).slice(0, MOST);
}

/** Seconds of one cause, which may come up several times. */
export function lostTo(incident: Incident, cause: DelayCause): number {
  return incident.delay.filter((part) => part.cause === cause).reduce((sum, part) => sum + part.seconds, 0);
}

function caption(language: Language): string {
  return language === "zh"
    ? "响应时间花在何处。≥ 表示到结束时仍未到场。点击一条可看其经过。"
    : "Where the response time went. ≥: had not been reached by the end. Click one to see its story.";
}

function chooseOnClick(chart: Chart, context: Context, run: RunData, listed: () => Incident[]) {
  chart.on("click", (event) => {
    const incident = listed()[event.dataIndex as number];
    if (incident) context.chosen.set({ what: "incident", row: rowOf(run, incident.number) });
  });
}

function titleOf(run: RunData, incident: Incident, language: Language): string {
  return `#${incident.number} ${name(run.incident_kinds[incident.kind].names, language)}`;
}

function placeOf(run: RunData, incident: Incident, language: Language): string {
  if (incident.basin >= 0) return name(run.basins[incident.basin].names, language);
  const street = run.map.streets.name[incident.street];
  const zone = run.zones[incident.zone];
  return (
    (street !== undefined && name(run.map.names[street], language)) ||
    (zone ? name(zone.names, language) : "")
  );
}

function total(incident: Incident): string {
  return `${incident.censored === "lower_bound" ? "≥ " : ""}${minutes(incident.response_s)}`;
}

function causesOf(listed: Incident[]): DelayCause[] {
  return KEYS.filter((cause) => listed.some((incident) => lostTo(incident, cause) > 0));
}

function drawing(run: RunData, listed: Incident[], language: Language, width: number) {
  const names = legend(
    causesOf(listed).map((cause) => CAUSES[cause][language]),
    width,
  );
  const small = narrow(width);
  const option = {
    ...chart(run, listed, language, small),
    grid: { left: small ? 128 : 220, right: small ? 24 : 70, top: names.height, bottom: 44 },
    legend: names.option,
  };
  return { option, height: names.height + 44 + 34 * listed.length };
}

function chart(run: RunData, listed: Incident[], language: Language, small: boolean): Option {
  return {
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      ...CONFINED,
      formatter: tooltip(run, listed, language),
    },
    xAxis: {
      type: "value",
      name: `${say("responseTime", language)}, ${say("minutes", language)}`,
      nameLocation: "middle",
      nameGap: 26,
      axisLabel: { hideOverlap: true },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: listed.map((_, i) => i),
      triggerEvent: true,
      axisTick: { show: false },
      axisLabel: twoLines(
        listed.map((incident) => labelOf(run, incident, language)),
        small ? 118 : 210,
      ),
    },
    series: causesOf(listed).map((cause) => bars(listed, cause, language)),
  };
}

function bars(listed: Incident[], cause: DelayCause, language: Language) {
  const { color, [language]: text } = CAUSES[cause];
  const decal = PATTERNS[cause];
  const itemStyle = { color, decal, borderColor: COLOURS.grey, borderWidth: 0.5 };
  const data = listed.map((incident) => lostTo(incident, cause) / 60);
  return { type: "bar", name: text, stack: "all", barWidth: 18, cursor: "pointer", itemStyle, data };
}

function labelOf(run: RunData, incident: Incident, language: Language): [string, string] {
  const small = `${total(incident)} ${say("minutes", language)} · ${placeOf(run, incident, language)}`;
  return [titleOf(run, incident, language), small];
}

function tooltip(run: RunData, listed: Incident[], language: Language) {
  return ([{ dataIndex }]: { dataIndex: number }[]) => {
    const incident = listed[dataIndex];
    const lines = KEYS.filter((cause) => lostTo(incident, cause) > 0).map((cause): [string, string] => [
      CAUSES[cause][language],
      minutes(lostTo(incident, cause)),
    ]);
    const sum: [string, string] = [
      `${say("responseTime", language)} [${say("minutes", language)}]`,
      total(incident),
    ];
    return tip(`${titleOf(run, incident, language)}, ${placeOf(run, incident, language)}`, ...lines, sum);
  };
}

function tableOf(context: Context, run: RunData, listed: Incident[], language: Language): Table {
  const used = causesOf(listed);
  const unit = say("minutes", language);
  return {
    caption: `${say("responseTime", language)} / ${say("cause", language)} [${unit}]`,
    head: [
      say("incident", language),
      say("responseTime", language),
      ...used.map((cause) => CAUSES[cause][language]),
    ],
    rows: listed.map((incident): TableCell[] => [
      {
        content: [`${titleOf(run, incident, language)}, ${placeOf(run, incident, language)}`],
        press: () => context.chosen.set({ what: "incident", row: rowOf(run, incident.number) }),
      },
      { content: [total(incident)], value: incident.response_s },
      ...used.map((cause) => fixed(lostTo(incident, cause) / 60, 1)),
    ]),
  };
}
