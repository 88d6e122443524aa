// SPDX-License-Identifier: Apache-2.0
#include "response/road_picture.h"

#include <algorithm>

#include "base/check.h"

namespace sc {
namespace {

bool contains(std::span<RoadPosition const> place, LinkId link) {
  return std::any_of(place.begin(), place.end(), [&](RoadPosition p) { return p.link == link; });
}

}  // namespace

RoadPicture::RoadPicture(World const& world, Routing routing, std::size_t most_shared)
    : world_(&world),
      most_shared_(most_shared),
      finder_(world.roads, world.hierarchy),
      depth_m_(world.scenario.basins.size(), 0.0F),
      dry_(world.scenario.basins.size(), 0.0F),
      closures_(world.roads.links(), 0),
      guard_closed_(world.scenario.basins.size(), false),
      blocks_(world.roads.links(), 0),
      known_block_(world.roads.links(), false),
      known_closed_(world.roads.links(), 0),
      known_(world.scenario.unit_kinds.size()) {
  if (routing == Routing::dijkstra) oracle_.emplace(world.roads);
}

void RoadPicture::set_step(std::size_t step, std::span<float const> depth_m) {
  bool const same_water = std::equal(depth_m.begin(), depth_m.end(), depth_m_.begin());
  auto const same_driving = [&](VehicleClass const& vehicle) {
    return zones_driven_otherwise(world_->timeline, step_, step, vehicle).empty();
  };
  auto const& vehicles = world_->vehicle;
  if (!same_water || !std::all_of(vehicles.begin(), vehicles.end(), same_driving)) ++version_;
  step_ = step;
  depth_m_.assign(depth_m.begin(), depth_m.end());
}

void RoadPicture::refresh(LinkId link) {
  bool const shut = closed(link) || (known_block_[link.index()] && blocked(link));
  known_closed_[link.index()] = shut ? 1 : 0;
  if (shut)
    shut_.insert(link);
  else
    shut_.erase(link);
  touched_.push_back(link);
  ++version_;
}

void RoadPicture::set_closed(std::span<LinkId const> links, bool closed) {
  for (LinkId const l : links) {
    SC_EXPECT(closed || closures_[l.index()] > 0);
    closures_[l.index()] = static_cast<std::uint16_t>(closures_[l.index()] + (closed ? 1 : -1));
    refresh(l);
  }
}

void RoadPicture::set_guard_closed(BasinId basin, bool closed) {
  guard_closed_[basin.index()] = closed;
  for (LinkId const l : world_->basin_links[basin.index()]) refresh(l);
}

void RoadPicture::block(LinkId link) {
  ++blocks_[link.index()];
}

void RoadPicture::unblock(LinkId link) {
  SC_EXPECT(blocked(link));
  --blocks_[link.index()];
  if (!blocked(link)) known_block_[link.index()] = false;
  refresh(link);
}

void RoadPicture::learn(LinkId link) {
  if (known_block_[link.index()] || !blocked(link)) return;
  known_block_[link.index()] = true;
  refresh(link);
}

bool RoadPicture::shut_in(RoadPlace const& place) const {
  return std::any_of(place.begin(), place.end(), [&](RoadPosition p) {
    return known_closed_[p.link.index()] > 0 && !closed_by_record(p.link);
  });
}

LinkTime RoadPicture::time_in(UnitKindId kind, LinkId link, Approach const& approach,
                              std::span<float const> depth_m) const {
  bool const beside = contains(approach.scene, link) || contains(approach.from, link);
  bool const shut = closed(link, approach) || (blocked(link) && !beside);
  return link_time(world_->roads, world_->exposure, world_->timeline, step_,
                   world_->vehicle[kind.index()], depth_m, shut, link);
}

void RoadPicture::hear_delays(std::span<LinkTime const> without,
                              std::span<LinkTime const> with_siren) {
  delay_ = without;
  siren_delay_ = with_siren;
  ++version_;
}

LinkTime RoadPicture::with_known_delay(UnitKindId kind, LinkId link, LinkTime free) const {
  if (delay_.empty() || free == kImpassable) return free;
  bool const siren = world_->scenario.unit_kinds[kind.index()].siren;
  return free + (siren ? siren_delay_ : delay_)[link.index()];
}

void RoadPicture::car_times(std::vector<LinkTime>& times) const {
  std::vector<std::uint8_t> shut(world_->roads.links());
  for (std::size_t i = 0; i < shut.size(); ++i)
    shut[i] = closed(LinkId{i}) || blocked(LinkId{i}) ? 1 : 0;
  link_times(world_->roads, world_->exposure, world_->timeline, step_, world_->car, depth_m_, shut,
             times);
}

LinkTime RoadPicture::car_time(LinkId link) const {
  return link_time(world_->roads, world_->exposure, world_->timeline, step_, world_->car, depth_m_,
                   closed(link) || blocked(link), link);
}

LinkTime RoadPicture::true_time(UnitKindId kind, LinkId link, Approach const& approach) const {
  return time_in(kind, link, approach, depth_m_);
}

bool RoadPicture::at_the_waters_edge(UnitKindId kind, LinkId link, Approach const& approach) const {
  return approach.basin && world_->exposure.basin[link.index()] == approach.basin &&
         time_in(kind, link, approach, dry_) != kImpassable;
}

/// Known time where the approach may open what is shut; at the water it has come to, as if dry.
LinkTime RoadPicture::opened_time(UnitKindId kind, LinkId link, Approach const& approach) const {
  LinkTime const time = time_in(kind, link, approach, depth_m_);
  bool const at_its_water =
      approach.basin && world_->exposure.basin[link.index()] == approach.basin;
  bool const as_if_dry = time == kImpassable && at_its_water;
  return with_known_delay(kind, link, as_if_dry ? time_in(kind, link, approach, dry_) : time);
}

/// What the approach changes about known times.
RoadPicture::Changes RoadPicture::opened(UnitKindId kind, Approach const& approach,
                                         std::span<LinkTime const> known) const {
  Changes changes;
  auto const open = [&](LinkId link) {
    if (known[link.index()] != kImpassable) return;
    LinkTime const time = opened_time(kind, link, approach);
    if (time != kImpassable) changes.push_back({link, time});
  };
  for (RoadPosition const p : approach.scene) open(p.link);
  for (RoadPosition const p : approach.from)
    if (!contains(approach.scene, p.link)) open(p.link);
  auto const open_basin = [&](BasinId basin) {
    for (LinkId const link : world_->basin_links[basin.index()])
      if (!contains(approach.scene, link) && !contains(approach.from, link)) open(link);
  };
  if (approach.basin) open_basin(approach.basin);
  if (approach.out_of && approach.out_of != approach.basin) open_basin(approach.out_of);
  return changes;
}

template <class Ask, class AskOracle>
auto RoadPicture::on_known_roads(UnitKindId kind, Approach const& approach, Ask const& ask,
                                 AskOracle const& ask_oracle) {
  KnownRoads& known = known_roads(kind);
  Changes const changes =
      opened(kind, approach, oracle_ ? std::span(known.times) : known.roads.roads().link_times());
  if (oracle_) {
    std::vector<LinkTime> times = known.times;
    for (RoadSnapshot::Change const& change : changes) times[change.link.index()] = change.time;
    return ask_oracle(times);
  }
  if (changes.empty()) return ask(known.roads.roads(), true);
  return known.roads.ask_with(changes,
                              [&](RoadSnapshot const& roads) { return ask(roads, false); });
}

std::optional<Route> RoadPicture::route(UnitKindId kind, RoadPlace const& from, RoadPlace const& to,
                                        Approach const& approach) {
  return on_known_roads(
      kind, approach,
      [&](RoadSnapshot const& roads, bool shared) {
        if (!shared) return finder_.find(from, to, roads.times());
        if (auto known = roads.routes().find(from, to)) return *std::move(known);
        auto route = finder_.find(from, to, roads.times());
        roads.routes().put(from, to, route);
        return route;
      },
      [&](std::vector<LinkTime> const& times) { return oracle_->find(from, to, times); });
}

std::vector<std::optional<Duration>> RoadPicture::times_to(UnitKindId kind,
                                                           std::span<RoadPlace const> from,
                                                           RoadPlace const& to,
                                                           Approach const& approach) {
  return on_known_roads(
      kind, approach,
      [&](RoadSnapshot const& roads, bool) { return finder_.times_to(from, to, roads.times()); },
      [&](std::vector<LinkTime> const& times) { return oracle_->times_to(from, to, times); });
}

}  // namespace sc
