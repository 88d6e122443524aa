// SPDX-License-Identifier: Apache-2.0
#include "cli/drill_score_text.h"

#include <fmt/format.h>

#include <array>

#include "cli/columns.h"
#include "drill/remarks.h"
#include "io/text/local_time.h"

namespace sc {
namespace {

constexpr std::size_t kLabel = 35;
constexpr std::size_t kNumber = 15;

std::string english_first(Names const& names) {
  return names.en + ' ' + names.zh;
}

std::string head(ScoreReport const& report) {
  Scenario const& s = report.world.scenario;
  Names const variant = words_of(report.variant);
  std::string text = english_first(report.drill.names) + '\n';
  if (!s.note.empty()) text += s.note + '\n';
  text += fmt::format("{}, {} to {}", english_first(variant), local_time(s, report.drill.begin),
                      local_time(s, report.drill.end));
  if (!report.team.empty()) text += fmt::format("; team 参演队伍: {}", report.team);
  Names const worst = costliest_sentence(report);
  return fmt::format("{}\n\n{}\n{}\n\n", text, worst.en, worst.zh);
}

std::string total_lines(ScoreReport const& report) {
  std::string text = left_aligned("", kLabel);
  for (char const* const column : {"team 参演", "expected 参考", "bound 下界"})
    text += right_aligned(column, kNumber);
  for (TotalLine const& line : totals_of(report))
    text += fmt::format("\n{}{}{}{}", left_aligned(english_first(line.names), kLabel),
                        right_aligned(line.team, kNumber), right_aligned(line.expected, kNumber),
                        right_aligned(line.bound, kNumber));
  return text + "\n\n";
}

std::string minutes(std::optional<Duration> response, bool arrived) {
  if (!response) return "-";
  return fmt::format("{}{:.1f}", arrived ? "" : ">", response->minutes());
}

std::string inject_line(ScoreReport const& report, std::size_t i, bool worst) {
  Inject const& inject = report.drill.injects[i];
  InjectScore const& it = report.score.injects[i];
  std::array const numbers = {fmt::format("{}{}", worst ? "* " : "", inject.number),
                              minutes(it.team.response, it.team.arrive.has_value()),
                              minutes(it.expected.response, it.expected.arrive.has_value()),
                              it.bound ? fmt::format("{:.1f}", it.bound->response.minutes()) : "-",
                              minutes(it.team.until_work, it.team.work.has_value()),
                              minutes(it.expected.until_work, it.expected.work.has_value()),
                              fmt::format("{:.1f}", it.team.cost.arrival_h),
                              fmt::format("{:.1f}", it.most_saved_h())};
  std::string text;
  for (std::string const& number : numbers) text += right_aligned(number, 9);
  Names const verdict = words_of(it.verdict);
  return fmt::format("{}  {}: {} {}\n", text, english_first(title_of(report, inject)), verdict.en,
                     verdict.zh);
}

std::string inject_lines(ScoreReport const& report) {
  std::string text =
      "inject 险情; response 响应时间 [min] of team 参演, expected 参考, bound 下界; until "
      "work 开工 [min] of team, expected; weighted waiting 加权等待 [h]; saved 可省 "
      "[h]\n";
  auto const worst = costliest(report.score);
  for (std::size_t i = 0; i < report.drill.injects.size(); ++i)
    text += inject_line(report, i, worst == i);
  return text;
}

std::string remark_lines(ScoreReport const& report) {
  auto const remarks = remarks_on(report.drill, report.actions, report.score.outcomes);
  std::string text;
  for (Names const& remark : remarks) text += fmt::format("  {}\n  {}\n", remark.en, remark.zh);
  return remarks.empty() ? "" : "\nremarks 备注\n" + text;
}

}  // namespace

std::string score_as_text(ScoreReport const& report) {
  return head(report) + total_lines(report) + inject_lines(report) + remark_lines(report);
}

}  // namespace sc
