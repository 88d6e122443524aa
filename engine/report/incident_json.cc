// SPDX-License-Identifier: Apache-2.0
#include "base/rounded.h"
#include "report/delay.h"
#include "report/parts_json.h"
#include "report/story.h"
#include "response/summary.h"

namespace sc::page {
namespace {

Json moment(SimTime t) {
  return t >= kNever ? Json(nullptr) : Json(seconds(t));
}
template <class Tag>
std::int64_t row_or_none(Id<Tag> id) {
  return id ? static_cast<std::int64_t>(id.value()) : -1;
}

char const* censoring(IncidentTable const& table, std::size_t i) {
  if (table.report[i] >= kNever) return "not_reported";
  return table.arrive[i] >= kNever ? "lower_bound" : "observed";
}

Json story_json(RunContents const& run, std::size_t i) {
  Json story = Json::array();
  for (StoryLine const& line : story_of(run, i)) {
    Json& json = story.emplace_back(Json{{"at", seconds(line.at)}, {"what", line.what}});
    if (line.unit) json["unit"] = line.unit.value();
    if (line.incident) json["incident"] = *line.incident;
    if (line.estimate) json["estimate_s"] = line.estimate->ms / 1000;
  }
  return story;
}

double hundredths(float value) {
  return rounded(static_cast<double>(value), 100);
}

Json incident_json(RunContents const& run, std::size_t i, PageFrame const& frame,
                   Streets const& streets) {
  IncidentTable const& t = run.run.incidents;
  PageFrame::Point const p = frame.at(t.position[i]);
  auto const waited = response_time(t, i, run.run.end);
  bool const reached = t.arrive[i] < kNever;
  Json delay = Json::array();
  for (Delay const& d : delays_of(run, i)) {
    Json& part =
        delay.emplace_back(Json{{"cause", name_of(d.cause)}, {"seconds", d.length.seconds()}});
    if (!d.skill.empty()) part["skill"] = d.skill;
  }
  Json at_arrival = reached ? Json(hundredths(t.severity_at_arrival[i])) : Json(nullptr);
  return {{"number", i},
          {"kind", t.kind[i].value()},
          {"zone", row_or_none(t.zone[i])},
          {"basin", row_or_none(t.basin[i])},
          {"street", t.link[i] ? streets.of_link[t.link[i].index()] : -1},
          {"x", p.x},
          {"y", p.y},
          {"severity", hundredths(t.severity[i])},
          {"severity_at_arrival", std::move(at_arrival)},
          {"source", static_cast<int>(t.source[i])},
          {"status", static_cast<int>(t.status[i])},
          {"censored", censoring(t, i)},
          {"onset", seconds(t.onset[i])},
          {"report", moment(t.report[i])},
          {"dispatch", moment(t.dispatch[i])},
          {"arrive", moment(t.arrive[i])},
          {"work_start", moment(t.work_start[i])},
          {"clear", moment(t.clear[i])},
          {"blocks", run.labels.incident_kinds[t.kind[i].index()].blocks_link},
          {"unit", row_or_none(t.unit[i])},
          {"units_sent", t.units_sent[i]},
          {"parent", t.parent[i]},
          {"response_s", waited ? Json(waited->waited.seconds()) : Json(nullptr)},
          {"late", waited && waited->late(run.labels.late)},
          {"delay", std::move(delay)},
          {"story", story_json(run, i)}};
}

}  // namespace

/// Those that others might have led to but did not are none.
Json incidents_json(RunContents const& run, PageFrame const& frame, Streets const& streets) {
  Json list = Json::array();
  for (std::size_t i = 0; i < run.run.incidents.size(); ++i)
    if (run.run.incidents.onset[i] < kNever) list.push_back(incident_json(run, i, frame, streets));
  return list;
}

}  // namespace sc::page
