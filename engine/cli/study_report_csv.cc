// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "cli/estimate_text.h"
#include "cli/study_report.h"
#include "io/text/csv_text.h"

namespace sc {
namespace {

/// Empty for what does not exist.
std::string cell(double value) {
  return std::isnan(value) ? std::string() : fmt::format("{:.6g}", value);
}
std::string cell(std::optional<std::size_t> const& n) {
  return n ? std::to_string(*n) : std::string();
}

/// The row's place: scenario, variant, group.
struct Place {
  std::string scenario, variant, by, group;
};

std::string row(Place const& place, Indicator const& i, std::string_view statistic,
                StudyFinding const& f) {
  Estimate const &v = f.value, &d = f.difference;
  bool const judged = !std::isnan(d.low);
  return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n",
                     spreadsheet_cell(place.scenario), spreadsheet_cell(place.variant), place.by,
                     spreadsheet_cell(place.group), i.id, statistic, i.unit,
                     cell(i.scale * v.value), cell(i.scale * v.low), cell(i.scale * v.high),
                     cell(i.scale * v.standard_error), v.used, v.left_out,
                     yes_cell(v.few, v.few || !std::isnan(v.low)), cell(f.needed),
                     cell(i.scale * d.value), cell(i.scale * d.low), cell(i.scale * d.high),
                     cell(i.scale * d.standard_error), d.exists() ? std::to_string(d.used) : "",
                     yes_cell(d.clear_of_zero(), judged), yes_cell(f.clear_together, judged),
                     cell(f.variance_ratio), cell(f.needed_difference));
}

std::string rows(StudyReport const& report, ScenarioFindings const& found,
                 VariantFindings const& v) {
  Place place{report.head.scenarios[found.scenario].folder, report.variant(v).name, "all", ""};
  auto const all = all_indicators();
  std::string text;
  for (StudyLine const& line : v.lines) {
    Indicator const& i = all[line.indicator];
    text += row(place, i, "mean", line.mean) + row(place, i, "p50", line.p50) +
            row(place, i, "p90", line.p90);
  }
  Indicator const& response = all[indicator_number("response_mean")];
  for (StudyGroup const& g : v.groups) {
    place.by = g.by == StudyGroup::By::severity ? "severity" : "kind";
    place.group = group_id(report.head, g);
    text += row(place, all[indicator_number("incidents_reported")], "mean", g.reported) +
            row(place, response, "mean", g.mean) + row(place, response, "p50", g.p50) +
            row(place, response, "p90", g.p90) +
            row(place, all[indicator_number("late_share")], "mean", g.late_share);
  }
  return text;
}

}  // namespace

std::string study_as_csv(StudyReport const& report) {
  std::string text =
      "scenario,variant,by,group,indicator,statistic,unit,value,low,high,standard_error,used,"
      "left_out,few,replications_needed,difference,difference_low,difference_high,"
      "difference_standard_error,pairs,clear_of_zero,clear_together,variance_ratio,"
      "difference_replications_needed\n";
  for (ScenarioFindings const& found : report.found)
    for (VariantFindings const& v : found.variants) text += rows(report, found, v);
  return std::string(csv_mark(text)) + text;
}

}  // namespace sc
