// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "live/duty_room.h"
#include "plan/dispatch/nearest_idle.h"
#include "response/district_test.h"

namespace sc::test {

/// Orders nothing.
class Silent final : public DispatchPolicy {
 public:
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const&) const override { return {}; }
};
DispatchPolicy const& silent();

/// A quiet district where everything has a name: depots "west" at node 0 and "east" at node 15,
/// units "pump-west" and "saw-west", "pump-east", a point "pool" at node 10, a gauge "gauge", a
/// canal at 1 m; ponds for the pumps, trees for the saw.
///
/// 12 -13 -14 -15
///  8 - 9 -10 -11     200 m and 20 s a street; one minute turn-out; ten minutes of work
///  4 - 5 - 6 - 7
///  0 - 1 - 2 - 3
Scenario named_scenario();
inline constexpr UnitId kPumpWest{0U}, kSawWest{1U}, kPumpEast{2U};
inline constexpr StationId kWest{0U}, kEast{1U};
inline constexpr IncidentKindId kPond{0U}, kTree{1U};
inline constexpr BasinId kPool{0U};

/// A room of the world in which nobody acts by himself, with room for 1000 reports.
DutyRoom room_of(World const& world, DispatchPolicy const& recommending, bool own_incidents = false,
                 bool record_all = false);

/// Everything that can be seen of a room, as text: equal texts, equal rooms.
std::string digest(DutyRoom& room);

/// A duty room in that district at nine o'clock. Change `s`, then call open().
class RoomTest : public testing::Test {
 protected:
  DutyRoom& open() {
    make_the_world();
    room_.emplace(room_of(*world, policy));
    room_->run().go_on_to(nine);
    return *room_;
  }
  World const& make_the_world() {
    world.reset(new World(make_world(s)));  // it cannot be moved
    return *world;
  }
  DutyRoom& room() { return *room_; }
  LiveRun& run() { return room_->run(); }
  void wait(Duration d) { run().go_on_to(run().now() + d); }
  Applied tell(Change const& change) { return room().apply(change, {"li", "dispatcher", "so"}); }
  IncidentId report(LonLat position, IncidentKindId kind = kPond, std::string note = "",
                    std::string reference = "") {
    return tell(ReportChange{{kind, 2, false, {}}, position, std::move(note), std::move(reference)})
        .incident;
  }
  /// What the room says if it refuses; it must be as it was before.
  std::string refusal(Change const& change);

  NearestIdle policy;
  Scenario s = named_scenario();
  std::unique_ptr<World const> world;
  SimTime const nine = SimTime{0} + whole_hours(1);

 private:
  std::optional<DutyRoom> room_;
};

}  // namespace sc::test
