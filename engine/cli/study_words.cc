// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/half_width.h"
#include "cli/study_report.h"

namespace sc {
namespace {

constexpr std::array<std::string_view, 3> kBandsEn = {"severity 1-2", "severity 2-3",
                                                      "severity 3-4"};
constexpr std::array<std::string_view, 3> kBandsZh = {"轻微", "较重", "严重"};

}  // namespace

Names group_names(StudyHead const& head, StudyGroup const& group) {
  if (group.by == StudyGroup::By::kind) return head.kinds[group.index].labels;
  return {std::string(kBandsZh[group.index]), std::string(kBandsEn[group.index])};
}

std::string group_id(StudyHead const& head, StudyGroup const& group) {
  return group.by == StudyGroup::By::kind ? head.kinds[group.index].id
                                          : std::to_string(group.index + 1);
}

Names unfinished(StudyReport const& report) {
  Names text;
  Shard const shard = report.head.shard;
  if (shard.count > 1) {
    text.en = fmt::format("Share {} of {} of a study (stormcrew merge puts them together). ",
                          shard.index, shard.count);
    text.zh = fmt::format("本文件为研究的分片 {}/{}（用 stormcrew merge 合并）。", shard.index,
                          shard.count);
  }
  if (report.complete) return text;
  text.en += fmt::format(
      "Unfinished: {} replications are missing. Differences are of those that both variants have.",
      report.missing);
  text.zh += fmt::format("未完成：缺 {} 次重复，差异只取两方案都有的重复。", report.missing);
  return text;
}

Names many_differences(StudyReport const& report, ScenarioFindings const& found) {
  if (found.differences == 0) return {};
  std::string const& baseline = report.baseline(found).name;
  std::size_t const m = found.differences;
  return {fmt::format("* 与 {} 的差异单独看显著；** {} 个会变的差异一并判断（Holm）仍显著；其中约 "
                      "{:.0f} 个区间会因偶然而落空",
                      baseline, m, static_cast<double>(m) / 20),
          fmt::format("* the difference to {} is clear of zero by itself; ** clear also when all "
                      "{} differences that vary are judged together (Holm); of so many intervals "
                      "about {:.0f} miss by luck",
                      baseline, m, static_cast<double>(m) / 20)};
}

Names late_words(StudyReport const& report, ScenarioFindings const& found) {
  Duration const late = report.baseline(found).late;
  bool const one =
      std::all_of(found.variants.begin(), found.variants.end(),
                  [&](VariantFindings const& v) { return report.variant(v).late == late; });
  if (!one)
    return {"迟到：超过各方案 rules.late_min 未到场，或始终未到。",
            "Late: not there within the variant's rules.late_min, or never."};
  return {fmt::format("迟到：{:g} 分钟内未到场，或始终未到。", late.minutes()),
          fmt::format("Late: not there within {:g} min, or never.", late.minutes())};
}

std::string words_of(StudyVariant const& variant) {
  std::string text = variant.policy + ", relocation " + variant.relocation;
  if (!variant.plan.empty()) text = variant.plan + ", " + text;
  for (std::string const& setting : variant.settings) text += ", " + setting;
  return text;
}

std::string wished_width(StudyComparisonOptions const& how) {
  return text_of(HalfWidth{how.halfwidth, how.relative});
}

}  // namespace sc
