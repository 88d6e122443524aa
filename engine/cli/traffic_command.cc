// SPDX-License-Identifier: Apache-2.0
#include "cli/traffic_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <nlohmann/json.hpp>

namespace sc {
namespace {

std::vector<TripWish> wishes_of(TrafficOptions const& options, World const& world,
                                SimulationOptions const& simulation) {
  SimTime const end = SimTime{0} + from_seconds(options.hours * 3600);
  DemandRules demand = world.scenario.traffic.rules.demand;
  if (options.even_trips) {
    demand.profile.fill(1);
    demand.trips_per_day = *options.even_trips * 24 / options.hours;
  }
  return draw_trips(world.town->zones, demand, {}, {}, end, simulation.seed,
                    simulation.replication);
}

std::string as_text(TrafficAlone::Result const& r, std::size_t trips, QueueNetwork const& network) {
  return fmt::format(
      "trips 出行            {} made, {} arrived, {} pulled out of a standing queue\n"
      "travel time 行程时间  mean {:.1f} min, {:.1f} min on empty roads\n"
      "traversals 路段通行   {:.2f} million in {:.2f} s: {:.2f} million a second\n"
      "kernel 内核           {} parts, lookahead {:.2f} s, {} events, {} windows\n",
      trips, r.arrived, r.pulled_out, r.mean_travel_s / 60, r.mean_free_travel_s / 60,
      static_cast<double>(r.traversals) / 1e6, r.wall_s,
      static_cast<double>(r.traversals) / 1e6 / r.wall_s, network.parts,
      network.lookahead.seconds(), r.events, r.windows);
}

std::string as_json(TrafficAlone::Result const& r, std::size_t trips, QueueNetwork const& network) {
  nlohmann::ordered_json const json{{"trips", trips},
                                    {"arrived", r.arrived},
                                    {"pulled_out", r.pulled_out},
                                    {"mean_travel_s", r.mean_travel_s},
                                    {"mean_free_travel_s", r.mean_free_travel_s},
                                    {"traversals", r.traversals},
                                    {"wall_s", r.wall_s},
                                    {"parts", network.parts},
                                    {"lookahead_s", network.lookahead.seconds()},
                                    {"events", r.events},
                                    {"windows", r.windows},
                                    {"digest", fmt::format("{:016x}", r.digest)}};
  return json.dump(2) + '\n';
}

}  // namespace

LoadedTraffic load_traffic(TrafficOptions const& options) {
  CaseOptions what = options.what;
  what.traffic = true;
  LoadedTraffic loaded{load_case(what), nullptr};
  World const& world = *loaded.what.world;
  loaded.alone = std::make_unique<TrafficAlone>(world.roads, world.hierarchy, *world.town,
                                                wishes_of(options, world, loaded.what.simulation));
  return loaded;
}

int traffic_command(TrafficOptions const& options, std::ostream& out) {
  LoadedTraffic const loaded = load_traffic(options);
  SimTime const horizon = SimTime{0} + from_seconds(options.longest * 3600);
  SimulationOptions const& how = loaded.what.simulation;
  TrafficAlone::Result const result = how.kernel == KernelChoice::serial
                                          ? loaded.alone->run_serially(horizon)
                                          : loaded.alone->run(horizon, how.threads);
  QueueNetwork const& network = loaded.what.world->town->network;
  std::size_t const trips = loaded.alone->trips().size();
  out << (options.json ? as_json(result, trips, network) : as_text(result, trips, network));
  return 0;
}

}  // namespace sc
