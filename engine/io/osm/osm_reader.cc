// SPDX-License-Identifier: Apache-2.0
#include "io/osm/osm_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "io/osm/capped_faults.h"
#include "io/osm/osm_references.h"
#include "io/osm/osm_waterways.h"

namespace sc {
namespace {

void complain_of_missing_nodes(std::string const& path, OsmExtract const& extract,
                               Complaints& complaints) {
  CappedFaults missing;
  for (OsmWay const& way : extract.ways)
    for (std::uint32_t const node : way.nodes)
      if (!extract.node_position[node])
        missing.add(fmt::format("way {} refers to node {} (must be in the file, with a position)",
                                way.id, extract.node_id[node]));
  missing.report(path, "references of roads to missing nodes", complaints);
  if (missing.count() > 0)
    complaints.add(path, 0,
                   "roads lack nodes (extract again with whole ways, or allow missing nodes to "
                   "leave these pieces out)");
}

[[noreturn]] void refuse_without_roads(std::string const& path, OsmWayCounts const& ways,
                                       Complaints complaints) {
  complaints.add(
      path, 0,
      fmt::format("no drivable road: {} ways read, {} of them highways, {} of these closed to "
                  "vehicles, {} usable (must contain at least one drivable highway)",
                  ways.read, ways.highways, ways.no_access, ways.kept));
  find_missing_references(path, complaints);
  throw InputError(complaints.faults());
}

/// Sets the table to its part and says what went.
RoadExtent replace(RoadTable& table, RoadTable part) {
  RoadExtent const dropped = extent_of(table) - extent_of(part);
  table = std::move(part);
  return dropped;
}

void clip(std::string const& path, ClipArea const& area, ImportedRoads& roads) {
  roads.report.outside_clip = replace(roads.table, clipped(roads.table, area));
  if (roads.table.links() == 0)
    throw InputError(Fault{path, 0,
                           fmt::format("none of its {} road links lies inside the clip area (at "
                                       "least one must)",
                                       roads.report.imported.links)});
}

void keep_largest_component(std::string const& path, ImportedRoads& roads) {
  LargestComponent largest = largest_strong_component(roads.table);
  roads.report.components = largest.components;
  roads.report.outside_component = largest.dropped;
  roads.table = std::move(largest.kept);
  if (roads.table.links() == 0)
    throw InputError(Fault{path, 0,
                           "no two junctions reach each other (some roads must lead there and "
                           "back; or keep all components)"});
}

}  // namespace

RoadSummary summary_of(RoadTable const& table) {
  RoadSummary summary;
  summary.total = extent_of(table);
  auto const count = [&](std::uint8_t flag) {
    return static_cast<std::size_t>(
        std::count_if(table.flags.begin(), table.flags.end(),
                      [&](std::uint8_t flags) { return (flags & flag) != 0; }));
  };
  for (std::size_t i = 0; i < table.links(); ++i)
    summary.class_length_m[static_cast<std::size_t>(table.road_class[i])] +=
        static_cast<double>(table.length_m[i]);
  summary.bridges = count(link_flag::bridge);
  summary.tunnels = count(link_flag::tunnel);
  summary.underpasses = count(link_flag::underpass);
  summary.elevated = count(link_flag::elevated);
  summary.ramps = count(link_flag::ramp);
  summary.roundabouts = count(link_flag::roundabout);
  summary.banned_turns = table.banned_turns.size();
  return summary;
}

ImportedRoads import_roads(std::string const& path, ImportOptions const& options) {
  Complaints complaints;
  OsmExtract const extract = read_osm_extract(path, complaints);
  ImportedRoads roads;
  roads.report.ways = extract.counts;
  roads.report.nodes_missing = static_cast<std::size_t>(
      std::count(extract.node_position.begin(), extract.node_position.end(), std::nullopt));
  if (options.missing_nodes == MissingNodes::refuse)
    complain_of_missing_nodes(path, extract, complaints);
  roads.table = lay_out_links(extract, roads.report.network);
  if (roads.table.links() == 0) refuse_without_roads(path, extract.counts, std::move(complaints));
  complaints.throw_if_any();
  roads.report.restrictions = ban_turns(extract, roads.table);
  roads.report.imported = extent_of(roads.table);
  if (options.clip) clip(path, *options.clip, roads);
  if (options.keep_largest) keep_largest_component(path, roads);
  roads.table.waterways = waterways_of(extract, options.clip);
  roads.report.result = summary_of(roads.table);
  return roads;
}

}  // namespace sc
