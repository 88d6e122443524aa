// SPDX-License-Identifier: Apache-2.0
#include "io/osm_references.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>
#include <vector>

#include "io/capped_faults.h"
#include "io/osm_file.h"

namespace sc {
namespace {

/// Ids of everything a file holds, by kind.
struct HeldIds {
  std::vector<std::int64_t> nodes, ways, relations;

  [[nodiscard]] bool has(osmium::item_type type, std::int64_t id) const {
    if (type == osmium::item_type::node) return std::binary_search(nodes.begin(), nodes.end(), id);
    if (type == osmium::item_type::way) return std::binary_search(ways.begin(), ways.end(), id);
    return std::binary_search(relations.begin(), relations.end(), id);
  }
};

HeldIds read_ids(std::string const& path) {
  HeldIds held;
  read_osm_file(path, osmium::osm_entity_bits::nwr, [&](osmium::memory::Buffer const& buffer) {
    for (osmium::Node const& node : buffer.select<osmium::Node>()) held.nodes.push_back(node.id());
    for (osmium::Way const& way : buffer.select<osmium::Way>()) held.ways.push_back(way.id());
    for (osmium::Relation const& relation : buffer.select<osmium::Relation>())
      held.relations.push_back(relation.id());
  });
  std::sort(held.nodes.begin(), held.nodes.end());
  std::sort(held.ways.begin(), held.ways.end());
  std::sort(held.relations.begin(), held.relations.end());
  return held;
}

}  // namespace

void find_missing_references(std::string const& path, Complaints& complaints) {
  HeldIds const held = read_ids(path);
  CappedFaults missing;
  auto const check = [&](char const* from, std::int64_t id, osmium::item_type type,
                         std::int64_t ref) {
    if (held.has(type, ref)) return;
    if (missing.wants_words())
      missing.add(fmt::format("{} {} refers to {} {} (must be in the file)", from, id,
                              osmium::item_type_to_name(type), ref));
    else
      missing.add_silently();
  };
  read_osm_file(path, osmium::osm_entity_bits::nwr, [&](osmium::memory::Buffer const& buffer) {
    for (osmium::Way const& way : buffer.select<osmium::Way>())
      for (osmium::NodeRef const& node : way.nodes())
        if (!node.location().valid()) check("way", way.id(), osmium::item_type::node, node.ref());
    for (osmium::Relation const& relation : buffer.select<osmium::Relation>())
      for (osmium::RelationMember const& member : relation.members())
        check("relation", relation.id(), member.type(), member.ref());
  });
  missing.report(path, "references to objects that are not in the file", complaints);
}

}  // namespace sc
