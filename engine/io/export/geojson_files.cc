// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "io/export/export_files.h"
#include "io/export/export_tables.h"
#include "io/export/text_output.h"

namespace sc {
namespace {

/// Features, one a line, in a collection that also says what it is about.
class Collection {
 public:
  Collection(std::filesystem::path const& path, ExportRun const& run, std::string_view thing)
      : out_(path) {
    using Json = nlohmann::ordered_json;
    Json const about{{"format", "stormcrew-export"},
                     {"format_version", 1},
                     {"thing", thing},
                     {"scenario", {{"en", run.title.en}, {"zh", run.title.zh}}},
                     {"note", run.note},
                     {"attribution", run.attribution}};
    out_.add(fmt::format(R"({{"type":"FeatureCollection","stormcrew":{},"features":[)",
                         about.dump(-1, ' ', false, Json::error_handler_t::replace)));
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
std::string trip_geometry(ExportRun const& run, UnitTrack const& track, Leg const& leg) {
  std::string line = R"({"type":"LineString","coordinates":[)";
  for (std::size_t i = leg.begin; i <= leg.end; ++i) {
    LonLat const p = track.position[i];
    line += fmt::format("{}[{},{},0,{}]", i == leg.begin ? "" : ",", rounded_degrees(p.lon_deg),
                        rounded_degrees(p.lat_deg), run.clock.start_unix_ms + track.time[i].ms);
  }
  return line + "]}";
}

void add_units(Collection& features, ExportRun const& run, ExportProgress const& progress) {
  for (std::size_t unit = 0; unit < run.units.size(); ++unit) {
    if (progress) progress(static_cast<double>(unit) / static_cast<double>(run.units.size()));
    std::size_t number = 0;
    for (Leg const& leg : legs_of(run.units[unit]))
      features.add(trip_geometry(run, run.units[unit], leg), leg_fields(run, unit, number++, leg));
  }
}

void add_incidents(Collection& features, ExportRun const& run) {
  for (std::size_t i = 0; i < run.incidents.size(); ++i)
    features.add(
        fmt::format(R"({{"type":"Point","coordinates":{}}})", position(run.incidents.position[i])),
        incident_fields(run, i));
}

void add_links(Collection& features, ExportRun const& run) {
  LinkTable const table(run);
  for (std::size_t i = 0; i < run.links.size(); ++i)
    features.add(fmt::format(R"({{"type":"LineString","coordinates":[{},{}]}})",
                             position(run.links.tail[i]), position(run.links.head[i])),
                 table.fields(i));
}

}  // namespace

std::string_view name_of(ExportThing thing) {
  static constexpr std::array<std::string_view, 3> kNames = {"units", "incidents", "links"};
  return kNames.at(static_cast<std::size_t>(thing));
}

std::size_t write_geojson(std::filesystem::path const& path, ExportRun const& run,
                          ExportThing thing, ExportProgress const& progress) {
  Collection features(path, run, name_of(thing));
  switch (thing) {
    case ExportThing::units: add_units(features, run, progress); break;
    case ExportThing::incidents: add_incidents(features, run); break;
    case ExportThing::links: add_links(features, run); break;
  }
  return features.commit();
}

}  // namespace sc
