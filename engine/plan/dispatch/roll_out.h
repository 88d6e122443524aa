// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "plan/dispatch/futures.h"
#include "plan/dispatch/ordering.h"

namespace sc {

/// What an answer would lead to in given futures, by a coarse simulation: what lacks now is filled,
/// the most urgent first, by units that are at other work now or after this answer; what comes is
/// served in order of report by the units that can be there first, come free or not. An idle unit
/// that the answer leaves idle is held for what comes.
///
/// Known incidents: times as in the view for units that are ordered, their mean (or 20 min) for
/// those that come free later. Future ones: from the unit's home, after turn-out by day. Work takes
/// the kind's median once all needed units are there, and nobody goes home between. Units at work
/// now that are free to be taken are done in an hour (assumed). Extras count only by being away.
class RollOut {
 public:
  RollOut(DispatchView const& view, PolicyWeights const& weights);

  /// Total waiting_cost of known and future incidents, one sum per future.
  std::vector<double> costs(std::vector<Assignment> const& answer,
                            std::vector<Future> const& futures);

 private:
  struct Crew {
    SkillSet skills = 0;
    Duration free_after;  ///< from now
    bool held = false;    ///< for future incidents only
    std::size_t base = 0;
  };
  /// Where a kind of unit starts from: row of drive_.
  struct Base {
    UnitKindId kind;
    StationId home;
    bool operator==(Base const&) const = default;
  };
  enum class Others : std::uint8_t { stay_away, may_be_called };
  struct Aftermath {
    double cost = 0;  ///< of the known incidents
    std::vector<Crew> crews;
  };

  Crew crew_of(UnitKindId kind, SkillSet skills, StationId home);
  void measure_drives();
  Aftermath carry_out(std::vector<Assignment> const& answer);
  Duration typical_time(std::size_t incident);
  std::optional<double> serve_known(std::size_t incident, std::vector<std::size_t> sent,
                                    std::vector<Crew>& crews, Others others);
  double serve_future(FutureIncident const& incident, std::vector<Crew>& crews) const;
  [[nodiscard]] Duration hopeless() const;

  Ordering ordering_;  ///< with all on their way released
  PolicyWeights weights_;
  std::vector<Crew> crews_;  ///< the free units of the view, then the other busy ones
  std::vector<Base> bases_;
  std::vector<std::optional<Duration>> drive_;  ///< [base][zone]
};

}  // namespace sc
