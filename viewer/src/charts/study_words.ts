// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../context";
import type { Names, StudyData, StudyScenario, StudyVariant } from "../data";

/** Empty for a finished study that is all in one file; else how much of it there is. */
export function unfinished({ shard, complete, missing }: StudyData, language: Language): string {
  const share = {
    zh: `本文件为研究的分片 ${shard.index}/${shard.count}（用 stormcrew merge 合并）。`,
    en: `Share ${shard.index} of ${shard.count} of a study (stormcrew merge puts them together). `,
  };
  const part = {
    zh: `未完成：缺 ${missing} 次重复，差异只取两方案都有的重复。`,
    en: `Unfinished: ${missing} replications are missing. Differences are of those that both variants have.`,
  };
  return (shard.count > 1 ? share[language] : "") + (complete ? "" : part[language]);
}

export function howToRead({ halfwidth, level }: StudyData, language: Language): string {
  const share = Math.round(level * 100);
  return language === "zh"
    ? `括号内与图中为 ${share} % 置信区间，各自成立；~ 重复次数偏少。“需要”指半宽 ± ${halfwidth} 所需的重复次数。`
    : `In brackets and drawn: ${share} % intervals, each by itself; ~ replications are few for it. needs: replications for ± ${halfwidth}.`;
}

/** What the marks mean, and that so many intervals are looked at. */
export function manyDifferences({ differences, baseline }: StudyScenario, language: Language): string {
  if (differences === 0) return "";
  const byLuck = Math.round(differences / 20);
  return language === "zh"
    ? `* 与 ${baseline} 的差异单独看显著；** ${differences} 个会变的差异一并判断（Holm）仍显著；其中约 ${byLuck} 个区间会因偶然而落空。`
    : `* the difference to ${baseline} is clear of zero by itself; ** clear also when all ${differences} differences that vary are judged together (Holm); of so many intervals about ${byLuck} miss by luck.`;
}

export function lateWords({ variants }: StudyScenario, language: Language): string {
  const limit = variants[0].late_min;
  if (variants.some((variant) => variant.late_min !== limit))
    return language === "zh"
      ? "迟到：超过各方案 rules.late_min 未到场，或始终未到。"
      : "Late: not there within the variant's rules.late_min, or never.";
  return language === "zh"
    ? `迟到：${limit} 分钟内未到场，或始终未到。`
    : `Late: not there within ${limit} min, or never.`;
}

/** How a variant came to be: plan, policy, relocation, settings. */
export function variantWords({ plan, policy, relocation, settings }: StudyVariant): string {
  return [...(plan ? [plan] : []), policy, `relocation ${relocation}`, ...settings].join(", ");
}

/** Words of the study's tables. */
export const STUDY = {
  study: { zh: "研究", en: "Study" },
  sameLuck: { zh: "所有方案遇到相同的随机情形", en: "the same luck for all variants" },
  seed: { zh: "种子", en: "seed" },
  variant: { zh: "方案", en: "variant" },
  variants: { zh: "各方案", en: "Variants" },
  baseline: { zh: "基准", en: "baseline" },
  replications: { zh: "重复", en: "replications" },
  replication: { zh: "重复", en: "replication" },
  pairs: { zh: "配对", en: "pairs" },
  how: { zh: "做法", en: "how" },
  indicators: { zh: "指标比较", en: "Comparison" },
  indicator: { zh: "指标", en: "indicator" },
  statistic: { zh: "统计量", en: "statistic" },
  mean: { zh: "均值", en: "mean" },
  ofAll: { zh: "总体", en: "of all" },
  difference: { zh: "差异", en: "difference" },
  quantiles: { zh: "同时列出 P50 与 P90", en: "P50 and P90 as well" },
  groups: { zh: "按严重程度与类型", en: "By severity and kind" },
  group: { zh: "组", en: "group" },
  reported: { zh: "报险", en: "reported" },
  response: { zh: "平均响应", en: "mean response" },
  late: { zh: "迟到率", en: "late" },
  forest: { zh: "与基准方案的差异", en: "Differences from the baseline" },
  needs: { zh: "需要", en: "needs" },
  worst: { zh: "最差的重复", en: "Worst replications" },
  copy: { zh: "复制", en: "copy" },
} satisfies Record<string, Names>;
