// SPDX-License-Identifier: Apache-2.0
// Writes a built district as GeoJSON, for the eye: dump_district FACTS_FOLDER SEED OUT.geojson
// scripts/plot_roads.py draws it.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

#include "io/district_reader.h"
#include "road/district.h"

namespace {

void write_point(std::ofstream& out, sc::LonLat p, char const* before) {
  char text[64];
  std::snprintf(text, sizeof text, "%s[%.7f,%.7f]", before, p.lon_deg, p.lat_deg);
  out << text;
}

void write_link(std::ofstream& out, sc::RoadTable const& t, std::size_t i) {
  out << R"({"type":"Feature","properties":{"highway":")" << sc::name_of(t.road_class[i])
      << R"(","flags":)" << int{t.flags[i]} << R"(,"layer":)" << int{t.layer[i]} << R"(,"name":")"
      << t.names[t.name[i]].zh << R"(","name_en":")" << t.names[t.name[i]].en << R"(","way":)"
      << t.way_ref[i] << R"(,"oneway":"yes"},"geometry":{"type":"LineString","coordinates":[)";
  write_point(out, t.node_position[t.tail[i]], "");
  for (std::size_t k = t.shape_begin[i]; k < t.shape_begin[i + 1]; ++k)
    write_point(out, t.shape[k], ",");
  write_point(out, t.node_position[t.head[i]], ",");
  out << "]}}";
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 4) return std::fprintf(stderr, "usage: dump_district FACTS SEED OUT\n"), 2;
  sc::DistrictFacts const facts = sc::read_district(argv[1]);
  auto const start = std::chrono::steady_clock::now();
  sc::RoadTable const t = sc::build_district(facts, std::stoull(argv[2]));
  std::chrono::duration<double> const taken = std::chrono::steady_clock::now() - start;
  std::printf("%zu nodes, %zu links, %zu banned turns, built in %.3f s\n", t.nodes(), t.links(),
              t.banned_turns.size(), taken.count());
  std::ofstream out(argv[3]);
  out << R"({"type":"FeatureCollection","features":[)" << '\n';
  for (std::size_t i = 0; i < t.links(); ++i) {
    if (i > 0) out << ",\n";
    write_link(out, t, i);
  }
  out << "\n]}\n";
  return 0;
} catch (std::exception const& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 2;
}
