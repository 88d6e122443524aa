// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "response/scenario.h"
#include "response/zone_map.h"

namespace sc {

/// What the survey of sewers (PipeSection) means for incidents and drains. All numbers assumed: no
/// record ties defect grades to failures here.

/// Exposure of a section: its length in km x 1, 2, 4, 8 for grades 1, 2, 3, 4.
double pipe_exposure(PipeSection const& pipe);

/// Sections of a zone, with their cumulated exposure.
struct ZonePipes {
  std::vector<std::size_t> sections;  ///< ascending; those of exposure > 0
  std::vector<double> cumulated;      ///< [sections] running total of exposure

  [[nodiscard]] double total() const { return cumulated.empty() ? 0.0 : cumulated.back(); }
  /// The section at a share of the total on [0, 1). Not to be asked of a zone without any.
  [[nodiscard]] std::size_t at(double share) const;
};

/// Each section belongs to the zone with the nearest centre. Shape: [zones].
std::vector<ZonePipes> pipes_by_zone(std::vector<PipeSection> const& pipes, ZoneMap const& zones);

/// The scenario with its basins' drains as the survey lets expect: sections of grade 2 and worse
/// within 150 m of a basin leave of its capacity the share
///
///   1 - blockage' = (1 - blockage) x product of (1 - 0.05 (grade - 1)),   blockage' at most 0.9
///
/// Not to be done twice. BasinPlace::rebuilt stays as it is: its pipes are new.
Scenario with_survey(Scenario scenario);

}  // namespace sc
