// SPDX-License-Identifier: Apache-2.0
#include "drill/remarks.h"

#include <fmt/format.h>

#include "base/check.h"

namespace sc {
namespace {

Names words_of(Obstacle obstacle) {
  switch (obstacle) {
    case Obstacle::none: return {};
    case Obstacle::never_asked:
      return {"没有待处置的险情或空闲单元", "nothing was open, or no unit free"};
    case Obstacle::not_open:
      return {"险情未报、所需单元均已到场或已处置",
              "it was not reported yet, had all it needs on the spot, or was finished"};
    case Obstacle::not_free: return {"单元不空闲", "the unit was not free"};
    case Obstacle::no_skill: return {"单元不具备所需能力", "the unit lacks the skill"};
    case Obstacle::not_needed: return {"已有足够单元", "others covered what it could do"};
    case Obstacle::no_way: return {"无路可通", "no open road leads there"};
    case Obstacle::not_driving:
      return {"单元不在途中", "the unit was not on its way to an incident"};
  }
  SC_EXPECT(false);
  return {};
}

/// "line 7: P1 to inject 3", "line 8: P1 called off".
Names subject(Drill const& drill, TeamAction const& it) {
  std::string const& unit = drill.scenario.units[it.unit.index()].id;
  Names text;
  if (it.line > 0) text = {fmt::format("第{}行：", it.line), fmt::format("line {}: ", it.line)};
  if (it.kind == ActionKind::call_off) {
    text.zh += fmt::format("撤回{}", unit);
    text.en += fmt::format("{} called off", unit);
  } else {
    char const* const led_to = it.follow_up ? "+" : "";
    text.zh += fmt::format("派{}赴险情{}{}", unit, it.inject, led_to);
    text.en += fmt::format("{} to inject {}{}", unit, it.inject, led_to);
  }
  return text;
}

/// Another order to the unit came before this one was given up.
bool replaced(std::span<TeamAction const> actions, std::size_t k) {
  for (std::size_t next = k + 1; next < actions.size(); ++next)
    if (actions[next].unit == actions[k].unit)
      return actions[next].at <= actions[k].at + kOrderPatience;
  return false;
}

/// Between two moments at which orders are given there is no obstacle that could be told.
Names words_of_replaced(Obstacle obstacle, Names const& why) {
  Names const words{"未执行，被后令取代", "not carried out before a later order replaced it"};
  if (obstacle == Obstacle::never_asked) return words;
  return {words.zh + "：" + why.zh, words.en + ": " + why.en};
}

Names told(Names subject, Names const& what) {
  return {subject.zh + "，" + what.zh, subject.en + ": " + what.en};
}

}  // namespace

std::vector<Names> remarks_on(Drill const& drill, std::span<TeamAction const> actions,
                              std::span<OrderOutcome const> outcomes) {
  SC_EXPECT(actions.size() == outcomes.size());
  std::vector<Names> remarks;
  for (std::size_t k = 0; k < actions.size(); ++k) {
    OrderOutcome const& outcome = outcomes[k];
    Names const why = words_of(outcome.obstacle);
    Duration const wait = outcome.carried_out - actions[k].at;
    Names const it = subject(drill, actions[k]);
    if (outcome.carried_out == kNever)
      remarks.push_back(told(it, replaced(actions, k)
                                     ? words_of_replaced(outcome.obstacle, why)
                                     : Names{"未执行：" + why.zh, "not carried out: " + why.en}));
    else if (wait >= whole_minutes(1))
      remarks.push_back(told(it, {fmt::format("晚{:.0f}分钟执行", wait.minutes()),
                                  fmt::format("carried out {:.0f} min later", wait.minutes())}));
  }
  return remarks;
}

}  // namespace sc
