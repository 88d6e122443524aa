// SPDX-License-Identifier: Apache-2.0
#include "response/water.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.h"

namespace sc {

Water::Water(World const& world)
    : world_(&world), basins_(world.scenario.basins.size()), depth_m_(basins_.size(), 0.0F) {}

void Water::advance_apart(std::size_t b, std::size_t step) {
  Basin& basin = basins_[b];
  HazardTimeline const& t = world_->timeline;
  BasinSpec spec = world_->scenario.basins[b].basin;
  spec.spill_depth_m = basin.most_depth_m;
  for (double const share : basin.blocked) spec.blockage = 1 - (1 - spec.blockage) * (1 - share);
  std::size_t const cell = t.cell(step, BasinId{b});
  double const more_mps = more_rain_mps(b, step);
  double const rain_mps = static_cast<double>(t.basin_rain_mps[cell]) + more_mps;
  advance(spec, std::max(0.0, rain_mps), static_cast<double>(t.canal_m[step]) + canal_difference_m_,
          basin.truck_m3ps, t.step, basin.state);
  depth_m_[b] = static_cast<float>(sc::depth_m(spec, basin.state.volume_m3));
  bool const alone =
      basin.truck_m3ps <= 0 && basin.blocked.empty() && more_mps == 0 && canal_difference_m_ == 0;
  bool const back = alone && std::abs(depth_m_[b] - t.depth_m[cell]) < 1e-3F;
  if (back) basin.apart = false;
}

void Water::advance_to(std::size_t step) {
  for (std::size_t b = 0; b < basins_.size(); ++b) {
    if (basins_[b].apart) advance_apart(b, step);
    if (!basins_[b].apart)
      depth_m_[b] = world_->timeline.depth_m[world_->timeline.cell(step, BasinId{b})];
  }
}

Water::Basin& Water::set_apart(BasinId id) {
  Basin& basin = basins_[id.index()];
  if (basin.apart) return basin;
  BasinSpec const& spec = world_->scenario.basins[id.index()].basin;
  basin.state = {};
  basin.state.volume_m3 = volume_m3(spec, static_cast<double>(depth_m_[id.index()]));
  basin.most_depth_m = spec.spill_depth_m;
  basin.apart = true;
  return basin;
}

void Water::add_truck(BasinId id, double m3ps) {
  set_apart(id).truck_m3ps += m3ps;
}

void Water::block_inlet(BasinId id, double share) {
  set_apart(id).blocked.push_back(share);
}

void Water::clear_inlet(BasinId id, double share) {
  auto& blocked = basins_[id.index()].blocked;
  auto const one = std::find(blocked.begin(), blocked.end(), share);
  SC_EXPECT(one != blocked.end());
  blocked.erase(one);
}

void Water::read_depth(BasinId id, double depth) {
  BasinSpec const& spec = world_->scenario.basins[id.index()].basin;
  Basin& basin = set_apart(id);
  basin.state.volume_m3 = volume_m3(spec, depth);
  basin.most_depth_m = std::max(spec.spill_depth_m, depth);
  depth_m_[id.index()] = static_cast<float>(depth);
}

void Water::read_canal(double difference_m) {
  canal_difference_m_ = difference_m;
  for (std::size_t b = 0; b < basins_.size(); ++b) set_apart(BasinId{b});
}

void Water::read_rain(std::size_t gauge, double difference_mps, std::size_t until) {
  auto const& gauges = world_->scenario.rain.gauges;
  rain_.resize(gauges.size());
  rain_[gauge] = {difference_mps, until};
  for (std::size_t b = 0; b < basins_.size(); ++b) set_apart(BasinId{b});
  if (!gauge_share_.empty()) return;
  for (BasinPlace const& basin : world_->scenario.basins) {
    // Infinite beside a gauge: as a number, that gauge has all but all of it.
    std::vector<double> weights = shepard_weights(gauges, basin.position);
    for (double& w : weights) w = std::min(w, 1e12);
    double const all = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double const w : weights) gauge_share_.push_back(w / all);
  }
}

double Water::more_rain_mps(std::size_t basin, std::size_t step) const {
  double more = 0;
  for (std::size_t g = 0; g < rain_.size(); ++g)
    if (step < rain_[g].until)
      more += rain_[g].difference_mps * gauge_share_[basin * rain_.size() + g];
  return more;
}

void Water::remove_truck(BasinId id, double m3ps) {
  SC_EXPECT(basins_[id.index()].apart);
  basins_[id.index()].truck_m3ps = std::max(0.0, basins_[id.index()].truck_m3ps - m3ps);
}

}  // namespace sc
