// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "response/routing.h"
#include "response/world.h"
#include "road/road_sketch.h"
#include "road/route_finder.h"
#include "road/route_search.h"

namespace sc {

/// Where a crew is going and where it stands, and what therefore does not turn it back: it drives
/// up to the very thing it has come to clear, and to the edge of the water it has come to; beside a
/// block it leaves on either side, and guards let it out. Places outlive this.
struct Approach {
  std::span<RoadPosition const> scene{};  ///< blocks on these links do not count
  BasinId basin{};                        ///< known water and guards of this basin do not count
  std::span<RoadPosition const> from{};   ///< nor blocks on these
  BasinId out_of{};                       ///< nor guards of this basin; its water does
};

/// The roads of one replication twice over: as they are, and as the dispatcher knows them.
///
/// Both share weather, water and recorded closures of the current weather step; they differ in
/// blocks (fallen trees, collapses), which the dispatcher knows once reported or met by a unit.
class RoadPicture {
 public:
  /// On roads of more links than `most_shared` those of a moment are followed, not shared: the
  /// World's cache forgets them before another replication comes to that moment.
  RoadPicture(World const& world, Routing routing, std::size_t most_shared = 50'000);

  /// Takes the weather of step k and the depths of the replication's basins.
  void set_step(std::size_t step, std::span<float const> depth_m);
  void set_closed(std::span<LinkId const> links, bool closed);
  [[nodiscard]] bool closed_by_record(LinkId link) const { return closures_[link.index()] > 0; }

  /// Guards close or open the street of their basin. Everybody knows; who comes to the basin's
  /// water or stands there is let through.
  void set_guard_closed(BasinId basin, bool closed);
  [[nodiscard]] bool guard_closed(BasinId basin) const { return guard_closed_[basin.index()]; }

  /// Something lies on the link. Blocks count: two fallen trees need two clearances.
  void block(LinkId link);
  void unblock(LinkId link);
  /// The dispatcher hears of whatever blocks the link.
  void learn(LinkId link);
  [[nodiscard]] bool blocked(LinkId link) const { return blocks_[link.index()] > 0; }
  /// Does a block that is known, or do guards, shut in who stands there?
  [[nodiscard]] bool shut_in(RoadPlace const& place) const;

  /// The dispatcher hears how long vehicles without and with siren are held up on each link [ms].
  /// The columns must live until the next call.
  void hear_delays(std::span<LinkTime const> without, std::span<LinkTime const> with_siren);
  /// Times of cars on the roads as they are; nothing that lies on a link lets them pass.
  void car_times(std::vector<LinkTime>& times) const;
  [[nodiscard]] LinkTime car_time(LinkId link) const;

  /// Time the unit's vehicle really needs for a link now, without queues.
  [[nodiscard]] LinkTime true_time(UnitKindId kind, LinkId link, Approach const& approach) const;
  /// Is it the water of the basin it has come to, and nothing else, that bars the link?
  [[nodiscard]] bool at_the_waters_edge(UnitKindId kind, LinkId link,
                                        Approach const& approach) const;

  /// Changes whenever known times of the kind may have changed.
  [[nodiscard]] std::uint64_t version() const { return version_; }

  /// Fastest route on known roads.
  std::optional<Route> route(UnitKindId kind, RoadPlace const& from, RoadPlace const& to,
                             Approach const& approach);
  /// Known times from several places to one.
  std::vector<std::optional<Duration>> times_to(UnitKindId kind, std::span<RoadPlace const> from,
                                                RoadPlace const& to, Approach const& approach);

 private:
  /// What known roads were worked out from, without queues.
  struct Seen {
    std::size_t step = 0;
    std::vector<float> depth_m;  ///< [basins]
    std::size_t touched = 0;     ///< length of touched_
  };
  struct KnownRoads {
    std::uint64_t version = 0;
    std::vector<LinkTime> times;  ///< when the oracle is asked or queues count, else unused
    RoadSketch roads;             ///< empty when the oracle is asked
    std::optional<Seen> seen;
  };
  using Changes = std::vector<RoadSnapshot::Change>;

  [[nodiscard]] LinkTime time_in(UnitKindId kind, LinkId link, Approach const& approach,
                                 std::span<float const> depth_m) const;
  [[nodiscard]] LinkTime with_known_delay(UnitKindId kind, LinkId link, LinkTime free) const;
  void refresh(LinkId link);
  [[nodiscard]] LinkTime opened_time(UnitKindId kind, LinkId link, Approach const& approach) const;
  [[nodiscard]] Changes opened(UnitKindId kind, Approach const& approach,
                               std::span<LinkTime const> known) const;
  /// Answers of finder or oracle on known roads with the approach open.
  template <class Ask, class AskOracle>
  auto on_known_roads(UnitKindId kind, Approach const& approach, Ask const& ask,
                      AskOracle const& ask_oracle);
  /// By a record, or by guards for those whom they do not let through.
  [[nodiscard]] bool closed(LinkId l, Approach const& approach = {}) const {
    if (closed_by_record(l)) return true;
    BasinId const b = world_->exposure.basin[l.index()];
    return b && guard_closed_[b.index()] && b != approach.basin && b != approach.out_of;
  }

  // known_roads.cc
  KnownRoads& known_roads(UnitKindId asked);
  void work_out(UnitKindId kind, KnownRoads& known);
  [[nodiscard]] bool as_forecast() const;
  [[nodiscard]] std::span<float const> forecast_m() const;
  bool follow(UnitKindId kind, KnownRoads& known);
  [[nodiscard]] Changes since_seen(UnitKindId kind, Seen const& seen,
                                   std::span<LinkTime const> before) const;
  [[nodiscard]] Changes all_changes(UnitKindId kind, std::span<LinkTime const> before) const;
  void begin_calm(UnitKindId kind, KnownRoads& known);
  [[nodiscard]] std::shared_ptr<RoadSnapshot const> calm_roads(UnitKindId kind);
  [[nodiscard]] Changes changes_at(UnitKindId kind, std::vector<LinkId> links,
                                   std::span<float const> depth_m,
                                   std::span<LinkTime const> before) const;

  World const* world_;
  std::size_t most_shared_;  ///< links
  RouteFinder finder_;
  std::optional<RouteSearch> oracle_;  ///< asked instead, when set
  std::size_t step_ = 0;
  std::vector<float> depth_m_;                     ///< [basins]
  std::vector<float> const dry_;                   ///< [basins] no water
  std::vector<std::uint16_t> closures_;            ///< [links] recorded closures in force
  std::vector<bool> guard_closed_;                 ///< [basins]
  std::vector<std::uint16_t> blocks_;              ///< [links] things lying on it
  std::vector<bool> known_block_;                  ///< [links] the dispatcher knows of them
  std::vector<std::uint8_t> known_closed_;         ///< [links] closure or known block
  std::set<LinkId> shut_;                          ///< those of which that is true
  std::vector<LinkId> touched_;                    ///< in order, links that may have changed
  std::uint64_t version_ = 1;                      ///< of what the dispatcher knows
  std::vector<KnownRoads> known_;                  ///< [unit kinds] of the first that drives alike
  std::span<LinkTime const> delay_, siren_delay_;  ///< [links] last known, or empty
};

}  // namespace sc
