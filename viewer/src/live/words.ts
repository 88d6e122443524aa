// SPDX-License-Identifier: Apache-2.0
import { name, type Language } from "../context";
import { ACTION_WORDS } from "./action_words";
import { FORESIGHT_WORDS } from "./foresight_words";

/** What the live page says of the present. Terms as in docs/glossary.md. */
const SIGHT_WORDS = {
  waiting_room: { zh: "风雨铁军 值班室", en: "Stormcrew duty room" },
  connected: { zh: "已连接", en: "connected" },
  connecting: { zh: "正在连接…", en: "connecting …" },
  reconnecting: { zh: "自 {t} 起断线，正在重连", en: "reconnecting since {t}" },
  wants_token: { zh: "服务要求登录", en: "the service asks for a token" },
  stale: { zh: "连接已断：画面不是当前情况", en: "No connection: this picture is not of now" },
  level: { zh: "响应级别", en: "Level" },
  level_none: { zh: "无", en: "none" },
  count_waiting: { zh: "等待", en: "waiting" },
  count_coming: { zh: "途中", en: "on the way" },
  count_working: { zh: "现场", en: "working" },
  count_free: { zh: "可派", en: "free" },
  policy: { zh: "调度规则", en: "recommended by" },
  pace: { zh: "时间流速", en: "pace" },
  no_pace: { zh: "时间随操作推进", en: "the clock goes where changes take it" },
  automatic: { zh: "建议自动执行", en: "recommended orders are carried out by themselves" },
  drill: { zh: "演练", en: "drill" },
  orders: { zh: "建议派遣", en: "Recommended orders" },
  no_orders: { zh: "目前没有建议。", en: "Nothing to recommend now." },
  new_orders: { zh: "新建议", en: "New recommended orders" },
  and_more: { zh: "另有 {n} 项", en: "and {n} more" },
  severity: { zh: "严重度", en: "severity" },
  trapped: { zh: "有人被困", en: "people trapped" },
  people: { zh: "人员", en: "People" },
  diverts: { zh: "将抽离", en: "is taken from" },
  cut_off: { zh: "无路可达", en: "cut off" },
  queue: { zh: "等待队列", en: "Waiting" },
  nobody_waits: { zh: "没有等待的险情。", en: "Nobody waits." },
  lacking: { zh: "尚缺", en: "lacking" },
  reported_at: { zh: "报险", en: "reported" },
  dispatch: { zh: "派遣", en: "Sent" },
  arrive: { zh: "到场", en: "Arrived" },
  clear: { zh: "结束", en: "Ended" },
  state: { zh: "状态", en: "State" },
  units: { zh: "单元", en: "Units" },
  unit: { zh: "单元", en: "Unit" },
  incident: { zh: "险情", en: "Incident" },
  arrives: { zh: "预计到达", en: "Expected" },
  may_be_sent: { zh: "可派", en: "May be sent" },
  known_from: { zh: "位置来自", en: "Known from" },
  from_people: { zh: "人员报告", en: "people's word" },
  from_model: { zh: "模型推算", en: "the model" },
  out_of_service: { zh: "停用", en: "out of service" },
  by_this: { zh: "因此险情封闭", en: "by this incident" },
  streets: { zh: "路段", en: "Streets" },
  unnamed_street: { zh: "无名道路", en: "a street without a name" },
  author: { zh: "操作人", en: "By" },
  closed: { zh: "封闭", en: "closed" },
  opened_again: { zh: "已恢复通行", en: "open again" },
  nothing_chosen: {
    zh: "在地图或列表中点选险情、单元、积水点、驻点或封路标志。",
    en: "Choose an incident, unit, basin, station or closure on the map or in a list.",
  },
  yes: { zh: "是", en: "yes" },
  no: { zh: "否", en: "no" },
  log: { zh: "值班记录", en: "Log" },
  no_changes: { zh: "尚无记录。", en: "Nothing was done yet." },
  inject: { zh: "情景注入", en: "Inject" },
  drill_over: { zh: "演练结束", en: "The drill is over" },
  total: { zh: "项目", en: "Total" },
  team: { zh: "队伍", en: "Team" },
  expected: { zh: "预期", en: "Expected" },
  score_page: { zh: "打开评分页", en: "Open the score" },
} as const;

export const LIVE_WORDS = { ...SIGHT_WORDS, ...ACTION_WORDS, ...FORESIGHT_WORDS };

export type LiveWord = keyof typeof LIVE_WORDS;

export function live(key: LiveWord, language: Language): string {
  return name(LIVE_WORDS[key], language);
}
