// SPDX-License-Identifier: Apache-2.0
#include "report/measures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace sc {
namespace {

/// The numbers of /summary by name.
class Numbers {
 public:
  explicit Numbers(RunContents const& run) : all_(run.summary) {}
  /// Nothing where there is none, or nothing to count.
  [[nodiscard]] std::optional<double> operator[](std::string_view name) const {
    auto const found = std::find_if(all_.begin(), all_.end(),
                                    [&](auto const& entry) { return entry.first == name; });
    if (found == all_.end() || !std::isfinite(found->second)) return std::nullopt;
    return found->second;
  }

 private:
  std::vector<std::pair<std::string, double>> const& all_;
};

enum class Form : std::uint8_t { count, minutes, share };

struct Line {
  std::string_view key;  ///< of the page
  std::string_view number;
  Form form;
  std::string_view zh, en;
  bool only_if_any = false;
};

constexpr auto kLines = std::to_array<Line>({
    {"incidents", "incidents", Form::count, "险情", "incidents"},
    {"cleared", "incidents_cleared", Form::count, "处置", "cleared"},
    {"unreported", "incidents_unreported", Form::count, "未报", "never reported", true},
    {"prevented", "incidents_prevented", Form::count, "封路避免", "prevented", true},
    {"response_mean", "response_mean_s", Form::minutes, "平均响应时间", "mean response time"},
    {"response_p50", "response_p50_s", Form::minutes, "响应时间中位数", "response time, P50"},
    {"response_p90", "response_p90_s", Form::minutes, "响应时间 P90", "response time, P90"},
    {"censored", "incidents_censored", Form::count, "未到场", "not reached"},
    {"in_time", "in_time_share", Form::share, "按时到场", "in time"},
    {"late_severity_1", "late_share_severity_1", Form::share, "迟到，轻微", "late, severity 1-2"},
    {"late_severity_2", "late_share_severity_2", Form::share, "迟到，较重", "late, severity 2-3"},
    {"late_severity_3", "late_share_severity_3", Form::share, "迟到，严重", "late, severity 3-4"},
    {"late_trapped", "late_share_trapped", Form::share, "迟到，人员被困", "late, people trapped"},
    {"person_trips", "person_trips", Form::count, "人次", "person-trips"},
    {"vehicle_trips", "vehicle_trips", Form::count, "车次", "vehicle-trips"},
    {"km_driven", "km_driven", Form::count, "行驶公里", "km driven"},
    {"reroutes", "reroutes", Form::count, "改道", "re-routes"},
    {"diversions", "diversions", Form::count, "途中改派", "diversions", true},
    {"preemptions", "preemptions", Form::count, "抽调", "taken from work", true},
    {"hand_overs", "hand_overs", Form::count, "交接班", "hand-overs", true},
    {"guard_closures", "guard_closures", Form::count, "值守封路", "closed by guards", true},
    {"deliveries", "deliveries", Form::count, "送料", "deliveries", true},
    {"stock_outs", "stock_outs", Form::count, "缺料", "stock-outs", true},
});

Names written(Form form, double value) {
  switch (form) {
    case Form::count: {
      std::string const text = fmt::format("{:.0f}", value);
      return {text, text};
    }
    case Form::minutes:
      return {fmt::format("{:.1f} 分钟", value / 60), fmt::format("{:.1f} min", value / 60)};
    case Form::share: {
      std::string const text = fmt::format("{:.1f} %", 100 * value);
      return {text, text};
    }
  }
  return {};
}

/// Means and quantiles are lower bounds as soon as somebody was not reached.
void mark_bound(Names& text) {
  text.zh = "≥ " + text.zh;
  text.en = "≥ " + text.en;
}

}  // namespace

std::vector<Measure> measures_of(RunContents const& run) {
  Numbers const numbers(run);
  bool const bound = numbers["incidents_censored"].value_or(0) > 0;
  std::vector<Measure> measures;
  for (Line const& line : kLines) {
    auto const value = numbers[line.number];
    if (!value || (line.only_if_any && *value == 0)) continue;
    Names text = written(line.form, *value);
    if (bound && line.form == Form::minutes) mark_bound(text);
    measures.push_back({line.key, {std::string(line.zh), std::string(line.en)}, std::move(text)});
  }
  return measures;
}

}  // namespace sc
