// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../context";
import type { Names } from "../data";

/** The charts' own words; of data, see the data. */
const WORDS = {
  table: { zh: "数据表", en: "Table" },
  noIncidents: { zh: "没有符合筛选条件的险情。", en: "No incidents pass the filter." },
  incidents: { zh: "险情数", en: "incidents" },
  incident: { zh: "险情", en: "incident" },
  responseTime: { zh: "响应时间", en: "response time" },
  minutes: { zh: "分钟", en: "min" },
  inTime: { zh: "按时", en: "in time" },
  late: { zh: "迟到", en: "late" },
  lateShare: { zh: "迟到率", en: "late share" },
  atLeast: { zh: "至少（未到场）", en: "at least (not reached)" },
  lateLimit: { zh: "迟到线", en: "late from" },
  mean: { zh: "均值", en: "mean" },
  group: { zh: "组", en: "group" },
  reported: { zh: "报险", en: "reported" },
  time: { zh: "时间", en: "time" },
  level: { zh: "响应等级", en: "response level" },
  none: { zh: "无", en: "none" },
  elsewhere: { zh: "片区外", en: "elsewhere" },
  onDuty: { zh: "在岗", en: "on duty" },
  onScene: { zh: "现场作业", en: "on scene" },
  moving: { zh: "行进", en: "moving" },
  stopped: { zh: "因风或水停止", en: "stopped by wind or water" },
  guarding: { zh: "值守巡查", en: "guard, patrol" },
  standby: { zh: "待命", en: "standby" },
  units: { zh: "单元数", en: "units" },
  rain: { zh: "平均雨强", en: "mean rain" },
  rainMost: { zh: "最大片区雨强", en: "rain of the wettest subdistrict" },
  rainAxis: { zh: "雨强 mm/h", en: "rain, mm/h" },
  depthAxis: { zh: "积水深 mm", en: "depth, mm" },
  canal: { zh: "运河水位", en: "canal level" },
  canalAxis: { zh: "运河 m", en: "canal, m" },
  personTrips: { zh: "人次", en: "person-trips" },
  vehicleTrips: { zh: "车次", en: "vehicle-trips" },
  cause: { zh: "原因", en: "cause" },
  choose: { zh: "点选", en: "choose" },
} satisfies Record<string, Names>;

export type Word = keyof typeof WORDS;

export function say(word: Word, language: Language): string {
  return WORDS[word][language];
}
