// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>

#include "response/district_test.h"
#include "response/live/digest.h"
#include "response/live/live_run.h"
#include "response/live/script.h"
#include "support/complaint_of.h"

namespace sc::test {

/// A quiet district with a station at node 0 and one unit that pumps, kept in order by hand: no
/// policy acts unless a test says so. Change `s`, then call start().
///
/// 12 -13 -14 -15
///  8 - 9 -10 -11     200 m and 20 s a street; one minute turn-out; ten minutes of work
///  4 - 5 - 6 - 7
///  0 - 1 - 2 - 3
class LiveTest : public DistrictTest {
 protected:
  LiveTest() {
    pump = add_unit_kind(s, 1);
    unit = add_unit(s, pump, station);
    trouble = add_incident_kind(s, 1);
  }
  /// The run at nine o'clock.
  LiveRun& start(DispatchPolicy const& policy = silent(), std::size_t room = 10) {
    SimulationOptions options;
    world.reset(new World(make_world(s)));
    run_.emplace(*world, policy, options, LiveSetup{true, room});
    run_->go_on_to(noon);
    return *run_;
  }
  static DispatchPolicy const& silent() {
    static Silent const policy;
    return policy;
  }
  LiveRun& live() { return *run_; }
  void wait(Duration d) { live().go_on_to(live().now() + d); }
  IncidentId report(LonLat position, double severity = 1) {
    return report(trouble, position, severity);
  }
  IncidentId report(IncidentKindId kind, LonLat position, double severity = 1) {
    return live().report({kind, severity, false, {}}, position);
  }
  /// A unit that has been sent and is there, at work.
  IncidentId at_work(LonLat position) {
    IncidentId const id = report(position);
    live().send(unit, id);
    wait(whole_minutes(4));
    EXPECT_EQ(live().unit(unit).status, UnitStatus::working);
    return id;
  }
  UnitStatus status(UnitId u) { return live().unit(u).status; }
  IncidentStatus status(IncidentId i) { return live().incident(i).status; }
  /// What the run says if it refuses; it must be as it was before.
  template <class Change>
  std::string refusal(Change change) {
    std::string const before = digest(live());
    std::string const said = complaint_of([&](std::ostream&) { change(live()); });
    if (said != "accepted") {
      EXPECT_EQ(digest(live()), before);
    }
    return said;
  }

  std::unique_ptr<World const> world;
  std::optional<LiveRun> run_;
  UnitKindId pump;
  UnitId unit;
  IncidentKindId trouble;
};

}  // namespace sc::test
