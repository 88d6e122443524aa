// SPDX-License-Identifier: Apache-2.0
#include "io/osm/osm_convert.h"

#include <osmium/handler/node_locations_for_ways.hpp>
#include <osmium/index/map/sparse_mem_array.hpp>
#include <osmium/io/any_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/io/xml_output.hpp>
#include <osmium/visitor.hpp>
#include <utility>

namespace sc::test {
namespace {

void copy(std::string const& from, osmium::io::File const& to, osmium::io::Header const& header) {
  osmium::io::Reader reader{from};
  osmium::io::Writer writer{to, header};
  while (osmium::memory::Buffer buffer = reader.read()) writer(std::move(buffer));
  writer.close();
  reader.close();
}

}  // namespace

std::string convert(std::string const& from, std::string const& to) {
  copy(from, osmium::io::File{to}, {});
  return to;
}

std::string convert_to_plain_pbf(std::string const& from, std::string const& to) {
  osmium::io::File file{to};
  file.set("pbf_compression", "none");
  copy(from, file, {});
  return to;
}

std::string put_locations_on_ways(std::string const& from, std::string const& to) {
  osmium::index::map::SparseMemArray<osmium::unsigned_object_id_type, osmium::Location> index;
  osmium::handler::NodeLocationsForWays<decltype(index)> locate{index};
  osmium::io::File file{to};
  file.set("locations_on_ways", true);
  osmium::io::Reader reader{from};
  osmium::io::Writer writer{file, osmium::io::Header{}};
  while (osmium::memory::Buffer buffer = reader.read()) {
    osmium::apply(buffer, locate);
    for (osmium::Way const& way : buffer.select<osmium::Way>()) writer(way);
    for (osmium::Relation const& relation : buffer.select<osmium::Relation>()) writer(relation);
  }
  writer.close();
  return to;
}

std::string mark_as_history(std::string const& from, std::string const& to) {
  osmium::io::Header header;
  header.set_has_multiple_object_versions(true);
  osmium::io::File file{to};
  file.set_has_multiple_object_versions(true);
  copy(from, file, header);
  return to;
}

}  // namespace sc::test
