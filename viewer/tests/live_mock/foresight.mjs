// SPDX-License-Identifier: Apache-2.0

/** What a forecast, advice and a what-if may look like: curves, not simulations. */

export function forecast(storm) {
  const times = Array.from({ length: 25 }, (_, k) => storm.now + k * 900);
  const band = (middle, spread) => ({
    p10: times.map((_, k) => Math.max(0, middle(k) - spread * Math.sqrt(k))),
    p50: times.map((_, k) => middle(k)),
    p90: times.map((_, k) => middle(k) + spread * Math.sqrt(k)),
  });
  const one = (p50, spread) => ({ p10: Math.max(0, p50 - spread), p50, p90: p50 + spread });
  return {
    made: storm.now,
    futures: 64,
    took_ms: 2350,
    times,
    waiting: band((k) => 3 + 4 * Math.sin(k / 5), 0.7),
    free_units: band((k) => 5 - 3 * Math.sin(k / 5), 0.4),
    hours: Array.from({ length: 6 }, (_, k) => ({
      from: storm.now + k * 3600,
      reported: one(4 + k, 2),
      response_min: one(22 + 6 * k, 8),
      late_share: { p10: 0.05 * k, p50: 0.1 * k, p90: Math.min(1, 0.18 * k) },
    })),
    dry: [{ station: 1, share: 0.62, first: storm.now + 4200 }, { station: 2, share: 0.2, first: storm.now + 9000 }],
    out_of_stock: [{ station: 0, material: { zh: "沙袋", en: "sandbags" }, share: 0.35, first: storm.now + 7200 }],
  };
}

export function advice(storm) {
  return {
    made: storm.now,
    moves: [
      { id: "m1", unit: 2, from: 2, to: 1, drive_min: 14, reason: { zh: "东片下一小时预计多起积水", en: "ponded streets expected in the east within the hour" } },
      { id: "m2", unit: 4, from: 2, to: 0, drive_min: 19, reason: { zh: "北片疏通力量不足", en: "few sewer jets in the north" } },
    ],
    hours: [0, 1, 2].map((k) => ({ from: storm.now + k * 3600, calls: 5 + k, before: 3.2 + k / 2, after: 4.1 + k / 2, bound: 4.6 + k / 2 })),
  };
}

export function whatIf(storm, { unit, incident }) {
  const measure = (id, zh, en, unit_, recommended, asked) => ({
    id, names: { zh, en }, unit: unit_, recommended, asked, difference: asked - recommended, low: asked - recommended - 1.4, high: asked - recommended + 1.9,
  });
  return {
    futures: 32,
    hours: 3,
    took_ms: 900,
    eta_s: 1300,
    measures: [
      measure("response_mean", "平均响应时间", "mean response", "min", 31.2, 34.9),
      measure("late", "迟到险情", "late incidents", "", 3.1, 3.4),
    ],
    words: { zh: `改派 ${unit} 使 #${incident} 平均多等 4 分钟。`, en: `Sending ${unit} lets #${incident} wait 4 min longer on average.` },
  };
}

export function inject(number, storm) {
  return {
    number,
    at: storm.now,
    incident: -1,
    from: { zh: "导调组", en: "control" },
    to: { zh: "值班长", en: "duty officer" },
    mode: { zh: "电话", en: "telephone" },
    message: { zh: "市民来电：横9路积水及膝，公交车熄火。", en: "A citizen calls: water up to the knees on Heng 9 Rd, a bus has stalled." },
  };
}

export function score() {
  return {
    costliest: { zh: "代价最大的决定：派遣 T2 去 #3，多等 1.4 小时。", en: "The costliest decision: T2 to #3, 1.4 h more waiting." },
    totals: [{ names: { zh: "严重度加权等待", en: "severity-weighted waiting" }, team: "9.2 h", expected: "6.8 h", bound: "5.1 h" }],
    page: "/score/1",
  };
}
