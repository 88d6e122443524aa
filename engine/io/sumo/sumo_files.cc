// SPDX-License-Identifier: Apache-2.0
#include "io/sumo/sumo_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "base/order_of.h"
#include "io/atomic_folder.h"
#include "io/hdf5/atomic_file.h"
#include "io/sumo/sumo_network.h"

namespace sc {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20;

constexpr std::string_view kNetconvert = R"(<configuration>
  <input>
    <node-files value="district.nod.xml"/>
    <edge-files value="district.edg.xml"/>
    <connection-files value="district.con.xml"/>
    <type-files value="district.typ.xml"/>
  </input>
  <output>
    <output-file value="district.net.xml"/>
  </output>
  <processing>
    <!-- the network as it is: nothing guessed, joined or moved, no time spent inside junctions -->
    <offset.disable-normalization value="true"/>
    <no-internal-links value="true"/>
    <no-turnarounds value="true"/>
    <junctions.limit-turn-speed value="-1"/>
  </processing>
</configuration>
)";

constexpr std::string_view kReadme =
    R"(Roads and trips for SUMO (https://eclipse.dev/sumo), version 1.15 or later, written by stormcrew.
In this folder:

  netconvert -c district.netccfg     makes district.net.xml
  sumo -c district.sumocfg           simulates until the last vehicle has arrived

Edge and node ids are stormcrew's link and node numbers; coordinates are metres. No signals, no right
of way: speeds and headways stand for them. headways.add.xml holds them for the mesoscopic model.
)";

void write_file(AtomicFolder const& folder, std::string_view name, std::string_view text) {
  sc::write_file(folder.file(name), text);
}

std::string sumo_settings(QueueRules const& rules) {
  return fmt::format(R"(<configuration>
  <input>
    <net-file value="district.net.xml"/>
    <route-files value="trips.rou.xml"/>
    <additional-files value="headways.add.xml"/>
    <route-steps value="0"/>
  </input>
  <time>
    <begin value="0"/>
  </time>
  <processing>
    <time-to-teleport value="{:.3f}"/>
  </processing>
  <mesoscopic>
    <!-- one queue for each edge, looked at again every 10 s while it cannot move -->
    <mesosim value="true"/>
    <meso-edgelength value="100000"/>
    <meso-multi-queue value="false"/>
    <meso-junction-control value="false"/>
    <meso-recheck value="10"/>
  </mesoscopic>
</configuration>
)",
                     rules.patience.seconds());
}

/// A third of the spacing is gap. No driver differs from another.
std::string vehicle_type(QueueRules const& rules) {
  return fmt::format(
      "<routes>\n  <vType id=\"car\" length=\"{:.3f}\" minGap=\"{:.3f}\" maxSpeed=\"100\" "
      "speedFactor=\"1\" speedDev=\"0\" sigma=\"0\" tau=\"1\"/>\n",
      rules.jam_spacing_m * 2 / 3, rules.jam_spacing_m / 3);
}

std::string edges_of(RoadGraph const& graph, std::span<LinkId const> way) {
  std::string edges;
  for (LinkId const link : way)
    if (sumo_knows(graph, link))
      fmt::format_to(std::back_inserter(edges), "{}{}", edges.empty() ? "" : " ", link.value());
  return edges;
}

std::vector<std::size_t> in_order_of_departure(std::span<TrafficAlone::PlannedTrip const> trips) {
  return order_of(trips.size(), [&](std::size_t i) { return trips[i].departure; });
}

/// Returns how many.
std::size_t write_trips(AtomicFolder const& folder, RoadGraph const& graph, QueueRules const& rules,
                        std::span<TrafficAlone::PlannedTrip const> trips) {
  AtomicFile file(folder.file("trips.rou.xml"));
  std::string text = vehicle_type(rules);
  std::size_t count = 0;
  for (std::size_t const i : in_order_of_departure(trips)) {
    std::string const edges = edges_of(graph, trips[i].way);
    if (edges.empty()) continue;
    ++count;
    std::int64_t const ms = trips[i].departure.ms;
    fmt::format_to(std::back_inserter(text),
                   "  <vehicle id=\"{}\" type=\"car\" depart=\"{}.{:03}\" departLane=\"free\" "
                   "departSpeed=\"max\"><route edges=\"{}\"/></vehicle>\n",
                   i, ms / 1000, ms % 1000, edges);
    if (text.size() < kPiece) continue;
    file.write(text);
    text.clear();
  }
  file.write(text + "</routes>\n");
  file.commit();
  return count;
}

}  // namespace

SumoCounts write_sumo_files(std::string const& path, RoadGraph const& graph,
                            QueueRules const& rules,
                            std::span<TrafficAlone::PlannedTrip const> trips) {
  AtomicFolder folder(path);
  SumoCounts counts;
  auto const write = [&](std::string_view name, SumoText const& file) {
    write_file(folder, name, file.text);
    return file.count;
  };
  counts.nodes = write("district.nod.xml", sumo_nodes(graph));
  counts.edges = write("district.edg.xml", sumo_edges(graph, rules));
  counts.connections = write("district.con.xml", sumo_connections(graph, trips));
  counts.trips = write_trips(folder, graph, rules, trips);
  write("district.typ.xml", sumo_types(graph, rules));
  write("headways.add.xml", sumo_headways(graph, rules));
  write_file(folder, "district.netccfg", kNetconvert);
  write_file(folder, "district.sumocfg", sumo_settings(rules));
  write_file(folder, "README.txt", kReadme);
  folder.commit();
  return counts;
}

}  // namespace sc
