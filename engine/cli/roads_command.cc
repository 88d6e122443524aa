// SPDX-License-Identifier: Apache-2.0
#include "cli/roads_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/check.h"
#include "cli/output_name.h"
#include "cli/progress_bar.h"
#include "cli/version.h"
#include "io/hash.h"
#include "io/map_file.h"
#include "io/osm/geojson.h"
#include "io/road_source.h"
#include "io/text/json_text.h"
#include "road/road_hierarchy.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kIdsShown = 10;

double km(double metres) {
  return metres / 1000;
}

/// A row of the table: counts right, words after.
template <class... Args>
void line(std::string& text, std::size_t count, fmt::format_string<Args...> words, Args&&... args) {
  fmt::format_to(std::back_inserter(text), "{:>9}  ", count);
  fmt::format_to(std::back_inserter(text), words, std::forward<Args>(args)...);
  text += '\n';
}

std::string first_ids(std::vector<std::int64_t> const& ids) {
  std::size_t const shown = std::min(ids.size(), kIdsShown);
  std::string text = fmt::format(
      "{}", fmt::join(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
  return shown < ids.size() ? text + ", ..." : text;
}

void add_ways(std::string& text, ImportReport const& report) {
  OsmWayCounts const& ways = report.ways;
  line(text, ways.read, "ways read, {} of them highways", ways.highways);
  line(text, ways.kept, "ways imported");
  std::size_t other = 0;
  for (auto const& [value, count] : ways.other_class) other += count;
  line(text, other, "ways skipped: class not for vehicles");
  line(text, ways.no_access, "ways skipped: closed to vehicles");
  line(text, ways.reversible, "ways skipped: direction changes over the day");
  line(text, ways.areas, "ways skipped: squares");
  line(text, ways.too_short, "ways skipped: fewer than two nodes");
  line(text, ways.repeated, "ways skipped: id seen before");
  line(text, ways.speed_assumed, "ways without a speed limit: speed assumed from the class");
  line(text, ways.speed_unreadable, "ways with a speed limit that cannot be read");
  line(text, report.nodes_missing, "nodes missing; {} segments of {} ways left out",
       report.network.segments_dropped, report.network.ways_cut);
}

void add_restrictions(std::string& text, ImportReport const& report) {
  line(text, report.restrictions.read, "turn restrictions read");
  line(text, report.restrictions.applied, "turn restrictions applied");
  for (auto const& [reason, ids] : report.restrictions.skipped)
    line(text, ids.size(), "turn restrictions skipped: {} (relations {})", name_of(reason),
         first_ids(ids));
}

void add_dropped(std::string& text, ImportReport const& report) {
  line(text, report.outside_clip.links, "links dropped outside the area ({} nodes, {:.1f} km)",
       report.outside_clip.nodes, km(report.outside_clip.length_m));
  line(text, report.outside_component.links,
       "links dropped off the largest of {} components ({} nodes, {:.1f} km)", report.components,
       report.outside_component.nodes, km(report.outside_component.length_m));
}

Json extent_json(RoadExtent const& extent) {
  return {{"nodes", extent.nodes}, {"links", extent.links}, {"length_km", km(extent.length_m)}};
}

Json ways_json(ImportReport const& report) {
  OsmWayCounts const& ways = report.ways;
  Json json{{"read", ways.read},
            {"highways", ways.highways},
            {"imported", ways.kept},
            {"skipped_no_access", ways.no_access},
            {"skipped_reversible", ways.reversible},
            {"skipped_area", ways.areas},
            {"skipped_too_short", ways.too_short},
            {"skipped_repeated", ways.repeated},
            {"speed_assumed", ways.speed_assumed},
            {"speed_unreadable", ways.speed_unreadable},
            {"nodes_missing", report.nodes_missing},
            {"cut_by_missing_nodes", report.network.ways_cut},
            {"segments_dropped", report.network.segments_dropped}};
  json["skipped_class"] = Json::object();
  for (auto const& [value, count] : ways.other_class) json["skipped_class"][value] = count;
  return json;
}

Json restrictions_json(RestrictionCounts const& counts) {
  Json json{{"read", counts.read}, {"applied", counts.applied}};
  json["skipped"] = Json::object();
  for (auto const& [reason, ids] : counts.skipped)
    json["skipped"][std::string(name_of(reason))] = ids;
  return json;
}

Json result_json(RoadSummary const& result) {
  Json json = extent_json(result.total);
  json["banned_turns"] = result.banned_turns;
  json["bridges"] = result.bridges;
  json["tunnels"] = result.tunnels;
  json["underpasses"] = result.underpasses;
  json["elevated"] = result.elevated;
  json["ramps"] = result.ramps;
  json["roundabouts"] = result.roundabouts;
  for (std::size_t k = 0; k < kRoadClasses; ++k)
    json["class_km"][std::string(name_of(static_cast<RoadClass>(k)))] =
        km(result.class_length_m[k]);
  return json;
}

}  // namespace

ImportOptions import_options(RoadsOptions const& options) {
  ImportOptions import;
  import.keep_largest = !options.keep_all;
  if (options.allow_missing_nodes) import.missing_nodes = MissingNodes::drop;
  if (!options.bounding_box.empty() && !options.boundary.empty())
    throw InputError(Fault{"", 0, "bounding box and boundary (must give at most one of them)"});
  if (!options.bounding_box.empty()) import.clip = parse_bounding_box(options.bounding_box);
  if (!options.boundary.empty()) import.clip = read_boundary(options.boundary);
  return import;
}

namespace {

void check(RoadsOptions const& options, RoadSource::Kind kind) {
  Complaints complaints;
  expect_ending("--out", options.out, ".h5", complaints);
  expect_other_file("--out", options.out, std::array{options.source, options.boundary}, complaints);
  bool const of_import = !options.bounding_box.empty() || !options.boundary.empty() ||
                         options.keep_all || options.allow_missing_nodes;
  if (of_import && kind != RoadSource::Kind::osm)
    complaints.add(options.source, 0,
                   "is no OSM file (must be one for --bbox, --boundary, --keep-all and "
                   "--allow-missing-nodes)");
  if (options.seed && kind != RoadSource::Kind::district)
    complaints.add(options.source, 0, "is no district folder (must be one for --seed)");
  complaints.throw_if_any();
}

/// Found anew for saved maps too: theirs may be missing or of other roads.
std::vector<std::uint32_t> order_of(RoadTable const& table) {
  ProgressBar bar("ordering for routing");
  return elimination_order(RoadGraph(table), [&](double share) { bar.show(share); });
}

void save(RoadsOptions const& options, RoadSource::Kind kind, LoadedRoads roads) {
  if (options.out.empty()) return;
  roads.table.elimination_order = order_of(roads.table);
  bool const osm = kind == RoadSource::Kind::osm;
  write_map(options.out, roads.table,
            {osm ? "osm" : "district", options.source, roads.sha256, engine_version(),
             engine_git_sha(), options.command_line, ""});
}

}  // namespace

int roads_command(RoadsOptions const& options, std::ostream& out) {
  RoadSource const source = road_source_of(options.source, options.seed.value_or(1));
  check(options, source.kind);
  if (source.kind == RoadSource::Kind::osm) {
    ImportedRoads roads = import_roads(options.source, import_options(options));
    save(options, source.kind, {std::move(roads.table), sha256_of_file(options.source)});
    out << (options.json ? as_json(roads.report) : as_text(roads.report));
  } else {
    LoadedRoads roads = load_roads(source);
    RoadSummary const summary = summary_of(roads.table);
    save(options, source.kind, std::move(roads));
    out << (options.json ? as_json(summary) : as_text(summary));
  }
  return 0;
}

std::string as_text(ImportReport const& report) {
  std::string text;
  add_ways(text, report);
  add_restrictions(text, report);
  add_dropped(text, report);
  return text + as_text(report.result);
}

std::string as_text(RoadSummary const& result) {
  std::string text;
  line(text, result.total.nodes, "nodes");
  line(text, result.total.links, "links, {:.1f} km (a two-way street counts twice)",
       km(result.total.length_m));
  line(text, result.banned_turns, "banned turns");
  line(text, result.bridges, "links on bridges, {} of all elevated", result.elevated);
  line(text, result.tunnels, "links in tunnels or covered, {} of all underpasses",
       result.underpasses);
  line(text, result.ramps, "links on ramps, {} of all in roundabouts", result.roundabouts);
  for (std::size_t k = 0; k < kRoadClasses; ++k)
    fmt::format_to(std::back_inserter(text), "{:>9.1f}  km {}\n", km(result.class_length_m[k]),
                   name_of(static_cast<RoadClass>(k)));
  return text;
}

std::string as_json(RoadSummary const& summary) {
  return Json{{"result", result_json(summary)}}.dump(2) + '\n';
}

std::string as_json(ImportReport const& report) {
  Json const json{{"ways", ways_json(report)},
                  {"restrictions", restrictions_json(report.restrictions)},
                  {"imported", extent_json(report.imported)},
                  {"outside_clip", extent_json(report.outside_clip)},
                  {"components", report.components},
                  {"outside_component", extent_json(report.outside_component)},
                  {"result", result_json(report.result)}};
  // Tag values may hold any bytes in a PBF file.
  return dumped(json, 2) + '\n';
}

}  // namespace sc
