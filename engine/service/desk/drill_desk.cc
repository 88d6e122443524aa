// SPDX-License-Identifier: Apache-2.0
#include "service/desk/drill_desk.h"

#include <iostream>
#include <nlohmann/json.hpp>

#include "io/hdf5/atomic_file.h"
#include "io/text/names_json.h"
#include "live/change.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

Json score_json(ScoreReport const& report) {
  Json totals = Json::array();
  for (TotalLine const& line : totals_of(report))
    totals.push_back({{"names", names_json(line.names)},
                      {"team", line.team},
                      {"expected", line.expected},
                      {"bound", line.bound}});
  return {{"costliest", names_json(costliest_sentence(report))},
          {"totals", std::move(totals)},
          {"page", "/v1/drill/score"}};
}

}  // namespace

std::string drill_head_json(Drill const& drill) {
  return Json{{"number", drill.number},
              {"names", names_json(drill.names)},
              {"begin", drill.begin.seconds()},
              {"end", drill.end.seconds()}}
      .dump();
}

DrillDesk::DrillDesk(Parts parts) : parts_(std::move(parts)) {
  auto const planned = incidents_of(parts_.world, parts_.drill.seed, parts_.drill.replication);
  for (Inject const& inject : parts_.drill.injects) {
    inject_of_[IncidentId{inject.incident}] = {inject.number, false};
    std::int32_t const child = planned[inject.incident].child;
    if (child >= 0)
      inject_of_[IncidentId{static_cast<std::uint32_t>(child)}] = {inject.number, true};
  }
}

std::string DrillDesk::inject_json(Inject const& it) const {
  return Json{{"number", it.number},
              {"at", it.at.seconds()},
              {"incident", it.incident},
              {"from", names_json(it.from)},
              {"to", names_json(it.to)},
              {"mode", names_json(it.mode)},
              {"message", names_json(it.message)}}
      .dump();
}

void DrillDesk::look(SimTime now) {
  auto const& injects = parts_.drill.injects;
  for (; told_ < injects.size() && injects[told_].at <= now; ++told_) {
    std::string const json = inject_json(injects[told_]);
    parts_.hub.publish("inject", json);
    std::lock_guard const lock(mutex_);
    injects_.push_back(json);
  }
  if (scoring_ || now < parts_.drill.end) return;
  scoring_ = true;
  worker_.post([this] { score(); });
}

/// What was ordered during the exercise.
std::vector<TeamAction> DrillDesk::actions() const {
  std::vector<TeamAction> actions;
  constexpr std::size_t kAll = 1'000'000;
  for (JournalEntry const& entry : parts_.journal.entries(1, kAll)) {
    bool const counts =
        entry.kind == "order" && entry.at >= parts_.drill.begin && entry.at < parts_.drill.end;
    if (!counts) continue;
    auto const order =
        std::get<OrderChange>(change_of(entry.kind, entry.body, parts_.world.scenario));
    TeamAction action{entry.at, order.unit, ActionKind::call_off, 0, false, 0};
    if (order.incident) {
      auto const inject = inject_of_.find(order.incident);
      if (inject == inject_of_.end()) continue;
      action.kind = ActionKind::send;
      action.inject = inject->second.first;
      action.follow_up = inject->second.second;
    } else if (order.station) {
      continue;
    }
    actions.push_back(action);
  }
  return actions;
}

void DrillDesk::score() try {
  std::vector<TeamAction> const actions = this->actions();
  DrillRunner const runner(parts_.world, parts_.drill);
  DrillScore const scored = score_drill(runner, actions, 1);
  ScoreReport const report{parts_.world, parts_.drill, actions,
                           scored,       parts_.team,  DrillVariant::tabletop};
  std::string const json = score_json(report).dump();
  std::string page = parts_.page(report);
  write_file(parts_.folder + "/actions.csv", actions_csv(parts_.drill, actions));
  write_file(parts_.folder + "/score.json", drill_score_json(report) + '\n');
  write_file(parts_.folder + "/score.html", page);
  {
    std::lock_guard const lock(mutex_);
    score_json_ = json;
    score_page_ = std::move(page);
  }
  parts_.hub.publish("drill", json);
} catch (std::exception const& error) {
  std::cerr << "stormcrew: the drill was not scored: " << error.what() << '\n';
}

std::string DrillDesk::injects() const {
  std::lock_guard const lock(mutex_);
  std::string list;
  for (std::string const& json : injects_) list += (list.empty() ? "" : ",") + json;
  return "{\"injects\":[" + list + "],\"score\":" + (score_json_.empty() ? "null" : score_json_) +
         "}";
}

std::string DrillDesk::score_page() const {
  std::lock_guard const lock(mutex_);
  return score_page_;
}

}  // namespace sc
