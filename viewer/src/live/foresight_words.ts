// SPDX-License-Identifier: Apache-2.0

/** What the live page says of the hours to come. */
export const FORESIGHT_WORDS = {
  what_if: { zh: "若派它？", en: "What if?" },
  simulating: { zh: "正在推演…", en: "simulating …" },
  as_recommended: { zh: "按建议", en: "as recommended" },
  difference: { zh: "差（区间）", en: "difference (interval)" },
  futures: { zh: "{n} 个未来，各 {h} 小时，两边同样的运气。", en: "{n} futures of {h} h, with the same luck on both sides." },
  forecast: { zh: "预测", en: "Forecast" },
  no_forecast: { zh: "尚无预测。", en: "No forecast yet." },
  made_at: { zh: "起算时刻", en: "From" },
  futures_took: { zh: "{n} 个未来，用时 {s} 秒", en: "{n} futures in {s} s" },
  fan_caption: {
    zh: "线为中位数，带为第 10 至第 90 百分位。",
    en: "Lines: medians. Bands: from the 10th to the 90th percentile.",
  },
  hours_caption: {
    zh: "点与带：响应时间的中位数与第 10 至第 90 百分位（左轴）；柱：迟到率（右轴）。",
    en: "Dots and band: response time, median and 10th to 90th percentile (left). Bars: share that is late (right).",
  },
  response_min: { zh: "响应时间（分钟）", en: "response time (min)" },
  late_share: { zh: "迟到率", en: "late share" },
  minutes: { zh: "分钟", en: "min" },
  reported: { zh: "报险数", en: "reported" },
  time: { zh: "时刻", en: "time" },
  hour: { zh: "小时", en: "hour" },
  runs_dry: {
    zh: "{station}：{share}% 的未来中无单元可派，约 {time}（{in}后）起。",
    en: "{station}: no unit left in {share} % of the futures, from about {time} (in {in}).",
  },
  runs_out: {
    zh: "{station}：{share}% 的未来中{material}用尽，约 {time}（{in}后）起。",
    en: "{station}: out of {material} in {share} % of the futures, from about {time} (in {in}).",
  },
  advice: { zh: "前置建议", en: "Where to wait" },
  no_advice: { zh: "尚无建议。", en: "No advice yet." },
  nobody_moves: { zh: "各单元留在原处。", en: "Everybody stays." },
  on_the_road: { zh: "途中", en: "on the road" },
  advice_hours: { zh: "及时接警数", en: "Calls with a free unit in time" },
  calls: { zh: "预计报险", en: "calls expected" },
  as_now: { zh: "不动", en: "as now" },
  as_moved: { zh: "按建议", en: "as advised" },
  bound: { zh: "上限", en: "Bound" },
} as const;
