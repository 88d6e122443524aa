// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "report/parts_json.h"

namespace sc::page {
namespace {

/// A unit's way in the units of a page.
struct Way {
  std::vector<std::int64_t> t;
  std::vector<std::int32_t> x, y;
  std::vector<int> status;

  void add(SimTime at, PageFrame::Point p, UnitStatus s) {
    t.push_back(seconds(at));
    x.push_back(p.x);
    y.push_back(p.y);
    status.push_back(static_cast<int>(s));
  }
};

double distance(PageFrame::Point a, PageFrame::Point b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

/// Adds the bends of the link between rows k and k + 1, if the unit drove it from end to end, as
/// evenly as it is recorded.
void add_bends(UnitTrack const& track, std::size_t k, RunRoads const& roads, PageFrame const& frame,
               Way& way) {
  if (!track.link[k] || k + 1 == track.time.size()) return;
  auto const points = points_of(roads, track.link[k], frame);
  constexpr double kNear = 20;  // 2 m
  if (points.size() == 2 || distance(points.front(), frame.at(track.position[k])) > kNear ||
      distance(points.back(), frame.at(track.position[k + 1])) > kNear)
    return;
  double length = 0;
  for (std::size_t i = 1; i < points.size(); ++i) length += distance(points[i - 1], points[i]);
  if (length == 0) return;  // shorter than the page can show
  double so_far = 0;
  Duration const whole = track.time[k + 1] - track.time[k];
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    so_far += distance(points[i - 1], points[i]);
    way.add(track.time[k] + from_seconds(whole.seconds() * so_far / length), points[i],
            track.status[k]);
  }
}

Json unit_json(RunContents const& run, std::size_t u, PageFrame const& frame) {
  UnitTrack const& track = run.run.units[u];
  Way way;
  for (std::size_t k = 0; k < track.time.size(); ++k) {
    way.add(track.time[k], frame.at(track.position[k]), track.status[k]);
    add_bends(track, k, run.roads, frame, way);
  }
  RunUnit const& unit = run.labels.units[u];
  return {{"id", unit.id},
          {"kind", unit.kind.value()},
          {"home", unit.home.value()},
          {"t", way.t},
          {"x", way.x},
          {"y", way.y},
          {"status", way.status}};
}

}  // namespace

Json units_json(RunContents const& run, PageFrame const& frame) {
  Json list = Json::array();
  for (std::size_t u = 0; u < run.run.units.size(); ++u) list.push_back(unit_json(run, u, frame));
  return list;
}

}  // namespace sc::page
