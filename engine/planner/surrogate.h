// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/demand.h"
#include "planner/objective.h"
#include "planner/space.h"

namespace sc {

/// A simulation of a plan that is a thousand times cheaper than simulate(), and as much coarser.
///
/// Calls are served in order of report, as the yardstick policy does: as soon as a whole team is
/// free, those who can be there first go; they work for the time drawn once all are there, and are
/// free where they worked. Who has been idle for longer than its way home starts from its station.
/// No material, shifts, fatigue, wind, patrols or spawned incidents; needs as of the kind; driving
/// times of the phase.
class Surrogate {
 public:
  Surrogate(World const& world, PlanSpace const& space, Demand const& demand, Objective objective);

  /// Mean objective over the draws of the demand; to be compared with others of it alone.
  [[nodiscard]] double score(Candidate const& c) const;

  /// Shares of all calls that wait for a team to be free, and for which nobody on duty would do;
  /// NaN where there are no calls.
  struct Trouble {
    double queued = 0;
    double unanswered = 0;
  };
  [[nodiscard]] Trouble trouble(Candidate const& c) const;

 private:
  struct Crew {
    UnitKindId kind;
    SkillSet skills = 0;
    double setup_s = 0;
    std::size_t slot = 0;
    double free_s = 0;
    std::size_t point = 0;  ///< where it worked last
    bool out = false;       ///< has worked
  };
  struct Served {
    double response_s = 0;
    bool queued = false;
    bool answered = true;
    bool reached = true;  ///< before the end
  };
  [[nodiscard]] std::vector<Served> all_served(Candidate const& c,
                                               std::vector<Call> const& calls) const;
  [[nodiscard]] std::vector<Crew> crews(Candidate const& c) const;
  [[nodiscard]] double drive_s(Candidate const& c, Crew const& crew, Call const& call,
                               double leaves_s) const;
  [[nodiscard]] Served serve(Candidate const& c, Call const& call, std::vector<Crew>& crews) const;

  World const& world_;
  PlanSpace const& space_;
  Demand const& demand_;
  Objective objective_;
};

}  // namespace sc
