// SPDX-License-Identifier: Apache-2.0
#include "io/osm/osm_extract.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "io/osm/capped_faults.h"
#include "io/osm/osm_file.h"

namespace sc {
namespace {

/// A kept way with the file's own node numbers.
struct RawWay {
  OsmWay way;
  std::vector<std::int64_t> node_ids;
};

struct RawWaterway {
  std::int64_t id = 0;
  OsmWaterway way;
  std::vector<std::int64_t> node_ids;
};

struct LocatedNode {
  std::int64_t id;
  LonLat position;
};

/// The string that begins at `at`, which moves behind its zero.
std::string_view next_string(char const*& at, char const* end, osmium::OSMObject const& object) {
  auto const* const zero =
      static_cast<char const*>(std::memchr(at, 0, static_cast<std::size_t>(end - at)));
  if (zero == nullptr)
    throw std::runtime_error(fmt::format("{} {}: a tag holds a zero byte",
                                         osmium::item_type_to_name(object.type()), object.id()));
  std::string_view const text(at, static_cast<std::size_t>(zero - at));
  at = zero + 1;
  return text;
}

/// libosmium keeps tags as zero-terminated strings one after the other and trusts that they come in
/// pairs. A broken PBF file can hold a zero inside a string, and then libosmium's own iterator runs
/// past the end; this one does not.
template <class Look>
void for_each_tag(osmium::OSMObject const& object, Look const& look) {
  char const* at = object.tags().cbegin()->key();
  char const* const end = object.tags().cend()->key();
  while (at != end) {
    std::string_view const key = next_string(at, end, object);
    look(key, next_string(at, end, object));
  }
}

std::string_view find_tag(osmium::OSMObject const& object, std::string_view wanted) {
  std::string_view found;
  for_each_tag(object, [&](std::string_view key, std::string_view value) {
    if (key == wanted && found.empty()) found = value;
  });
  return found;
}

OsmTags copy_tags(osmium::OSMObject const& object) {
  OsmTags tags;
  for_each_tag(object,
               [&](std::string_view key, std::string_view value) { tags.emplace(key, value); });
  return tags;
}

/// First pass: ways and relations.
struct WayCollector {
  OsmExtract extract;
  std::vector<RawWay> ways;
  std::vector<RawWaterway> waterways;
  std::vector<LocatedNode> located;  ///< positions found on ways

  void look(osmium::memory::Buffer const& buffer) {
    for (osmium::Way const& way : buffer.select<osmium::Way>())
      if (way.visible()) look_at(way);
    for (osmium::Relation const& relation : buffer.select<osmium::Relation>())
      if (relation.visible()) look_at(relation);
  }

  void finish_water() {
    std::stable_sort(waterways.begin(), waterways.end(),
                     [](auto const& a, auto const& b) { return a.id < b.id; });
    waterways.erase(std::unique(waterways.begin(), waterways.end(),
                                [](auto const& a, auto const& b) { return a.id == b.id; }),
                    waterways.end());
  }

  /// Sorts by id; of objects with the same id the first in the file stays.
  void finish() {
    auto const by_id = [](auto const& a, auto const& b) { return a.way.id < b.way.id; };
    std::stable_sort(ways.begin(), ways.end(), by_id);
    auto const last = std::unique(ways.begin(), ways.end(), [](auto const& a, auto const& b) {
      return a.way.id == b.way.id;
    });
    extract.counts.repeated = static_cast<std::size_t>(ways.end() - last);
    ways.erase(last, ways.end());
    extract.counts.kept = ways.size();
    for (RawWay const& raw : ways) {
      extract.counts.speed_assumed += raw.way.speed.assumed ? 1 : 0;
      extract.counts.speed_unreadable += raw.way.speed.unreadable ? 1 : 0;
    }
    std::sort(extract.all_way_ids.begin(), extract.all_way_ids.end());
    std::stable_sort(extract.restrictions.begin(), extract.restrictions.end(),
                     [](auto const& a, auto const& b) { return a.id < b.id; });
  }

 private:
  void look_at(osmium::Way const& way) {
    extract.all_way_ids.push_back(way.id());
    ++extract.counts.read;
    std::string_view const value = find_tag(way, "highway");
    if (value.empty()) return keep_if_water(way);
    ++extract.counts.highways;
    if (auto const highway = highway_of(value))
      keep_if_drivable(way, *highway);
    else
      ++extract.counts.other_class[std::string(value)];
  }

  void keep_if_water(osmium::Way const& osm) {
    std::string_view const value = find_tag(osm, "waterway");
    if (value != "river" && value != "canal") return;
    OsmTags const tags = copy_tags(osm);
    waterways.push_back({osm.id(), {names_of(tags), waterway_width_m(tags), {}}, nodes_of(osm)});
  }

  void keep_if_drivable(osmium::Way const& osm, Highway highway) {
    OsmTags const tags = copy_tags(osm);
    OsmDirection const direction = direction_of(tags, highway);
    OsmWayCounts& counts = extract.counts;
    if (value_of(tags, "area") == "yes") {
      ++counts.areas;
    } else if (!may_enter(tags)) {
      ++counts.no_access;
    } else if (direction == OsmDirection::changing) {
      ++counts.reversible;
    } else if (std::vector<std::int64_t> nodes = nodes_of(osm); nodes.size() < 2) {
      ++counts.too_short;
    } else {
      ways.push_back({{osm.id(),
                       highway,
                       direction,
                       speed_of(tags, highway),
                       flags_of(tags, highway),
                       layer_of(tags),
                       names_of(tags),
                       {}},
                      std::move(nodes)});
    }
  }

  std::vector<std::int64_t> nodes_of(osmium::Way const& way) {
    std::vector<std::int64_t> ids;
    for (osmium::NodeRef const& node : way.nodes()) {
      if (!ids.empty() && ids.back() == node.ref()) continue;
      ids.push_back(node.ref());
      osmium::Location const at = node.location();
      if (at.valid()) located.push_back({node.ref(), {at.lon(), at.lat()}});
    }
    return ids;
  }

  void look_at(osmium::Relation const& relation) {
    if (find_tag(relation, "type") != "restriction") return;
    std::vector<OsmMember> members;
    for (osmium::RelationMember const& member : relation.members())
      members.push_back({osmium::item_type_to_char(member.type()), member.ref(), member.role()});
    auto read = restriction_of(relation.id(), copy_tags(relation), members);
    if (auto* const restriction = std::get_if<OsmRestriction>(&read))
      extract.restrictions.push_back(std::move(*restriction));
    else
      extract.restrictions_skipped[std::get<RestrictionSkip>(read)].push_back(relation.id());
  }
};

/// Position in a sorted column, nothing when the id is not there.
std::optional<std::size_t> find_sorted(std::vector<std::int64_t> const& ids, std::int64_t id) {
  auto const found = std::lower_bound(ids.begin(), ids.end(), id);
  if (found == ids.end() || *found != id) return std::nullopt;
  return static_cast<std::size_t>(found - ids.begin());
}

void sort_unique(std::vector<std::int64_t>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// Node numbers of all ways, ascending, and the places where the file gave them on the ways.
template <class Raw>
void make_columns(std::vector<Raw>& raws, std::vector<LocatedNode> const& located,
                  std::vector<std::int64_t>& ids, std::vector<std::optional<LonLat>>& positions) {
  for (Raw const& raw : raws) ids.insert(ids.end(), raw.node_ids.begin(), raw.node_ids.end());
  sort_unique(ids);
  positions.resize(ids.size());
  for (Raw& raw : raws)
    for (std::int64_t const id : raw.node_ids)
      raw.way.nodes.push_back(static_cast<std::uint32_t>(*find_sorted(ids, id)));
  for (LocatedNode const& node : located)
    if (auto const at = find_sorted(ids, node.id)) positions[*at] = node.position;
}

OsmExtract with_node_columns(WayCollector collected) {
  OsmExtract extract = std::move(collected.extract);
  make_columns(collected.ways, collected.located, extract.node_id, extract.node_position);
  make_columns(collected.waterways, collected.located, extract.water_node_id,
               extract.water_position);
  for (RawWay& raw : collected.ways) extract.ways.push_back(std::move(raw.way));
  for (RawWaterway& raw : collected.waterways) extract.waterways.push_back(std::move(raw.way));
  return extract;
}

/// Second pass: positions of the needed nodes; all positions are judged.
void read_positions(std::string const& path, OsmExtract& extract, Complaints& complaints) {
  CappedFaults off_globe;
  auto const look_at = [&](osmium::Node const& node) {
    osmium::Location const at = node.location();
    if (!at.is_defined()) return;
    if (!at.valid()) {
      off_globe.add(fmt::format(
          "node {}: lon lat = {} {} (must be within -180 ... 180 and -90 ... 90 degrees)",
          node.id(), at.lon_without_check(), at.lat_without_check()));
    } else {
      LonLat const place{at.lon(), at.lat()};
      if (auto const needed = find_sorted(extract.node_id, node.id()))
        extract.node_position[*needed] = place;
      if (auto const needed = find_sorted(extract.water_node_id, node.id()))
        extract.water_position[*needed] = place;
    }
  };
  read_osm_file(path, osmium::osm_entity_bits::node, [&](osmium::memory::Buffer const& buffer) {
    for (osmium::Node const& node : buffer.select<osmium::Node>())
      if (node.visible()) look_at(node);
  });
  off_globe.report(path, "nodes off the globe", complaints);
}

}  // namespace

OsmExtract read_osm_extract(std::string const& path, Complaints& complaints) {
  WayCollector collector;
  read_osm_file(path, osmium::osm_entity_bits::way | osmium::osm_entity_bits::relation,
                [&](osmium::memory::Buffer const& buffer) { collector.look(buffer); });
  collector.finish();
  collector.finish_water();
  OsmExtract extract = with_node_columns(std::move(collector));
  read_positions(path, extract, complaints);
  return extract;
}

}  // namespace sc
