// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cli/columns.h"
#include "cli/estimate_text.h"
#include "cli/run_words.h"
#include "cli/study_report.h"

namespace sc {
namespace {

/// The interval and the mark behind a number.
std::string behind(Estimate const& e, Indicator const& i) {
  return (std::isnan(e.low) ? "" : " ") + interval_text(e, i);
}

/// "12.3 (11.9 to 12.7)", with ~ where replications are few for it.
std::string told(Estimate const& e, Indicator const& i) {
  if (!e.exists()) return "-";
  return fmt::format("{:.{}f}{}", i.scale * e.value, i.decimals, behind(e, i));
}

std::string marks(StudyFinding const& f) {
  if (f.clear_together) return " **";
  return f.difference.clear_of_zero() ? " *" : "";
}

std::string difference(StudyFinding const& f, Indicator const& i) {
  Estimate const& d = f.difference;
  if (d.never_differs()) return "the same always";
  return fmt::format("{:+.{}f}{}{}", i.scale * d.value, i.decimals, behind(d, i), marks(f));
}

std::string count(std::optional<std::size_t> const& n) {
  return n ? fmt::format("{}", *n) : "-";
}

std::size_t name_width(StudyReport const& report, ScenarioFindings const& found) {
  std::size_t width = 13;
  for (VariantFindings const& v : found.variants)
    width = std::max(width, columns_of(report.variant(v).name) + 1);
  return width;
}

std::string line(StudyLine const& l, Indicator const& i, std::string const& name) {
  std::string text =
      fmt::format("  {}{:24} P50 {:24} P90 {:24} needs {}\n", name, told(l.mean.value, i),
                  told(l.p50.value, i), told(l.p90.value, i), count(l.mean.needed));
  if (!l.mean.difference.exists()) return text;
  std::string const blank(columns_of(name), ' ');
  text += fmt::format("  {}{}", blank, difference(l.mean, i));
  if (std::isfinite(l.mean.variance_ratio))
    text += fmt::format(", variance ratio {:.3g}, needs {}", l.mean.variance_ratio,
                        count(l.mean.needed_difference));
  if (l.p90.difference.exists())
    text += fmt::format("; P50 {}; P90 {}", difference(l.p50, i), difference(l.p90, i));
  return text + '\n';
}

std::string lines(StudyReport const& report, ScenarioFindings const& found) {
  std::size_t const width = name_width(report, found);
  std::string text;
  for (std::size_t k = 0; k < found.variants.front().lines.size(); ++k) {
    Indicator const& i = all_indicators()[found.variants.front().lines[k].indicator];
    text +=
        fmt::format("\n{} {}{}\n", i.en, i.zh, i.unit.empty() ? "" : fmt::format(" [{}]", i.unit));
    for (VariantFindings const& v : found.variants)
      text += line(v.lines[k], i, left_aligned(report.variant(v).name, width));
  }
  return text;
}

std::string group_line(StudyGroup const& g, std::string const& name) {
  Indicator const& mean = all_indicators()[indicator_number("response_mean")];
  Indicator const& late = all_indicators()[indicator_number("late_share")];
  if (!g.mean.value.exists()) return fmt::format("  {}{:8.2f}\n", name, g.reported.value.value);
  std::string text =
      fmt::format("  {}{:8.2f}  {:24} {:7.1f} {:7.1f}  {:22}", name, g.reported.value.value,
                  told(g.mean.value, mean), mean.scale * g.p50.value.value,
                  mean.scale * g.p90.value.value, told(g.late_share.value, late));
  if (g.mean.difference.exists())
    text += fmt::format("  {:26} {}", difference(g.mean, mean), difference(g.late_share, late));
  text.erase(text.find_last_not_of(' ') + 1);
  return text + '\n';
}

std::string groups(StudyReport const& report, ScenarioFindings const& found) {
  if (found.variants.front().groups.empty()) return "";
  std::size_t const width = name_width(report, found);
  std::string text = fmt::format(
      "\nby severity and kind 按严重程度与类型\n  {}{:>8}  {:24} {:>7} {:>7}  {:22}  {:26} {}\n",
      std::string(width, ' '), "reported", "mean [min]", "P50", "P90", "late [%]", "difference",
      "of late");
  for (std::size_t k = 0; k < found.variants.front().groups.size(); ++k) {
    Names const names = group_names(report.head, found.variants.front().groups[k]);
    text += fmt::format("{} {}\n", names.en, names.zh);
    for (VariantFindings const& v : found.variants)
      text += group_line(v.groups[k], left_aligned(report.variant(v).name, width));
  }
  return text;
}

std::string worst(StudyReport const& report, ScenarioFindings const& found) {
  std::string text;
  for (VariantFindings const& v : found.variants)
    for (WorstReplication const& w : v.worst)
      text += fmt::format("  {}, replication {}: mean {:.1f} min, {:.0f} min in all\n    {}\n",
                          report.variant(v).name, w.replication, w.response_mean_s / 60,
                          w.waited_s / 60, run_words(report.head, v.variant, w.replication));
  return text.empty() ? "" : "\nworst replications 最差的重复\n" + text;
}

std::string head_of(StudyReport const& report, ScenarioFindings const& found) {
  StudyScenario const& s = report.head.scenarios[found.scenario];
  std::string text = fmt::format("{}  {}\n", s.names.en, s.names.zh);
  if (!s.note.empty()) text += s.note + '\n';
  text += fmt::format("{}, seed {}, the same luck for all variants. {}\n", s.folder, s.seed,
                      late_words(report, found).en);
  for (VariantFindings const& v : found.variants) {
    text += fmt::format("  {}: {} of {} replications", report.variant(v).name, v.rows, v.wanted);
    if (v.pairs != v.rows) text += fmt::format(", {} pairs", v.pairs);
    text += fmt::format("; {}\n", words_of(report.variant(v)));
  }
  text += fmt::format(
      "In brackets 95 % intervals, each by itself; {}. needs: replications for +/- {}\n", kFewWords,
      wished_width(report.how));
  Names const many = many_differences(report, found);
  if (!many.en.empty()) text += many.en + '\n' + many.zh + '\n';
  return text;
}

}  // namespace

std::string study_as_text(StudyReport const& report) {
  std::string text;
  Names const state = unfinished(report);
  if (!state.en.empty()) text += state.en + '\n' + state.zh + "\n\n";
  for (ScenarioFindings const& found : report.found) {
    if (found.variants.empty()) continue;
    if (&found != &report.found.front()) text += "\n\n";
    text += head_of(report, found) + lines(report, found) + groups(report, found) +
            worst(report, found);
  }
  return text;
}

}  // namespace sc
