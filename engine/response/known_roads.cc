// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "response/road_picture.h"

namespace sc {
namespace {

/// With more than one link in so many changed a customisation of the whole is cheaper.
constexpr std::size_t kFewLinks = 8;
/// With other weather in more than one zone in so many all links are looked at.
constexpr std::size_t kFewZones = 4;

}  // namespace

/// From the cheapest source: roads of the weather step that other replications have as well, those
/// of the last question with what has changed since, or all anew.
RoadPicture::KnownRoads& RoadPicture::known_roads(UnitKindId asked) {
  UnitKindId const kind = world_->drives_as[asked.index()];
  KnownRoads& known = known_[kind.index()];
  if (known.version == version_ && (oracle_ || !known.roads.empty())) return known;
  if (oracle_ || !delay_.empty()) {
    work_out(kind, known);
  } else {
    bool const shared = as_forecast() || (world_->roads.links() <= most_shared_ &&
                                          !(known.seen && known.seen->step == step_));
    if (shared || !follow(kind, known)) begin_calm(kind, known);
    known.seen = Seen{step_, depth_m_, touched_.size()};
  }
  known.version = version_;
  return known;
}

/// All links anew.
void RoadPicture::work_out(UnitKindId kind, KnownRoads& known) {
  known.seen.reset();
  link_times(world_->roads, world_->exposure, world_->timeline, step_,
             world_->vehicle[kind.index()], depth_m_, known_closed_, known.times);
  for (std::size_t i = 0; i < delay_.size(); ++i)
    known.times[i] = with_known_delay(kind, LinkId{i}, known.times[i]);
  if (!oracle_) known.roads.start(world_->snapshots->of(known.times));
}

/// Nothing shut, water as the World's: what other replications have as well.
bool RoadPicture::as_forecast() const {
  auto const forecast = forecast_m();
  return shut_.empty() && std::equal(forecast.begin(), forecast.end(), depth_m_.begin());
}

std::span<float const> RoadPicture::forecast_m() const {
  HazardTimeline const& t = world_->timeline;
  return std::span(t.depth_m).subspan(step_ * t.basins, t.basins);
}

/// What has changed since these roads were asked for last, in place. False: more than a few links.
bool RoadPicture::follow(UnitKindId kind, KnownRoads& known) {
  if (!known.seen || known.roads.empty()) return false;
  Changes const changes = since_seen(kind, *known.seen, known.roads.roads().link_times());
  if (changes.size() > world_->roads.links() / kFewLinks) return false;
  if (!changes.empty()) known.roads.change(changes);
  return true;
}

RoadPicture::Changes RoadPicture::since_seen(UnitKindId kind, Seen const& seen,
                                             std::span<LinkTime const> before) const {
  auto const zones =
      zones_driven_otherwise(world_->timeline, seen.step, step_, world_->vehicle[kind.index()]);
  if (zones.size() > world_->zone_links.size() / kFewZones) return all_changes(kind, before);
  std::vector<LinkId> links(touched_.begin() + static_cast<std::ptrdiff_t>(seen.touched),
                            touched_.end());
  for (ZoneId const z : zones)
    links.insert(links.end(), world_->zone_links[z.index()].begin(),
                 world_->zone_links[z.index()].end());
  return changes_at(kind, std::move(links), seen.depth_m, before);
}

/// By looking at all links.
RoadPicture::Changes RoadPicture::all_changes(UnitKindId kind,
                                              std::span<LinkTime const> before) const {
  std::vector<LinkTime> times;
  link_times(world_->roads, world_->exposure, world_->timeline, step_,
             world_->vehicle[kind.index()], depth_m_, known_closed_, times);
  Changes changes;
  for (std::size_t i = 0; i < times.size(); ++i)
    if (times[i] != before[i]) changes.push_back({LinkId{i}, times[i]});
  return changes;
}

/// The step's calm roads with what differs from them.
void RoadPicture::begin_calm(UnitKindId kind, KnownRoads& known) {
  known.roads.start(calm_roads(kind));
  Changes const changes = changes_at(kind, {shut_.begin(), shut_.end()}, forecast_m(),
                                     known.roads.roads().link_times());
  if (!changes.empty()) known.roads.change(changes);
}

/// The roads of the step as they are in every replication until crews have changed the water or
/// something is shut.
std::shared_ptr<RoadSnapshot const> RoadPicture::calm_roads(UnitKindId kind) {
  if (auto known = world_->calm_roads->find(kind, step_)) return known;
  std::vector<LinkTime> times;
  link_times(world_->roads, world_->exposure, world_->timeline, step_,
             world_->vehicle[kind.index()], forecast_m(), {}, times);
  auto roads = world_->snapshots->of(times);
  world_->calm_roads->put(kind, step_, roads);
  return roads;
}

/// Those of the links, and of the links of basins that are not as deep as `depth_m` says, whose
/// known time is another one than `before`; each once.
RoadPicture::Changes RoadPicture::changes_at(UnitKindId kind, std::vector<LinkId> links,
                                             std::span<float const> depth_m,
                                             std::span<LinkTime const> before) const {
  for (std::size_t b = 0; b < depth_m.size(); ++b)
    if (depth_m_[b] != depth_m[b])
      links.insert(links.end(), world_->basin_links[b].begin(), world_->basin_links[b].end());
  std::sort(links.begin(), links.end());
  links.erase(std::unique(links.begin(), links.end()), links.end());
  Changes changes;
  for (LinkId const link : links) {
    LinkTime const time =
        link_time(world_->roads, world_->exposure, world_->timeline, step_,
                  world_->vehicle[kind.index()], depth_m_, known_closed_[link.index()] > 0, link);
    if (time != before[link.index()]) changes.push_back({link, time});
  }
  return changes;
}

}  // namespace sc
