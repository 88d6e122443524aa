// SPDX-License-Identifier: Apache-2.0
#include "base/check.h"
#include "io/run/run_columns.h"

namespace sc::run_file {
namespace {

constexpr Flag kOutcomes[] = {{0, "under_way"}, {1, "arrived"}, {2, "gave_up"}};

void write_trips(hdf5::Group& group, TrafficTable const& traffic, Scenario const& scenario) {
  hdf5::Dimension const trip = group.dimension("trip", traffic.departure.size());
  write_times(group, "departure", traffic.departure, trip, scenario,
              {"car trip begins", "出行开始时刻", ""});
  write_times(group, "end", traffic.end, trip, scenario,
              {"car trip ends, missing when still under way", "出行结束时刻（仍在途时缺测）", ""});
  write_flags(group, "outcome",
              column(traffic.outcome, [](auto o) { return static_cast<std::uint8_t>(o); }), trip,
              kOutcomes, {"what became of the trip", "出行结果", "1"});
  write_indices(group, "from_node", traffic.from, trip, {"node it begins at", "起点节点", "1"});
  write_indices(group, "to_node", traffic.to, trip, {"node it ends at", "终点节点", "1"});
}

void write_links(hdf5::Group& group, TrafficTable const& traffic, Scenario const& scenario,
                 std::size_t links) {
  SC_EXPECT(traffic.entered.size() == traffic.delay_s.size());
  std::vector<std::int64_t> ends;
  for (std::size_t k = 0; k < traffic.entered.size() / links; ++k)
    ends.push_back(traffic.interval.ms * static_cast<std::int64_t>(k + 1));
  auto [time, variable] = group.coordinate("time", ends);
  describe_times(variable, scenario, {"end of the interval", "时段终点", ""});
  hdf5::Dimension const link = group.dimension("link", links);
  write_numbers(group, "entered", traffic.entered, {time, link},
                {"vehicles that entered the link in the interval", "时段内驶入路段的车辆数", "1"});
  write_numbers(group, "delay", traffic.delay_s, {time, link},
                {"delay by queues of a vehicle that enters at the interval's end",
                 "时段末驶入车辆的排队延误", "s"});
}

}  // namespace

/// Nothing when there was no background traffic.
void write_traffic(hdf5::Group& root, RunFile const& run) {
  TrafficTable const& traffic = run.trajectory.traffic;
  if (!traffic.on) return;
  hdf5::Group group = root.group("traffic");
  group.attribute("title", "background traffic: every car trip, and what each link carried");
  group.attribute("traversals", traffic.totals.traversals);
  group.attribute("pulled_out", traffic.totals.pulled_out);
  group.attribute("rerouted", traffic.totals.rerouted);
  write_trips(group, traffic, run.scenario);
  write_links(group, traffic, run.scenario, run.exposure.zone.size());
}

}  // namespace sc::run_file
