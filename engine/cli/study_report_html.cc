// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "cli/estimate_text.h"
#include "cli/interval_plot.h"
#include "cli/run_words.h"
#include "cli/study_report.h"
#include "io/text/xml_text.h"

namespace sc {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<style>
body { font: 15px/1.45 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #1b1f24;
  background: #fff; max-width: 76rem; margin: 0 auto; padding: 0 1rem 3rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-top: 2.2rem; }
h3 { font-size: 1rem; margin: 1.4rem 0 0.3rem; }
.warn { background: #fff3cd; border-left: 4px solid #b58100; padding: 0.5rem 0.8rem; }
.small, td.words { color: #57606a; font-size: 0.88em; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.2rem 0.6rem; text-align: right; white-space: nowrap; border-bottom: 1px solid #d8dee4; }
th:first-child, td:first-child, td.words { text-align: left; }
td.words { white-space: normal; }
th { font-weight: 600; font-size: 0.85em; color: #57606a; }
tr.baseline td:first-child { font-weight: 600; }
.plot { vertical-align: middle; }
.zero { stroke: #8c959f; stroke-width: 1; stroke-dasharray: 3 2; fill: none; }
.whisker { stroke: #0b5cad; stroke-width: 1.6; fill: none; } .dot { fill: #0b5cad; }
code { font-size: 0.85em; overflow-wrap: anywhere; white-space: pre-wrap; }
@media print { body { max-width: none; font-size: 9pt; } .wide { overflow: visible; }
  th, td { padding: 0.1rem 0.35rem; } section { break-inside: avoid; } }
</style>
)";

std::string interval(Estimate const& e, Indicator const& i) {
  std::string const text = interval_text(e, i);
  return text.empty() ? "" : fmt::format(" <span class=\"small\">{}</span>", text);
}

std::string value_cell(Estimate const& e, Indicator const& i) {
  if (!e.exists()) return "<td></td>";
  return fmt::format("<td>{:.{}f}{}{}</td>", i.scale * e.value, i.decimals, interval(e, i),
                     e.few ? "~" : "");
}

std::string difference_cell(StudyFinding const& f, Indicator const& i) {
  Estimate const& d = f.difference;
  if (!d.exists()) return "<td></td>";
  if (d.never_differs()) return "<td>= <span class=\"small\">always</span></td>";
  return fmt::format("<td>{:+.{}f}{}{}{}</td>", i.scale * d.value, i.decimals, interval(d, i),
                     d.few ? "~" : "",
                     f.clear_together    ? " <b>**</b>"
                     : d.clear_of_zero() ? " <b>*</b>"
                                         : "");
}

std::string count_cell(std::optional<std::size_t> const& n) {
  return n ? fmt::format("<td>{}</td>", *n) : "<td></td>";
}

std::string ratio_cell(double ratio) {
  if (std::isnan(ratio)) return "<td></td>";
  return std::isinf(ratio) ? "<td>∞</td>" : fmt::format("<td>{:.3g}</td>", ratio);
}

std::string open_row(VariantFindings const& v, ScenarioFindings const& found, bool named,
                     std::string_view name) {
  bool const baseline = &v == &found.variants[found.baseline];
  return fmt::format("<tr{}><td>{}</td>", baseline ? " class=\"baseline\"" : "",
                     named ? xml_text(name) : "");
}

std::string axis(IntervalPlot const& plot, Indicator const& i) {
  return fmt::format("{:.{}f} … {:.{}f}", i.scale * plot.low(), i.decimals, i.scale * plot.high(),
                     i.decimals);
}

/// A table of one indicator, a row for each variant.
std::string indicator_section(StudyReport const& report, ScenarioFindings const& found,
                              std::size_t k) {
  Indicator const& i = all_indicators()[found.variants.front().lines[k].indicator];
  std::vector<Estimate> values, differences;
  for (VariantFindings const& v : found.variants) {
    values.push_back(v.lines[k].mean.value);
    differences.push_back(v.lines[k].mean.difference);
  }
  IntervalPlot const plot(values, IntervalPlot::Zero::where_it_falls);
  IntervalPlot const beside_zero(differences, IntervalPlot::Zero::always);
  std::string text = fmt::format(
      "<section><h3>{} {}{}</h3><div class=\"wide\"><table>\n<tr><th>variant 方案</th><th>{}</th>"
      "<th>{}</th><th>P50</th><th>P90</th><th>needs</th><th>difference 差异</th><th>{}</th>"
      "<th>variance ratio</th><th>needs</th><th>P90 difference</th></tr>\n",
      xml_text(i.en), xml_text(i.zh), i.unit.empty() ? "" : fmt::format(" [{}]", i.unit),
      i.way == Indicator::Way::ratio ? "of all 总体" : "mean 均值", axis(plot, i),
      axis(beside_zero, i));
  for (VariantFindings const& v : found.variants) {
    StudyLine const& l = v.lines[k];
    text += open_row(v, found, true, report.variant(v).name) + value_cell(l.mean.value, i) +
            "<td>" + plot.svg(l.mean.value) + "</td>" + value_cell(l.p50.value, i) +
            value_cell(l.p90.value, i) + count_cell(l.mean.needed) + difference_cell(l.mean, i) +
            "<td>" + beside_zero.svg(l.mean.difference) + "</td>" +
            ratio_cell(l.mean.variance_ratio) + count_cell(l.mean.needed_difference) +
            difference_cell(l.p90, i) + "</tr>\n";
  }
  return text + "</table></div></section>\n";
}

std::string group_rows(StudyReport const& report, ScenarioFindings const& found, std::size_t k) {
  auto const all = all_indicators();
  Indicator const& mean = all[indicator_number("response_mean")];
  Indicator const& late = all[indicator_number("late_share")];
  Indicator const& reported = all[indicator_number("incidents_reported")];
  Names const names = group_names(report.head, found.variants.front().groups[k]);
  std::string text;
  for (VariantFindings const& v : found.variants) {
    StudyGroup const& g = v.groups[k];
    text += open_row(v, found, &v == &found.variants.front(), names.en + " " + names.zh) + "<td>" +
            xml_text(report.variant(v).name) + "</td>" + value_cell(g.reported.value, reported) +
            value_cell(g.mean.value, mean) + value_cell(g.p50.value, mean) +
            value_cell(g.p90.value, mean) + difference_cell(g.mean, mean) +
            value_cell(g.late_share.value, late) + difference_cell(g.late_share, late) + "</tr>\n";
  }
  return text;
}

std::string groups_section(StudyReport const& report, ScenarioFindings const& found) {
  if (found.variants.front().groups.empty()) return "";
  std::string text =
      "<section><h3>by severity and kind 按严重程度与类型</h3><div class=\"wide\"><table>\n<tr>"
      "<th></th><th>variant 方案</th><th>reported 报险</th><th>mean response [min] 平均响应</th>"
      "<th>P50</th><th>P90</th><th>difference 差异</th><th>late [%] 迟到率</th><th>difference "
      "差异</th></tr>\n";
  for (std::size_t k = 0; k < found.variants.front().groups.size(); ++k)
    text += group_rows(report, found, k);
  return text + "</table></div></section>\n";
}

std::string worst_section(StudyReport const& report, ScenarioFindings const& found) {
  std::string text;
  for (VariantFindings const& v : found.variants)
    for (WorstReplication const& w : v.worst)
      text += fmt::format(
          "<li>{}, replication {}: mean {:.1f} min, {:.0f} min in all<br/><code>{}</code></li>\n",
          xml_text(report.variant(v).name), w.replication, w.response_mean_s / 60, w.waited_s / 60,
          xml_text(run_words(report.head, v.variant, w.replication)));
  if (text.empty()) return "";
  return "<section><h3>worst replications 最差的重复</h3><ul>\n" + text + "</ul></section>\n";
}

std::string variants_table(StudyReport const& report, ScenarioFindings const& found) {
  std::string text =
      "<div class=\"wide\"><table>\n<tr><th>variant 方案</th><th>replications 重复</th><th>pairs "
      "配对</th><th></th></tr>\n";
  for (VariantFindings const& v : found.variants)
    text += open_row(v, found, true, report.variant(v).name) +
            fmt::format("<td>{} / {}</td><td>{}</td><td class=\"words\">{}</td></tr>\n", v.rows,
                        v.wanted, v.pairs, xml_text(words_of(report.variant(v))));
  return text + "</table></div>\n";
}

std::string scenario(StudyReport const& report, ScenarioFindings const& found) {
  StudyScenario const& s = report.head.scenarios[found.scenario];
  std::string text = fmt::format("<h2>{} {}</h2>\n", xml_text(s.names.en), xml_text(s.names.zh));
  if (!s.note.empty()) text += fmt::format("<p class=\"warn\">{}</p>\n", xml_text(s.note));
  Names const late = late_words(report, found);
  text += fmt::format("<p>{}, seed {}, the same luck for all variants. {} {}</p>\n",
                      xml_text(s.folder), s.seed, late.en, late.zh);
  text += variants_table(report, found);
  Names const many = many_differences(report, found);
  if (!many.en.empty())
    text +=
        fmt::format("<p class=\"small\">{}.<br/>{}。</p>\n", xml_text(many.en), xml_text(many.zh));
  for (std::size_t k = 0; k < found.variants.front().lines.size(); ++k)
    text += indicator_section(report, found, k);
  return text + groups_section(report, found) + worst_section(report, found);
}

std::string opening(StudyReport const& report) {
  std::string text = std::string(kHead) +
                     fmt::format("<title>{}</title>\n</head>\n<body>\n<h1>Study 研究 {}</h1>\n",
                                 xml_text(report.path), xml_text(report.path));
  Names const state = unfinished(report);
  if (!state.en.empty())
    text +=
        fmt::format("<p class=\"warn\">{}<br/>{}</p>\n", xml_text(state.en), xml_text(state.zh));
  return text + fmt::format(
                    "<p class=\"small\">stormcrew {} ({}). In brackets and drawn: 95 % intervals, "
                    "each by itself; ~ replications are few for it. needs: replications for ± {}. "
                    "括号内与图中为 95 % 置信区间；~ 重复次数偏少。</p>\n",
                    xml_text(report.head.engine_version), xml_text(report.head.git_sha),
                    wished_width(report.how));
}

}  // namespace

std::string study_as_html(StudyReport const& report) {
  std::string text = opening(report);
  for (ScenarioFindings const& found : report.found)
    if (!found.variants.empty()) text += scenario(report, found);
  return text + "</body>\n</html>\n";
}

}  // namespace sc
