// SPDX-License-Identifier: Apache-2.0
// When drivers hear of jams.
#include "traffic/traffic.h"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

#include "des/serial_kernel.h"
#include "support/grid_city.h"

namespace sc {
namespace {

constexpr Duration kStep = whole_minutes(5);

constexpr SimTime at(std::int64_t minutes) {
  return SimTime{0} + whole_minutes(minutes);
}

/// Everybody wants from 0 to 2 and errs in nothing. 40 s by 1, 80 s round the block; every street
/// lets 600 vehicles an hour go and holds 26, so that a full one costs 26 x 6 s.
///
///   3 - 4 - 5
///   0 - 1 - 2
class Block {
 public:
  Block(double trips_per_h, Duration route_update)
      : graph_(test::grid_city(2, 3)), roads_(graph_), town_(town(graph_, route_update)) {
    std::vector<TripWish> wishes;
    for (double t = 0; t < 7200; t += 3600 / trips_per_h)
      wishes.push_back({SimTime{0} + from_seconds(t), 0, 1});
    traffic_.emplace(graph_, roads_, town_, wishes, 1);
    for (QueueLink const& link : town_.network.links) times_.push_back(link.free_ms);
    scheduler_.emplace(1 + static_cast<std::uint32_t>(graph_.nodes()),
                       Partitioning{town_.network.parts, town_.network.part_of,
                                    town_.network.lookahead, kFirstQueueEvent});
    scheduler_->post(0, SimTime{0}, 0, 0);
  }

  /// Cars that have gone round the block by then.
  std::uint32_t went_round_by(SimTime t) {
    run_serial(*this, *scheduler_, t);
    return traffic_->queues().entered(north_);
  }

  void handle(Event const& event, Scheduler& scheduler) {
    if (event.kind != 0) return traffic_->handle(event, scheduler);
    traffic_->begin_step(event.time + kStep, times_, scheduler);
    scheduler.post(0, event.time + kStep, 0, 0);
  }

  void close_the_short_way_from_now_on() {
    for (LinkId const link : graph_.out_links(NodeId{0U}))
      if (graph_.head(link) == NodeId{1U}) times_[link.index()] = kImpassable;
  }

 private:
  static TrafficTown town(RoadGraph const& graph, Duration route_update) {
    TrafficRules rules;
    rules.judgement = 0;
    rules.route_update = route_update;
    rules.queue.speed_factor = 1;
    rules.queue.parts = 1;
    return {
        rules, {{1, {}, {NodeId{0U}}}, {1, {}, {NodeId{2U}}}}, QueueNetwork(graph, rules.queue)};
  }
  [[nodiscard]] LinkId north() const {
    for (LinkId const link : graph_.out_links(NodeId{0U}))
      if (graph_.head(link) == NodeId{3U}) return link;
    return {};
  }

  RoadGraph graph_;
  RoadHierarchy roads_;
  TrafficTown town_;
  std::optional<Traffic> traffic_;
  std::vector<LinkTime> times_;
  std::optional<Scheduler> scheduler_;
  LinkId north_ = north();
};

TEST(Jams, AreHeardOfHalfAnHourAfterTheLastSearch) {
  Block block(1200, whole_minutes(30));
  EXPECT_EQ(block.went_round_by(at(30)), 0U);
  EXPECT_GT(block.went_round_by(at(35)), 50U)
      << "a hundred set off, and the street takes in about 65";
}

TEST(Jams, AreHeardOfAsOftenAsTheRulesSay) {
  Block block(1200, whole_minutes(10));
  EXPECT_EQ(block.went_round_by(at(10)), 0U);
  EXPECT_GT(block.went_round_by(at(15)), 50U);
}

TEST(Jams, AreNoneWhereTheStreetsCarryWhatComes) {
  Block block(300, whole_minutes(10));
  EXPECT_EQ(block.went_round_by(at(90)), 0U);
}

TEST(Jams, DoNotDelayTheNewsOfAClosure) {
  Block block(300, whole_minutes(30));
  EXPECT_EQ(block.went_round_by(at(5)), 0U);
  block.close_the_short_way_from_now_on();
  EXPECT_GT(block.went_round_by(at(10)), 20U);
}

}  // namespace
}  // namespace sc
