// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/run/run_file.h"

namespace sc::test {

/// A made-up run of one hour with known numbers, for the run file's tests:
///
///   2 units of 1 kind at 1 station, tracks of 3 and 2 observations; 2 zones, 1 basin, 3 links,
///   12 weather steps, 1 material; 4 incidents:
///
///     #  report  arrive   response time
///     0   1 min  11 min   600 s
///     1  10 min  30 min   1200 s
///     2  30 min  never    1800 s so far (censored)
///     3  never   never    not reported
struct SmallRun {
  SmallRun();
  [[nodiscard]] RunFile file() const;

  Scenario scenario;
  HazardTimeline timeline;
  LinkExposure exposure;
  Trajectory trajectory;
  Provenance provenance;
  RoadTable roads;
  std::vector<LinkClosure> closures;
};

/// Mean, P50 and P90 of {600, 1200, 1800} s and the counts, under the names of docs/formats.md.
std::vector<std::pair<std::string, double>> small_run_summary();

/// 3 nodes, 3 links, 2 names, 1 banned turn, 4 search states; no two columns alike.
RoadTable small_roads();

}  // namespace sc::test
