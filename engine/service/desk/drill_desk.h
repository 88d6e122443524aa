// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "drill/score_report.h"
#include "live/duty_room.h"
#include "service/desk/worker.h"
#include "service/http/event_hub.h"
#include "service/journal/journal.h"

namespace sc {

/// Runs a drill in the room: reads its injects out when their moments come, and when the exercise
/// ends scores what the journal says was ordered, as `stormcrew drill score` does, which gives each
/// order at the next dispatch epoch. May be asked from any thread.
class DrillDesk {
 public:
  struct Parts {
    World const& world;  ///< of the drill's scenario
    Drill const& drill;
    Journal const& journal;
    EventHub& hub;
    std::function<std::string(ScoreReport const&)> page;  ///< of a score
    std::string folder;  ///< actions.csv, score.html and score.json are written there
    std::string team;
  };
  explicit DrillDesk(Parts parts);

  /// The clock stands here: for the desk, at each look.
  void look(SimTime now);
  /// LiveInject[] so far, and the LiveScore once there is one: {"injects": [...], "score": ...}.
  [[nodiscard]] std::string injects() const;
  /// Empty: not scored yet.
  [[nodiscard]] std::string score_page() const;

 private:
  [[nodiscard]] std::string inject_json(Inject const& inject) const;
  [[nodiscard]] std::vector<TeamAction> actions() const;
  void score();

  Parts parts_;
  std::map<IncidentId, std::pair<int, bool>> inject_of_;  ///< number, and is it what it led to?
  std::size_t told_ = 0;                                  ///< injects
  bool scoring_ = false;

  mutable std::mutex mutex_;  ///< of what follows
  std::vector<std::string> injects_;
  std::string score_json_, score_page_;

  Worker worker_;
};

/// The drill for the page's head: {"number", "names", "begin", "end"}.
std::string drill_head_json(Drill const& drill);

}  // namespace sc
