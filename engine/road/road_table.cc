// SPDX-License-Identifier: Apache-2.0
#include "road/road_table.h"

#include <array>

#include "base/check.h"

namespace sc {
namespace {

constexpr std::uint32_t kDropped = UINT32_MAX;

/// New number of each kept entry, kDropped for the others.
std::vector<std::uint32_t> renumber(std::vector<bool> const& keep) {
  std::vector<std::uint32_t> number(keep.size(), kDropped);
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < keep.size(); ++i)
    if (keep[i]) number[i] = next++;
  return number;
}

void copy_link(RoadTable const& from, std::size_t i, RoadTable& to) {
  to.length_m.push_back(from.length_m[i]);
  to.free_speed_mps.push_back(from.free_speed_mps[i]);
  to.road_class.push_back(from.road_class[i]);
  to.flags.push_back(from.flags[i]);
  to.layer.push_back(from.layer[i]);
  to.name.push_back(from.name[i]);
  to.way_ref.push_back(from.way_ref[i]);
  to.shape.insert(to.shape.end(), from.shape.begin() + from.shape_begin[i],
                  from.shape.begin() + from.shape_begin[i + 1]);
  to.shape_begin.push_back(static_cast<std::uint32_t>(to.shape.size()));
}

/// Keeps the names that links use, in the order of their first number.
void drop_unused_names(RoadTable const& from, RoadTable& to) {
  std::vector<bool> used(from.names.size(), false);
  if (!used.empty()) used[0] = true;
  for (std::uint32_t name : to.name) used[name] = true;
  std::vector<std::uint32_t> const number = renumber(used);
  for (std::size_t k = 0; k < used.size(); ++k)
    if (used[k]) to.names.push_back(from.names[k]);
  for (std::uint32_t& name : to.name) name = number[name];
}

}  // namespace

std::string_view name_of(RoadClass c) {
  constexpr std::array<std::string_view, kRoadClasses> names{
      "motorway",     "trunk",       "primary",       "secondary", "tertiary",
      "unclassified", "residential", "living_street", "service"};
  return names[static_cast<std::size_t>(c)];
}

RoadTable subset(RoadTable const& table, std::vector<bool> const& keep) {
  SC_EXPECT(keep.size() == table.nodes());
  RoadTable result;
  result.attribution = table.attribution;
  result.waterways = table.waterways;
  std::vector<std::uint32_t> const node = renumber(keep);
  for (std::size_t i = 0; i < table.nodes(); ++i) {
    if (!keep[i]) continue;
    result.node_position.push_back(table.node_position[i]);
    result.node_ref.push_back(table.node_ref[i]);
  }
  std::vector<bool> keep_link(table.links());
  result.shape_begin.push_back(0);
  for (std::size_t i = 0; i < table.links(); ++i) {
    keep_link[i] = keep[table.tail[i]] && keep[table.head[i]];
    if (!keep_link[i]) continue;
    result.tail.push_back(node[table.tail[i]]);
    result.head.push_back(node[table.head[i]]);
    copy_link(table, i, result);
  }
  drop_unused_names(table, result);
  std::vector<std::uint32_t> const link = renumber(keep_link);
  for (BannedTurn const turn : table.banned_turns)
    if (keep_link[turn.from] && keep_link[turn.to])
      result.banned_turns.push_back({link[turn.from], link[turn.to]});
  return result;
}

}  // namespace sc
