// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/geo.h"

namespace sc::test {

/// Writes small OSM XML files: OsmText().node(1, 0, 0).way(10, {1, 2}, {{"highway", "service"}}).
/// Nodes stand on a grid of 0.001 degrees about 120.14 E 30.32 N: x to the east (about 96 m), y to
/// the north (about 111 m).
class OsmText {
 public:
  using Tags = std::vector<std::pair<std::string, std::string>>;
  struct Member {
    std::string type;
    std::int64_t ref;
    std::string role;
  };

  OsmText& node(std::int64_t id, double x, double y);
  OsmText& way(std::int64_t id, std::vector<std::int64_t> const& nodes, Tags const& tags);
  OsmText& relation(std::int64_t id, std::vector<Member> const& members, Tags const& tags);
  /// A turn restriction from a way over a node to a way.
  OsmText& restriction(std::int64_t id, std::string const& value, std::int64_t from,
                       std::int64_t via, std::int64_t to, Tags more = {});
  /// Any text between the objects.
  OsmText& raw(std::string const& text);

  [[nodiscard]] std::string xml() const;

 private:
  void tags(Tags const& tags);
  std::string body_;
};

inline OsmText::Tags const kStreet{{"highway", "residential"}};

/// Where OsmText puts a node.
LonLat osm_position(double x, double y);

/// A crossing with a two-way street north-south (ways 10 and 11) and one west-east (20, 21), all
/// meeting at node 5; corner streets 30 ... 33 make it one component.
///
///         2
///   30  / | \ 31        way 10: 2-5   way 11: 5-8
///      / 10  \          way 20: 4-5   way 21: 5-6
///     4-20-5-21-6
///      \  11 /          corners: 30: 4-2, 31: 2-6, 32: 6-8, 33: 8-4
///   33  \ | /  32
///         8
OsmText crossing();

}  // namespace sc::test
