// SPDX-License-Identifier: Apache-2.0
#include "drill/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.h"
#include "drill/waiting.h"
#include "response/summary.h"

namespace sc {
namespace {

using Kind = Verdict::Kind;

Names reason(Kind kind) {
  switch (kind) {
    case Kind::not_reported: return {"未报险", "not reported"};
    case Kind::as_expected: return {"与参考相当", "as expected"};
    case Kind::earlier: return {"早于参考", "earlier than expected"};
    case Kind::not_sent: return {"未派遣", "nobody was sent"};
    case Kind::no_skill: return {"所派单元不具备所需能力", "sent a unit that lacks the skill"};
    case Kind::not_possible: return {"命令无法执行", "the orders could not be carried out"};
    case Kind::taken_away: return {"途中调走", "a unit on its way was taken away"};
    case Kind::sent_late: return {"派遣过晚", "sent late"};
    case Kind::from_afar: return {"舍近派远", "sent from afar"};
    case Kind::incomplete:
      return {"力量或物资不足，或大风停工",
              "units or material were missing, or the wind forbade work"};
  }
  SC_EXPECT(false);
  return {};
}

/// Of the team's run, for one inject.
class Story {
 public:
  Story(Inject const& inject, std::span<TeamAction const> actions, TeamRun const& team)
      : inject_(inject), actions_(actions), team_(team) {}

  /// The main reason of an arrival that much later than the reference's.
  [[nodiscard]] Kind of_lateness(Duration late, SimTime reference_dispatch) const {
    if (!any_order([](std::size_t) { return true; })) return Kind::not_sent;
    if (any_order([&](std::size_t k) { return cannot_do_it(k); })) return Kind::no_skill;
    if (!any_order([&](std::size_t k) { return carried_out(k); })) return Kind::not_possible;
    if (taken_away()) return Kind::taken_away;
    return (dispatch() - reference_dispatch) * 2 >= late ? Kind::sent_late : Kind::from_afar;
  }

 private:
  [[nodiscard]] SimTime dispatch() const { return team_.run.incidents.dispatch[inject_.incident]; }
  [[nodiscard]] bool to_it(std::size_t k) const {
    return actions_[k].kind == ActionKind::send && actions_[k].inject == inject_.number &&
           !actions_[k].follow_up;
  }

  template <class Which>
  [[nodiscard]] bool any_order(Which const& which) const {
    for (std::size_t k = 0; k < actions_.size(); ++k)
      if (to_it(k) && which(k)) return true;
    return false;
  }

  [[nodiscard]] bool carried_out(std::size_t k) const {
    return team_.outcomes[k].carried_out != kNever;
  }

  /// And nobody else was under way by then.
  [[nodiscard]] bool cannot_do_it(std::size_t k) const {
    return team_.outcomes[k].obstacle == Obstacle::no_skill && actions_[k].at < dispatch();
  }

  /// Somebody who was sent there before the first arrival got another order before it.
  [[nodiscard]] bool taken_away() const {
    OrderTable const& orders = team_.run.orders;
    SimTime const arrive = team_.run.incidents.arrive[inject_.incident];
    std::vector<UnitId> under_way;
    for (std::size_t k = 0; k < orders.size() && orders.time[k] < arrive; ++k) {
      bool const sent =
          orders.kind[k] == OrderKind::to_incident && orders.target[k] == inject_.incident;
      bool const other =
          orders.kind[k] == OrderKind::to_incident || orders.kind[k] == OrderKind::called_off;
      if (sent)
        under_way.push_back(orders.unit[k]);
      else if (other &&
               std::find(under_way.begin(), under_way.end(), orders.unit[k]) != under_way.end())
        return true;
    }
    return false;
  }

  Inject const& inject_;
  std::span<TeamAction const> actions_;
  TeamRun const& team_;
};

}  // namespace

Verdict verdict_of(Inject const& inject, std::span<TeamAction const> actions, TeamRun const& team,
                   Trajectory const& reference) {
  auto const mine = response_time(team.run.incidents, inject.incident, team.run.end);
  auto const expected = response_time(reference.incidents, inject.incident, reference.end);
  if (!mine) return {Kind::not_reported, {}};
  if (!expected) return {Kind::as_expected, {}};
  Duration const difference = mine->waited - expected->waited;
  if (difference > kVerdictTolerance) {
    SimTime const dispatch = reference.incidents.dispatch[inject.incident];
    return {Story(inject, actions, team).of_lateness(difference, dispatch), difference};
  }
  auto const until_work = [&](Trajectory const& run) {
    return *waited(run.incidents, inject.incident, run.end, Wait::report_to_work);
  };
  Duration const work_later = until_work(team.run) - until_work(reference);
  if (work_later > kVerdictTolerance) return {Kind::incomplete, work_later};
  bool const earlier = difference < Duration{} - kVerdictTolerance;
  return {earlier ? Kind::earlier : Kind::as_expected, difference};
}

std::string_view name_of(Verdict::Kind kind) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "not_reported", "as_expected", "earlier",   "not_sent",  "no_skill",
      "not_possible", "taken_away",  "sent_late", "from_afar", "incomplete"};
  SC_EXPECT(static_cast<std::size_t>(kind) < kNames.size());
  return kNames[static_cast<std::size_t>(kind)];
}

Names words_of(Verdict const& verdict) {
  Names const why = reason(verdict.kind);
  double const minutes = std::abs(verdict.difference.minutes());
  if (verdict.kind == Kind::incomplete)
    return {fmt::format("开工比参考晚{:.0f}分钟：{}", minutes, why.zh),
            fmt::format("work {:.0f} min later than expected: {}", minutes, why.en)};
  if (verdict.difference > kVerdictTolerance)
    return {fmt::format("比参考晚{:.0f}分钟：{}", minutes, why.zh),
            fmt::format("{:.0f} min later than expected: {}", minutes, why.en)};
  if (verdict.kind != Kind::earlier) return why;
  return {fmt::format("比参考早{:.0f}分钟", minutes),
          fmt::format("{:.0f} min earlier than expected", minutes)};
}

}  // namespace sc
