// SPDX-License-Identifier: Apache-2.0
#include "report/parts_json.h"

#include <algorithm>
#include <array>
#include <map>

namespace sc::page {
namespace {

Json streets_json(RunContents const& run, PageFrame const& frame, Streets const& streets) {
  RunRoads const& roads = run.roads;
  Json road_class = Json::array(), elevated = Json::array(), basin = Json::array(),
       name = Json::array(), line = Json::array();
  for (LinkId const link : streets.link) {
    std::size_t const i = link.index();
    road_class.push_back(static_cast<int>(roads.road_class[i]));
    elevated.push_back(roads.elevated[i] ? 1 : 0);
    bool const floods = roads.basin[i] && !roads.elevated[i];
    basin.push_back(floods ? static_cast<int>(roads.basin[i].value()) : -1);
    name.push_back(roads.name[i]);
    line.push_back(line_of(points_of(roads, link, frame)));
  }
  return {{"road_class", std::move(road_class)},
          {"elevated", std::move(elevated)},
          {"basin", std::move(basin)},
          {"name", std::move(name)},
          {"line", std::move(line)}};
}

Json waterways_json(std::vector<Waterway> const& waterways, PageFrame const& frame) {
  Json list = Json::array();
  for (Waterway const& water : waterways) {
    std::vector<PageFrame::Point> points;
    for (LonLat const p : water.line) points.push_back(frame.at(p));
    list.push_back({{"names", names_json({water.name.zh, water.name.en})},
                    {"width_m", water.width_m},
                    {"line", line_of(points)}});
  }
  return list;
}

/// A street is shut when one of its directions is; told once.
Json closures_json(RunContents const& run, Streets const& streets) {
  std::vector<std::array<std::int64_t, 3>> rows;
  for (LinkClosure const& c : run.closures)
    if (c.link) rows.push_back({streets.of_link[c.link.index()], seconds(c.from), seconds(c.to)});
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  Json list = Json::array();
  for (auto const& [street, from, to] : rows)
    list.push_back({{"street", street}, {"from", from}, {"to", to}});
  return list;
}

}  // namespace

std::vector<PageFrame::Point> points_of(RunRoads const& roads, LinkId link,
                                        PageFrame const& frame) {
  std::size_t const i = link.index();
  std::vector<PageFrame::Point> points{frame.at(roads.tail[i])};
  for (std::size_t k = roads.shape_begin[i]; k < roads.shape_begin[i + 1]; ++k)
    points.push_back(frame.at(roads.shape[k]));
  points.push_back(frame.at(roads.head[i]));
  return points;
}

Streets streets_of(RunContents const& run, PageFrame const& frame) {
  Streets streets;
  std::map<std::vector<PageFrame::Point>, std::int32_t> known;
  for (std::size_t i = 0; i < run.roads.links(); ++i) {
    auto points = points_of(run.roads, LinkId{i}, frame);
    std::vector<PageFrame::Point> const back(points.rbegin(), points.rend());
    auto const next = static_cast<std::int32_t>(streets.link.size());
    auto const [found, fresh] = known.emplace(std::min(points, back), next);
    if (fresh) streets.link.push_back(LinkId{i});
    streets.of_link.push_back(found->second);
  }
  return streets;
}

Json map_json(RunContents const& run, PageFrame const& frame, Streets const& streets) {
  Json names = Json::array();
  for (Names const& n : run.labels.streets) names.push_back(names_json(n));
  return {{"origin", {frame.origin().lon_deg, frame.origin().lat_deg}},
          {"step", {frame.step().lon_deg, frame.step().lat_deg}},
          {"streets", streets_json(run, frame, streets)},
          {"names", std::move(names)},
          {"waterways", waterways_json(run.labels.waterways, frame)},
          {"closures", closures_json(run, streets)}};
}

}  // namespace sc::page
