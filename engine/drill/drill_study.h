// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "drill/design.h"
#include "drill/features.h"

namespace sc {

/// Private to the search for drills: its candidates.

/// A candidate that was simulated, without the run itself.
struct StudiedDrill {
  DrillDraw draw;  ///< settled
  std::vector<ReportSource> sources;
  std::vector<double> values;   ///< of feature_list()
  std::vector<Strain> strains;  ///< that it seems to have, or has, once `proved`
  bool proved = false;
};

/// Simulates draws [first, first + wished) of each storm. Those that come to nothing are left out.
std::vector<StudiedDrill> study_drills(DrillSource const& source, World const& storm,
                                       DesignOptions const& options, std::uint32_t first);

/// How much a strain that is not proved yet seems to tell, 0..1 (assumed scales); of one that is,
/// the share of its cost that the relief saves.
double telling(Strain const& strain, bool proved);

/// The strain that a drill is named after: the greatest of an aim. Nothing where there is none.
Strain const* leading_strain(StudiedDrill const& drill, std::vector<StrainKind> const& aims);

}  // namespace sc
