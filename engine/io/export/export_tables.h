// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/export/field.h"
#include "io/export/track.h"
#include "io/run/run_contents.h"

namespace sc {

/// Rows of the exported tables; docs/exports.md tells every column.

/// "2021-07-25T14:05:00.000+08:00", local; always with milliseconds, because readers such as pandas
/// take the form of the first row for all. Missing where it never happened.
FieldValue time_value(RunContents const& all, SimTime time);

/// One observation of a unit.
Fields observation_fields(RunContents const& all, std::size_t unit, std::size_t observation);
/// The same in the words of movingpandas: trajectory_id, t, x, y.
Fields moving_fields(RunContents const& all, std::size_t unit, std::size_t observation);
/// The `number`th way of a unit.
Fields leg_fields(RunContents const& all, std::size_t unit, std::size_t number, Leg const& leg);
Fields incident_fields(RunContents const& all, std::size_t incident);
/// A unit's place in the plan at one response level.
Fields posting_fields(RunContents const& all, std::size_t posting);
/// Where it is posted; patrols are nowhere.
std::optional<LonLat> place_of(RunContents const& all, RunPosting const& posting);

/// Rows of links: what happened to each is counted once.
class LinkTable {
 public:
  explicit LinkTable(RunContents const& all);
  [[nodiscard]] Fields fields(std::size_t link) const;

 private:
  /// Water of a basin, which all its links share.
  struct Basin {
    double max_depth_m = 0;
    SimTime max_depth_at = kNever;
    double closed_min = 0;  ///< by its depth
  };
  void add_water();
  [[nodiscard]] Basin const* basin_of(std::size_t link) const;

  RunContents const& all_;
  std::vector<Basin> basins_;
  std::vector<std::string> closures_;  ///< [links] "from/to;from/to"
  std::vector<std::int64_t> incidents_;
};

}  // namespace sc
