// SPDX-License-Identifier: Apache-2.0
#include "support/osm_text.h"

namespace sc::test {
namespace {

constexpr double kStepDeg = 0.001;

std::string attribute(std::string const& key, std::string const& value) {
  return " " + key + "=\"" + value + "\"";
}

}  // namespace

LonLat osm_position(double x, double y) {
  return {120.14 + x * kStepDeg, 30.32 + y * kStepDeg};
}

OsmText& OsmText::node(std::int64_t id, double x, double y) {
  LonLat const p = osm_position(x, y);
  body_ += "<node" + attribute("id", std::to_string(id)) +
           attribute("lon", std::to_string(p.lon_deg)) +
           attribute("lat", std::to_string(p.lat_deg)) + "/>\n";
  return *this;
}

OsmText& OsmText::way(std::int64_t id, std::vector<std::int64_t> const& nodes, Tags const& list) {
  body_ += "<way" + attribute("id", std::to_string(id)) + ">";
  for (std::int64_t const node : nodes)
    body_ += "<nd" + attribute("ref", std::to_string(node)) + "/>";
  tags(list);
  body_ += "</way>\n";
  return *this;
}

OsmText& OsmText::relation(std::int64_t id, std::vector<Member> const& members, Tags const& list) {
  body_ += "<relation" + attribute("id", std::to_string(id)) + ">";
  for (Member const& member : members)
    body_ += "<member" + attribute("type", member.type) +
             attribute("ref", std::to_string(member.ref)) + attribute("role", member.role) + "/>";
  tags(list);
  body_ += "</relation>\n";
  return *this;
}

OsmText& OsmText::restriction(std::int64_t id, std::string const& value, std::int64_t from,
                              std::int64_t via, std::int64_t to, Tags more) {
  more.emplace_back("type", "restriction");
  if (!value.empty()) more.emplace_back("restriction", value);
  return relation(id, {{"way", from, "from"}, {"node", via, "via"}, {"way", to, "to"}}, more);
}

OsmText& OsmText::raw(std::string const& text) {
  body_ += text + "\n";
  return *this;
}

std::string OsmText::xml() const {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n" + body_ + "</osm>\n";
}

void OsmText::tags(Tags const& list) {
  for (auto const& [key, value] : list)
    body_ += "<tag" + attribute("k", key) + attribute("v", value) + "/>";
}

OsmText crossing() {
  OsmText::Tags const street{{"highway", "residential"}};
  OsmText text;
  text.node(2, 0, 2).node(4, -2, 0).node(5, 0, 0).node(6, 2, 0).node(8, 0, -2);
  text.way(10, {2, 5}, street).way(11, {5, 8}, street);
  text.way(20, {4, 5}, street).way(21, {5, 6}, street);
  text.way(30, {4, 2}, street).way(31, {2, 6}, street);
  text.way(32, {6, 8}, street).way(33, {8, 4}, street);
  return text;
}

}  // namespace sc::test
