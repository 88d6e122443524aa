// SPDX-License-Identifier: Apache-2.0
#include "base/check.h"
#include "io/run/run_columns.h"

namespace sc::run_file {
namespace {

constexpr std::string_view kStepNote =
    "The value with time t holds from t to t + step (time_bnds). Rain is the mean over the step, "
    "wind and canal level are those of its middle, depths those of its end.";

/// `time` as axis of steps, with bounds.
hdf5::Dimension write_steps(hdf5::Group& group, RunFile const& run) {
  HazardTimeline const& timeline = run.timeline;
  std::vector<std::int64_t> starts, bounds;
  for (std::size_t k = 0; k < timeline.steps; ++k) {
    std::int64_t const start = static_cast<std::int64_t>(k) * timeline.step.ms;
    starts.push_back(start);
    bounds.push_back(start);
    bounds.push_back(start + timeline.step.ms);
  }
  auto [time, variable] = group.coordinate("time", starts);
  describe_times(variable, run.scenario, {"beginning of the weather step", "天气时段起点", ""});
  variable.attribute("bounds", "time_bnds");
  hdf5::Variable ends = group.write("time_bnds", bounds, {time, group.dimension("nv", 2)});
  describe_times(ends, run.scenario, {"beginning and end of the weather step", "天气时段起止", ""});
  group.attribute("comment", kStepNote);
  return time;
}

template <class Factor>
std::vector<float> factors(std::vector<float> const& values, Factor factor) {
  return column(values,
                [&](float v) { return static_cast<float>(factor(static_cast<double>(v))); });
}

std::vector<double> total(std::vector<WaterBalance> const& balance, double WaterBalance::*part) {
  return column(balance, [&](WaterBalance const& b) { return b.*part; });
}

void write_balance(hdf5::Group& group, std::vector<WaterBalance> const& balance,
                   hdf5::Dimension const& basin) {
  auto const write = [&](char const* name, double WaterBalance::*part, char const* english,
                         char const* chinese) {
    write_numbers(group, name, total(balance, part), {basin}, {english, chinese, "m3"});
  };
  write("inflow", &WaterBalance::inflow_m3, "water that came, whole scenario, no pump trucks",
        "全程来水量（无移动泵车）");
  write("drained", &WaterBalance::drained_m3, "left through the pipe, no pump trucks",
        "经管道排出水量（无移动泵车）");
  write("pumped", &WaterBalance::pumped_m3, "left through the fixed pump, no pump trucks",
        "固定泵排出水量（无移动泵车）");
  write("spilled", &WaterBalance::spilled_m3, "ran off elsewhere, no pump trucks",
        "漫溢水量（无移动泵车）");
  write("stored", &WaterBalance::stored_m3, "still there at the end, no pump trucks",
        "结束时积存水量（无移动泵车）");
}

void write_basin_places(hdf5::Group& group, std::vector<BasinPlace> const& basins,
                        hdf5::Dimension const& basin) {
  constexpr Flag kKinds[] = {{0, "waterlogging"}, {1, "underpass"}};
  auto const kind_of = [](BasinPlace const& b) { return static_cast<std::uint8_t>(b.underpass); };
  write_names(group, column(basins, [](BasinPlace const& b) { return b.names; }), basin);
  write_places(group, column(basins, [](BasinPlace const& b) { return b.position; }), basin);
  write_flags(group, "kind", column(basins, kind_of), basin, kKinds,
              {"kind of basin", "积水点类型", "1"});
  write_numbers(group, "closure_depth",
                column(basins, [](BasinPlace const& b) { return b.closure_depth_m; }), {basin},
                {"depth that closes the links, 0: never", "封闭路段的水深（0 为不封闭）", "m"});
}

}  // namespace

void write_weather(hdf5::Group& root, RunFile const& run) {
  HazardTimeline const& t = run.timeline;
  hdf5::Group group = root.group("weather");
  hdf5::Dimension const time = write_steps(group, run);
  hdf5::Dimension const zone = group.dimension("zone", t.zones);
  hdf5::Variable rain = write_numbers(group, "rain", t.rain_mps, {time, zone},
                                      {"rain intensity", "雨强", "m s-1", "rainfall_rate"});
  rain.attribute("cell_methods", "time: mean");
  write_numbers(group, "rain_hour", t.rain_hour_m, {time, zone},
                {"rain of the 60 minutes up to the end of the step", "截至时段末的 60 分钟雨量",
                 "m", "thickness_of_rainfall_amount"});
  write_numbers(
      group, "mean_wind", t.mean_wind_mps, {time, zone},
      {"10-minute mean wind at 10 m", "10 米高度 10 分钟平均风速", "m s-1", "wind_speed"});
  write_numbers(group, "gust", t.gust_mps, {time, zone},
                {"3-second gust at 10 m", "10 米高度 3 秒阵风", "m s-1", "wind_speed_of_gust"});
  write_numbers(group, "wind_from", t.wind_from_rad, {time, zone},
                {"where the wind blows from, clockwise from north", "风向（来向，自北顺时针）",
                 "rad", "wind_from_direction"});
  write_numbers(group, "rain_factor", factors(t.rain_mps, rain_speed_factor), {time, zone},
                {"share of the dry speed that rain leaves", "雨天车速系数", "1"});
  write_numbers(group, "wind_factor", factors(t.mean_wind_mps, wind_speed_factor), {time, zone},
                {"share of the speed that wind leaves on elevated links", "高架大风车速系数", "1"});
  hdf5::Variable canal =
      write_numbers(group, "canal_level", t.canal_m, {time},
                    {"canal level above the 1985 national datum", "运河水位（1985 国家高程基准）",
                     "m", "water_surface_height_above_reference_datum"});
  canal.attribute("comment", "A very low level stands for no readings.");
}

void write_basins(hdf5::Group& root, RunFile const& run) {
  HazardTimeline const& t = run.timeline;
  auto const& basins = run.scenario.basins;
  SC_EXPECT(basins.size() == t.basins);
  hdf5::Group group = root.group("basins");
  hdf5::Dimension const time = write_steps(group, run);
  auto [basin, id] =
      group.coordinate_strings("basin", column(basins, [](BasinPlace const& b) { return b.id; }));
  describe(id, {"waterlogging point or underpass", "积水点或下穿通道", ""});
  write_basin_places(group, basins, basin);
  write_numbers(group, "depth", run.trajectory.basin_depth_m, {time, basin},
                {"water depth with this run's pump trucks", "积水深度（含本次移动泵车）", "m",
                 "flood_water_thickness"});
  write_numbers(group, "depth_untouched", t.depth_m, {time, basin},
                {"water depth had no pump truck come", "积水深度（无移动泵车）", "m",
                 "flood_water_thickness"});
  write_numbers(group, "rain", t.basin_rain_mps, {time, basin},
                {"rain intensity over the catchment", "汇水区雨强", "m s-1", "rainfall_rate"});
  write_balance(group, t.balance, basin);
}

}  // namespace sc::run_file
