// SPDX-License-Identifier: Apache-2.0
import { name, type Language } from "../context";
import type { Incident, RunData, StoryLine } from "../data";
import { rowOf } from "../model/incident_row";
import { CAUSES } from "./causes";
import { incidentName, unitName } from "./thing_words";
import { span } from "./time_words";

/** The cause in words, with the skill that was lacking: "capable units busy (pump)". */
export function causeName({ cause, skill }: Incident["delay"][number], language: Language): string {
  const words = CAUSES[cause] ? name(CAUSES[cause], language) : cause;
  if (!skill) return words;
  return language === "zh" ? `${words}（${skill}）` : `${words} (${skill})`;
}

type Sentence = (line: StoryLine, unit: string, incident: string, language: Language) => string;

/** What happened, with the unit's or the other incident's name put in. */
const SENTENCES: Record<StoryLine["what"], Record<Language, Sentence>> = {
  onset: { zh: () => "发生", en: () => "Began" },
  report: { zh: () => "报险", en: () => "Reported" },
  order: {
    zh: (line, unit, _i, language) => `派遣${unit}${estimate(line, language)}`,
    en: (line, unit, _i, language) => `${unit} sent${estimate(line, language)}`,
  },
  called_off: { zh: (_l, unit) => `${unit}被撤回`, en: (_l, unit) => `${unit} called off` },
  arrive: { zh: (_l, unit) => `${unit}到场`, en: (_l, unit) => `${unit} arrived` },
  work_start: { zh: (_l, unit) => `${unit}开始作业`, en: (_l, unit) => `${unit} began to work` },
  wind_stop: { zh: (_l, unit) => `${unit}因风停工`, en: (_l, unit) => `${unit} stopped by wind` },
  clear: { zh: () => "处置完毕", en: () => "Cleared" },
  prevented: { zh: () => "街道已及时封闭，险情未发生", en: () => "Prevented: its street was closed in time" },
  led_to: { zh: (_l, _u, incident) => `引发${incident}`, en: (_l, _u, incident) => `Led to ${incident}` },
  held: { zh: (_l, unit) => `${unit}途中受阻`, en: (_l, unit) => `${unit} held on the way` },
};

function estimate(line: StoryLine, language: Language): string {
  if (!line.estimate_s) return "";
  const time = span(line.estimate_s, language);
  return language === "zh" ? `（预计 ${time}）` : ` (expected ${time})`;
}

export function storyLine(run: RunData, line: StoryLine, language: Language): string {
  const sentence = SENTENCES[line.what]?.[language];
  const unit = line.unit === undefined ? "" : unitName(run, line.unit, language);
  const other: Incident | undefined = line.incident === undefined ? undefined : run.incidents[rowOf(run, line.incident)];
  return sentence ? sentence(line, unit, other ? incidentName(run, other, language) : "", language) : line.what;
}
