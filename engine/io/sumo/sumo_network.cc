// SPDX-License-Identifier: Apache-2.0
#include "io/sumo/sumo_network.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "io/text/xml_text.h"

namespace sc {
namespace {

constexpr double kShortest_m = 0.2;  // SUMO takes no edge below 0.1

template <class... Arguments>
void append(std::string& text, fmt::format_string<Arguments...> format, Arguments&&... arguments) {
  fmt::format_to(std::back_inserter(text), format, std::forward<Arguments>(arguments)...);
}

RoadClassCapacity capacity(RoadGraph const& graph, LinkId link) {
  return capacity_of(graph.table().road_class[link.index()], graph.has(link, link_flag::ramp));
}

double speed_mps(RoadGraph const& graph, LinkId link, QueueRules const& rules) {
  return static_cast<double>(graph.table().free_speed_mps[link.index()]) * rules.speed_factor;
}

/// "primary-12.500", "trunk-ramp-8.333"
std::string type_of(RoadGraph const& graph, LinkId link, QueueRules const& rules) {
  return fmt::format("{}{}-{:.3f}", name_of(graph.table().road_class[link.index()]),
                     graph.has(link, link_flag::ramp) ? "-ramp" : "",
                     speed_mps(graph, link, rules));
}

/// Each type with one link of it.
std::map<std::string, LinkId> types(RoadGraph const& graph, QueueRules const& rules) {
  std::map<std::string, LinkId> found;
  for (std::size_t i = 0; i < graph.links(); ++i)
    found.emplace(type_of(graph, LinkId{i}, rules), LinkId{i});
  return found;
}

std::string shape(RoadGraph const& graph, LinkId link) {
  std::string text;
  for (PlanePoint const p : graph.polyline(link))
    append(text, "{}{:.2f},{:.2f}", text.empty() ? "" : " ", p.x_m, p.y_m);
  return text;
}

std::string street_name(RoadName const& name) {
  return xml_text(joined(name.zh, name.en));
}

using Turn = std::pair<LinkId, LinkId>;

/// In order and each once.
std::vector<Turn> u_turns_of(RoadGraph const& graph,
                             std::span<TrafficAlone::PlannedTrip const> trips) {
  std::vector<Turn> turns;
  for (TrafficAlone::PlannedTrip const& trip : trips)
    for (std::size_t i = 1; i < trip.way.size(); ++i)
      if (trip.way[i] == graph.twin(trip.way[i - 1]))
        turns.emplace_back(trip.way[i - 1], trip.way[i]);
  std::sort(turns.begin(), turns.end());
  turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
  return turns;
}

std::vector<LinkId> links_after(RoadGraph const& graph, LinkId from,
                                std::vector<Turn> const& used_u_turns) {
  std::vector<LinkId> onward;
  LinkId const back = graph.twin(from);
  for (LinkId const to : graph.out_links(graph.head(from)))
    if (to != back && sumo_knows(graph, to) && graph.turn_allowed(from, to)) onward.push_back(to);
  bool const turns = back && graph.turn_allowed(from, back) &&
                     (onward.empty() || std::binary_search(used_u_turns.begin(), used_u_turns.end(),
                                                           Turn{from, back}));
  if (turns) onward.push_back(back);
  return onward;
}

}  // namespace

bool sumo_knows(RoadGraph const& graph, LinkId link) {
  return graph.tail(link) != graph.head(link);
}

SumoText sumo_nodes(RoadGraph const& graph) {
  SumoText nodes{"<nodes>\n", graph.nodes()};
  for (std::size_t i = 0; i < graph.nodes(); ++i) {
    PlanePoint const p = graph.plane().to_plane(graph.table().node_position[i]);
    append(nodes.text, "  <node id=\"{}\" x=\"{:.2f}\" y=\"{:.2f}\" type=\"unregulated\"/>\n", i,
           p.x_m, p.y_m);
  }
  nodes.text += "</nodes>\n";
  return nodes;
}

SumoText sumo_edges(RoadGraph const& graph, QueueRules const& rules) {
  SumoText edges{"<edges>\n"};
  for (std::size_t i = 0; i < graph.links(); ++i) {
    LinkId const link{i};
    if (!sumo_knows(graph, link)) continue;
    ++edges.count;
    append(edges.text,
           "  <edge id=\"{}\" from=\"{}\" to=\"{}\" type=\"{}\" numLanes=\"{}\" speed=\"{:.3f}\" "
           "length=\"{:.3f}\" name=\"{}\" shape=\"{}\"/>\n",
           i, graph.tail(link).value(), graph.head(link).value(), type_of(graph, link, rules),
           std::max(1L, std::lround(capacity(graph, link).lanes)), speed_mps(graph, link, rules),
           std::max(kShortest_m, graph.length_m(link)), street_name(graph.name(link)),
           shape(graph, link));
  }
  edges.text += "</edges>\n";
  return edges;
}

SumoText sumo_connections(RoadGraph const& graph,
                          std::span<TrafficAlone::PlannedTrip const> trips) {
  SumoText connections{"<connections>\n"};
  std::vector<Turn> const used_u_turns = u_turns_of(graph, trips);
  for (std::size_t i = 0; i < graph.links(); ++i) {
    LinkId const from{i};
    if (!sumo_knows(graph, from)) continue;
    std::vector<LinkId> const onward = links_after(graph, from, used_u_turns);
    connections.count += onward.size();
    for (LinkId const to : onward)
      append(connections.text, "  <connection from=\"{}\" to=\"{}\"/>\n", i, to.value());
    // Without this netconvert would guess.
    if (onward.empty()) append(connections.text, "  <connection from=\"{}\"/>\n", i);
  }
  connections.text += "</connections>\n";
  return connections;
}

SumoText sumo_types(RoadGraph const& graph, QueueRules const& rules) {
  SumoText text{"<types>\n"};
  for (auto const& [type, link] : types(graph, rules)) {
    ++text.count;
    // SUMO's priority grows with importance.
    append(text.text, "  <type id=\"{}\" priority=\"{}\" numLanes=\"{}\" speed=\"{:.3f}\"/>\n",
           type, kRoadClasses - static_cast<std::size_t>(graph.table().road_class[link.index()]),
           std::max(1L, std::lround(capacity(graph, link).lanes)), speed_mps(graph, link, rules));
  }
  text.text += "</types>\n";
  return text;
}

SumoText sumo_headways(RoadGraph const& graph, QueueRules const& rules) {
  SumoText text{"<additional>\n"};
  for (auto const& [type, link] : types(graph, rules)) {
    ++text.count;
    double const headway_s = 3600 / capacity(graph, link).flow_per_lane_per_h;
    double const tau_s =
        std::max(0.0, headway_s - rules.jam_spacing_m / speed_mps(graph, link, rules));
    append(text.text,
           "  <type id=\"{0}\"><meso tauff=\"{1:.3f}\" taufj=\"{1:.3f}\" taujf=\"{1:.3f}\" "
           "taujj=\"{2:.3f}\"/></type>\n",
           type, tau_s, rules.jam_spacing_m / rules.wave_speed_mps);
  }
  text.text += "</additional>\n";
  return text;
}

}  // namespace sc
