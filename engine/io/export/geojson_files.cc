// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "base/rounded.h"
#include "io/export/export_files.h"
#include "io/export/export_tables.h"
#include "io/export/text_output.h"
#include "io/text/json_text.h"

namespace sc {
namespace {

/// Features, one a line, in a collection that also says what it is about.
class Collection {
 public:
  Collection(std::filesystem::path const& path, RunContents const& all, std::string_view thing)
      : out_(path) {
    using Json = nlohmann::ordered_json;
    Json const about{{"format", "stormcrew-export"},
                     {"format_version", 1},
                     {"thing", thing},
                     {"scenario", {{"en", all.title.en}, {"zh", all.title.zh}}},
                     {"note", all.note},
                     {"attribution", all.attribution}};
    out_.add(
        fmt::format(R"({{"type":"FeatureCollection","stormcrew":{},"features":[)", dumped(about)));
  }

  void add(std::string const& geometry, Fields const& properties) {
    out_.add(count_++ == 0 ? "\n" : ",\n");
    out_.add(geojson_feature(geometry, properties));
  }

  std::size_t commit() {
    out_.add("\n]}\n");
    out_.commit();
    return count_;
  }

 private:
  TextOutput out_;
  std::size_t count_ = 0;
};

std::string position(LonLat p) {
  return fmt::format("[{},{}]", rounded_degrees(p.lon_deg), rounded_degrees(p.lat_deg));
}

/// With altitude 0 and milliseconds since 1970: what kepler.gl plays as trips. Others read two or
/// three numbers and ignore the rest.
std::string trip_geometry(RunContents const& all, UnitTrack const& track, Leg const& leg) {
  std::string line = R"({"type":"LineString","coordinates":[)";
  for (std::size_t i = leg.begin; i <= leg.end; ++i) {
    LonLat const p = track.position[i];
    line += fmt::format("{}[{},{},0,{}]", i == leg.begin ? "" : ",", rounded_degrees(p.lon_deg),
                        rounded_degrees(p.lat_deg), all.labels.start_unix_ms + track.time[i].ms);
  }
  return line + "]}";
}

void add_units(Collection& features, RunContents const& all, ExportProgress const& progress) {
  for (std::size_t unit = 0; unit < all.run.units.size(); ++unit) {
    if (progress) progress(static_cast<double>(unit) / static_cast<double>(all.run.units.size()));
    std::size_t number = 0;
    for (Leg const& leg : legs_of(all.run.units[unit]))
      features.add(trip_geometry(all, all.run.units[unit], leg),
                   leg_fields(all, unit, number++, leg));
  }
}

std::string point(LonLat p) {
  return fmt::format(R"({{"type":"Point","coordinates":{}}})", position(p));
}

void add_incidents(Collection& features, RunContents const& all) {
  for (std::size_t i = 0; i < all.run.incidents.size(); ++i)
    features.add(point(all.run.incidents.position[i]), incident_fields(all, i));
}

std::string line_of(RunRoads const& roads, std::size_t link) {
  std::string line = R"({"type":"LineString","coordinates":[)" + position(roads.tail[link]);
  for (std::size_t i = roads.shape_begin[link]; i < roads.shape_begin[link + 1]; ++i)
    line += ',' + position(roads.shape[i]);
  return line + ',' + position(roads.head[link]) + "]}";
}

void add_links(Collection& features, RunContents const& all) {
  LinkTable const table(all);
  for (std::size_t i = 0; i < all.roads.links(); ++i)
    features.add(line_of(all.roads, i), table.fields(i));
}

void add_plan(Collection& features, RunContents const& all) {
  for (std::size_t i = 0; i < all.labels.postings.size(); ++i) {
    auto const place = place_of(all, all.labels.postings[i]);
    features.add(place ? point(*place) : "null", posting_fields(all, i));
  }
}

}  // namespace

std::string_view name_of(ExportThing thing) {
  static constexpr std::array<std::string_view, 4> kNames = {"units", "incidents", "links", "plan"};
  return kNames.at(static_cast<std::size_t>(thing));
}

std::size_t write_geojson(std::filesystem::path const& path, RunContents const& all,
                          ExportThing thing, ExportProgress const& progress) {
  Collection features(path, all, name_of(thing));
  switch (thing) {
    case ExportThing::units: add_units(features, all, progress); break;
    case ExportThing::incidents: add_incidents(features, all); break;
    case ExportThing::links: add_links(features, all); break;
    case ExportThing::plan: add_plan(features, all); break;
  }
  return features.commit();
}

}  // namespace sc
