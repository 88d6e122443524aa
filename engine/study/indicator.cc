// SPDX-License-Identifier: Apache-2.0
#include "study/indicator.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace sc {
namespace {

using Way = Indicator::Way;

// clang-format off
constexpr auto kIndicators = std::to_array<Indicator>({
    {"response_mean", "mean response", "平均响应", "min", 1.0 / 60, 1, Way::ratio,
     "waited_s", "incidents_reported"},
    {"response_p90", "P90 response", "九成响应", "min", 1.0 / 60, 1, Way::quantile},
    {"late_share", "late", "迟到率", "%", 100, 1, Way::ratio, "late", "incidents_reported"},
    {"late_share_severity_1", "late, severity 1-2", "轻微迟到率", "%", 100, 1, Way::ratio,
     "late_severity_1", "reported_severity_1"},
    {"late_share_severity_2", "late, severity 2-3", "较重迟到率", "%", 100, 1, Way::ratio,
     "late_severity_2", "reported_severity_2"},
    {"late_share_severity_3", "late, severity 3-4", "严重迟到率", "%", 100, 1, Way::ratio,
     "late_severity_3", "reported_severity_3"},
    {"late_share_trapped", "late, people trapped", "被困迟到率", "%", 100, 1, Way::ratio,
     "late_trapped", "reported_trapped"},
    {"not_reached", "not reached", "未到场", "", 1, 2, Way::mean, "incidents_censored"},
    {"incidents", "incidents", "险情", "", 1, 2, Way::mean, "incidents"},
    {"waterlogging_incidents", "waterlogging incidents", "积水险情", "", 1, 2, Way::mean,
     "waterlogging_incidents"},
    {"flooded_points", "points 0.15 m deep or more", "积水达0.15米的点", "", 1, 1, Way::mean,
     "flooded_points"},
    {"incidents_prevented", "prevented by closures", "封路避免", "", 1, 2, Way::mean,
     "incidents_prevented", "", true},
    {"incidents_cleared", "problems handled", "处置问题", "", 1, 2, Way::mean,
     "incidents_cleared", "", true},
    {"person_trips", "person-trips", "人次", "", 1, 1, Way::mean, "person_trips"},
    {"vehicle_trips", "vehicle-trips", "车次", "", 1, 1, Way::mean, "vehicle_trips"},
    {"km_driven", "km driven", "行驶公里", "km", 1, 1, Way::mean, "km_driven"},
    {"stock_outs", "stock-outs", "缺料", "", 1, 2, Way::mean, "stock_outs"},
    // kUsual ends here
    {"incidents_unreported", "incidents nobody reported", "未报险情", "", 1, 2, Way::mean,
     "incidents_unreported"},
    {"incidents_reported", "incidents reported", "报险", "", 1, 2, Way::mean,
     "incidents_reported"},
    {"activations", "activations", "应急响应", "", 1, 2, Way::mean, "activations"},
    {"diversions", "diversions", "改派", "", 1, 2, Way::mean, "diversions"},
    {"preemptions", "preemptions", "抢占", "", 1, 2, Way::mean, "preemptions"},
    {"hand_overs", "hand-overs on scene", "现场交接", "", 1, 2, Way::mean, "hand_overs"},
    {"deliveries", "deliveries", "送料", "", 1, 2, Way::mean, "deliveries"},
    {"guard_closures", "closures by guards", "值守封路", "", 1, 2, Way::mean, "guard_closures"},
    {"reroutes", "reroutes", "改道", "", 1, 1, Way::mean, "reroutes"},
    {"car_trips", "car trips", "小汽车出行", "", 1, 0, Way::mean, "car_trips"},
    {"car_trips_arrived", "car trips that arrived", "到达的出行", "", 1, 0, Way::mean,
     "car_trips_arrived", "", true},
    {"car_trips_given_up", "car trips given up", "放弃的出行", "", 1, 1, Way::mean,
     "car_trips_given_up"},
    {"car_travel_mean", "mean travel time of cars", "小汽车平均行程时间", "min", 1.0 / 60, 2,
     Way::mean, "car_travel_mean_s"},
    {"car_reroutes", "reroutes of cars", "小汽车改道", "", 1, 1, Way::mean, "car_reroutes"},
    {"car_pull_outs", "cars that left a jam", "驶离拥堵", "", 1, 1, Way::mean, "car_pull_outs"},
});
// clang-format on

constexpr std::size_t kUsual = 17;
static_assert(kIndicators[kUsual - 1].id == "stock_outs");

}  // namespace

std::span<Indicator const> indicators() {
  return std::span(kIndicators).first(kUsual);
}

std::span<Indicator const> all_indicators() {
  return kIndicators;
}

std::size_t indicator_number(std::string_view id) {
  auto const all = all_indicators();
  auto const found =
      std::find_if(all.begin(), all.end(), [&](Indicator const& i) { return i.id == id; });
  SC_EXPECT(found != all.end());
  return static_cast<std::size_t>(found - all.begin());
}

}  // namespace sc
