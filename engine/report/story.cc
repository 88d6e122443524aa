// SPDX-License-Identifier: Apache-2.0
#include "report/story.h"

#include <algorithm>

namespace sc {
namespace {

void add_moments(RunContents const& run, std::size_t i, std::vector<StoryLine>& story) {
  IncidentTable const& table = run.run.incidents;
  auto const add = [&](std::string_view what, SimTime at, UnitId unit = {}) {
    if (at < kNever) story.push_back({at, what, unit, {}, {}});
  };
  bool const prevented = table.status[i] == IncidentStatus::prevented;
  add(prevented ? "prevented" : "onset", table.onset[i]);
  add("report", table.report[i]);
  add("arrive", table.arrive[i], table.unit[i]);
  add("work_start", table.work_start[i]);
  add("clear", table.clear[i]);
}

void add_orders(RunContents const& run, std::size_t i, std::vector<StoryLine>& story) {
  OrderTable const& orders = run.run.orders;
  for (std::size_t k = 0; k < orders.size(); ++k) {
    if (orders.target[k] != i) continue;
    if (orders.kind[k] == OrderKind::to_incident)
      story.push_back({orders.time[k], "order", orders.unit[k], {}, orders.estimate[k]});
    else if (orders.kind[k] == OrderKind::called_off)
      story.push_back({orders.time[k], "called_off", orders.unit[k], {}, {}});
  }
}

/// Stops of the first unit: on its way by water, wind or a block; on scene by wind.
void add_stops(RunContents const& run, std::size_t i, std::vector<StoryLine>& story) {
  IncidentTable const& table = run.run.incidents;
  UnitId const unit = table.unit[i];
  if (!unit || table.dispatch[i] >= kNever) return;
  UnitTrack const& track = run.run.units[unit.index()];
  SimTime const end = std::min(table.clear[i], run.run.end);
  for (std::size_t k = 0; k < track.time.size(); ++k) {
    if (track.time[k] < table.dispatch[i] || track.time[k] > end) continue;
    if (k > 0 && track.status[k] == track.status[k - 1]) continue;
    if (track.status[k] == UnitStatus::held && track.time[k] < table.arrive[i])
      story.push_back({track.time[k], "held", unit, {}, {}});
    if (track.status[k] == UnitStatus::wind_stopped && track.time[k] >= table.arrive[i])
      story.push_back({track.time[k], "wind_stop", unit, {}, {}});
  }
}

void add_children(RunContents const& run, std::size_t i, std::vector<StoryLine>& story) {
  IncidentTable const& table = run.run.incidents;
  for (std::size_t k = 0; k < table.size(); ++k)
    if (table.parent[k] == static_cast<std::int32_t>(i) && table.onset[k] < kNever)
      story.push_back({table.onset[k], "led_to", {}, k, {}});
}

}  // namespace

std::vector<StoryLine> story_of(RunContents const& run, std::size_t incident) {
  std::vector<StoryLine> story;
  add_moments(run, incident, story);
  add_orders(run, incident, story);
  add_stops(run, incident, story);
  add_children(run, incident, story);
  std::stable_sort(story.begin(), story.end(),
                   [](StoryLine const& a, StoryLine const& b) { return a.at < b.at; });
  return story;
}

}  // namespace sc
