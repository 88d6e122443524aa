// SPDX-License-Identifier: Apache-2.0
#include "response/pipes.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace sc {
namespace {

constexpr double kNearM = 150;
constexpr double kLostPerGrade = 0.05;
constexpr double kMostBlockage = 0.9;

double share_left(PipeSection const& pipe) {
  return 1 - kLostPerGrade * (pipe.grade - 1);
}

}  // namespace

double pipe_exposure(PipeSection const& pipe) {
  constexpr std::array<double, 4> kWeight = {1, 2, 4, 8};
  SC_EXPECT(pipe.grade >= 1 && pipe.grade <= 4 && pipe.length_m >= 0);
  return pipe.length_m / 1000 * kWeight[static_cast<std::size_t>(pipe.grade - 1)];
}

std::size_t ZonePipes::at(double share) const {
  SC_EXPECT(!sections.empty());
  auto const hit = std::upper_bound(cumulated.begin(), cumulated.end(), share * total());
  return sections[std::min<std::size_t>(static_cast<std::size_t>(hit - cumulated.begin()),
                                        sections.size() - 1)];
}

std::vector<ZonePipes> pipes_by_zone(std::vector<PipeSection> const& pipes, ZoneMap const& zones) {
  std::vector<ZonePipes> result(zones.centres().size());
  for (std::size_t i = 0; i < pipes.size(); ++i) {
    ZoneId const nearest = zones.nearest(pipes[i].position);
    double const exposure = pipe_exposure(pipes[i]);
    if (!nearest || exposure <= 0) continue;
    ZonePipes& zone = result[nearest.index()];
    zone.cumulated.push_back(zone.total() + exposure);
    zone.sections.push_back(i);
  }
  return result;
}

Scenario with_survey(Scenario scenario) {
  if (scenario.basins.empty()) return scenario;
  LocalPlane const plane(scenario.basins.front().position);
  for (PipeSection const& pipe : scenario.pipes) {
    if (pipe.grade < 2) continue;
    PlanePoint const middle = plane.to_plane(pipe.position);
    for (BasinPlace& place : scenario.basins) {
      if (distance_m(plane.to_plane(place.position), middle) > kNearM) continue;
      double& blockage = place.basin.blockage;
      double const raised = 1 - (1 - blockage) * share_left(pipe);
      blockage = std::max(blockage, std::min(raised, kMostBlockage));
    }
  }
  return scenario;
}

}  // namespace sc
