// SPDX-License-Identifier: Apache-2.0
// What nobody can mean is refused, in words, with nothing changed.
#include <gmock/gmock.h>

#include <cmath>
#include <limits>

#include "response/live/live_test.h"

namespace sc {
namespace {

using testing::HasSubstr;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

class Nonsense : public test::LiveTest {
 protected:
  Nonsense() { basin = test::add_basin(s, test::near_node(1, 100, 0)); }
  BasinId basin;
};

TEST_F(Nonsense, IsSeveritiesThatNothingHas) {
  start();
  IncidentId const id = report(test::near_node(3));
  for (double const severity : {kNaN, -kInfinity, kInfinity, 1e300, -1.0, 0.0, 0.009, 4.01}) {
    EXPECT_THAT(refusal([&](LiveRun& r) {
                  r.report({trouble, severity, false, {}}, test::near_node(3));
                }),
                HasSubstr("severity = "));
    EXPECT_THAT(refusal([&](LiveRun& r) {
                  r.correct(id, {.severity = severity, .kind = {}, .trapped = true});
                }),
                HasSubstr("must be from 0.01 to 4"));
  }
}

TEST_F(Nonsense, IsPlacesWithoutAStreet) {
  start();
  report(test::near_node(3));
  LonLat const node = test::near_node(3);
  for (LonLat const place :
       {LonLat{kNaN, node.lat_deg}, LonLat{node.lon_deg, kNaN}, LonLat{kInfinity, node.lat_deg},
        LonLat{1e300, -1e300}, LonLat{node.lon_deg + 360, node.lat_deg}, LonLat{181, 91},
        LonLat{0, 0}, test::near_node(0, -400, 0)}) {
    EXPECT_THAT(refusal([&](LiveRun& r) {
                  r.report({trouble, 1, false, {}}, place);
                }),
                HasSubstr("within 300 m of a street"));
    EXPECT_NE(refusal([&](LiveRun& r) { r.see_unit(unit, place); }), "accepted");
    EXPECT_NE(refusal([&](LiveRun& r) { r.close_street(place); }), "accepted");
  }
}

TEST_F(Nonsense, IsReportsBeyondTheRoom) {
  start(silent(), 2);
  report(test::near_node(3));
  report(test::near_node(3));
  EXPECT_THAT(refusal([&](LiveRun& r) {
                r.report({trouble, 1, false, {}}, test::near_node(3));
              }),
              HasSubstr("there is no room for more"));
}

TEST_F(Nonsense, IsIncidentsThatAreNotOpen) {
  test::add_recorded(s, trouble, noon + whole_hours(1), test::near_node(3));
  start();
  IncidentId const over = report(test::near_node(3));
  live().close(over);
  for (IncidentId const id : {over, IncidentId{0U}, IncidentId{99U}, IncidentId{}}) {
    EXPECT_THAT(refusal([&](LiveRun& r) { r.close(id); }), HasSubstr("must be reported"));
    EXPECT_THAT(refusal([&](LiveRun& r) { r.correct(id, {}); }), HasSubstr("must be reported"));
    EXPECT_NE(refusal([&](LiveRun& r) { r.send(unit, id); }), "accepted");
  }
}

TEST_F(Nonsense, IsReadingsThatNoGaugeShows) {
  test::add_rain(s, SimTime{0}, noon, 0.01);
  s.canal = {{SimTime{0}, 2}, {s.end, 2}};
  start();
  for (double const x : {kNaN, kInfinity, -kInfinity, 1e300, -11.0, 501.0}) {
    EXPECT_THAT(refusal([&](LiveRun& r) { r.see_depth(basin, x); }), HasSubstr("depth_m = "));
    EXPECT_THAT(refusal([&](LiveRun& r) { r.see_rain(0, x); }), HasSubstr("mm_per_h = "));
    EXPECT_THAT(refusal([&](LiveRun& r) { r.see_canal(x); }), HasSubstr("canal_m = "));
  }
}

TEST_F(Nonsense, IsNotTheLimitsThemselves) {
  test::add_rain(s, SimTime{0}, noon, 0.01);
  s.canal = {{SimTime{0}, 2}, {s.end, 2}};
  start();
  live().see_depth(basin, 10);
  live().see_depth(basin, 0);
  live().see_rain(0, 500);
  live().see_rain(0, 0);
  live().see_canal(100);
  live().see_canal(-10);
  report(test::near_node(3), 0.01);
  report(test::near_node(3), 4);
  wait(whole_hours(3));
  for (float const depth : live().depth_m()) EXPECT_TRUE(std::isfinite(depth));
}

}  // namespace
}  // namespace sc
