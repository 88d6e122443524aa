// SPDX-License-Identifier: Apache-2.0
#include "drill/drill_study.h"

#include <algorithm>

#include "base/parallel.h"
#include "base/shared_progress.h"
#include "drill/strain.h"

namespace sc {
namespace {

std::vector<DrillDraw> all_draws(World const& storm, DesignOptions const& options,
                                 std::uint32_t first, std::uint32_t per_storm) {
  DrawOptions draw;
  draw.length = options.length;
  draw.least = std::min(kLeastInjects, options.most_injects);
  draw.most = options.most_injects;
  draw.seed = storm.scenario.seed;
  std::vector<std::vector<DrillDraw>> of_storm(options.storms);
  parallel_for(options.storms, options.threads, [&](std::size_t r) {
    of_storm[r] = draw_drills(storm, static_cast<std::uint32_t>(r), first, per_storm, draw);
  });
  std::vector<DrillDraw> all;
  for (auto& some : of_storm)
    all.insert(all.end(), std::make_move_iterator(some.begin()),
               std::make_move_iterator(some.end()));
  return all;
}

/// No incidents: it came to nothing.
StudiedDrill studied(DrillSource const& source, DrillDraw draw, DesignOptions const& options) {
  StudiedDrill result;
  std::size_t const least = std::min(kLeastInjects, options.most_injects);
  SettledDraw settled = settle(source, std::move(draw), options.tail, least);
  if (!settled.world) return result;
  auto const costs_h = policy_costs_h(*settled.world, settled.reference);
  SimTime const begin = settled.draw.begin;
  result.values = feature_values(*settled.world, settled.reference, begin, costs_h);
  result.strains = possible_strains(*settled.world, settled.reference, begin, costs_h);
  result.draw = std::move(settled.draw);
  result.sources = std::move(settled.sources);
  return result;
}

}  // namespace

std::vector<StudiedDrill> study_drills(DrillSource const& source, World const& storm,
                                       DesignOptions const& options, std::uint32_t first) {
  auto const per_storm = static_cast<std::uint32_t>(
      std::max<std::size_t>(1, options.candidates / std::max(1U, options.storms)));
  std::vector<DrillDraw> draws = all_draws(storm, options, first * per_storm, per_storm);
  std::vector<StudiedDrill> study(draws.size());
  SharedProgress progress(options.progress, draws.size());
  parallel_for(draws.size(), options.threads, [&](std::size_t k) {
    study[k] = studied(source, std::move(draws[k]), options);
    progress.add(1);
  });
  std::erase_if(study, [](StudiedDrill const& it) { return it.draw.incidents.empty(); });
  return study;
}

double telling(Strain const& strain, bool proved) {
  if (proved) return strain.cost_h > 0 ? saved_h(strain) / strain.cost_h : 0;
  constexpr double kLong_min = 60, kMany = 10;
  switch (strain.kind) {
    case StrainKind::overload: return std::min(1.0, strain.size / std::max(1.0, strain.cost_h));
    case StrainKind::coverage:
    case StrainKind::communication: return std::min(1.0, strain.size / kLong_min);
    case StrainKind::decision: return strain.size;
    default: return std::min(1.0, strain.size / kMany);
  }
}

Strain const* leading_strain(StudiedDrill const& drill, std::vector<StrainKind> const& aims) {
  Strain const* best = nullptr;
  for (Strain const& strain : drill.strains) {
    bool const aimed =
        aims.empty() || std::find(aims.begin(), aims.end(), strain.kind) != aims.end();
    if (!aimed) continue;
    auto const rank = [&](Strain const& it) {
      return drill.proved ? saved_h(it) : telling(it, false);
    };
    if (!best || rank(strain) > rank(*best)) best = &strain;
  }
  return best;
}

}  // namespace sc
