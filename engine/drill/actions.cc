// SPDX-License-Identifier: Apache-2.0
#include "drill/actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "base/check.h"
#include "io/text/csv.h"
#include "io/text/local_time.h"

namespace sc {
namespace {

constexpr std::array<std::string_view, 2> kActionWords = {"send", "call_off"};

WallClock clock_of(Drill const& drill) {
  return {drill.scenario.start_unix_ms, drill.scenario.utc_offset};
}

class ActionReader {
 public:
  explicit ActionReader(Drill const& drill) : drill_(drill) {
    for (std::size_t u = 0; u < drill.scenario.units.size(); ++u)
      units_.emplace(drill.scenario.units[u].id, UnitId{u});
  }

  [[nodiscard]] TeamAction read(CsvRow const& row) const {
    TeamAction action;
    action.line = row.line();
    action.at = time(row);
    action.unit = unit(row);
    action.kind = ActionKind(row.word("action", kActionWords).value_or(0));
    if (row.has("inject"))
      read_inject(row, action);
    else if (action.kind == ActionKind::send && row.raw("action") == kActionWords[0])
      row.complain("inject", "must be the number of an inject");
    return action;
  }

 private:
  [[nodiscard]] SimTime time(CsvRow const& row) const {
    auto const at = row.time("time", clock_of(drill_));
    if (at && (*at < drill_.begin || *at >= drill_.end))
      row.complain("time", fmt::format("must be within the exercise, from {} to before {}",
                                       local_time(drill_.scenario, drill_.begin),
                                       local_time(drill_.scenario, drill_.end)));
    return at.value_or(drill_.begin);
  }

  [[nodiscard]] UnitId unit(CsvRow const& row) const {
    auto const found = units_.find(row.raw("unit"));
    if (found != units_.end()) return found->second;
    std::vector<std::string_view> known;
    for (auto const& [id, unit] : units_) known.push_back(id);
    row.complain("unit", "must be the id of a unit of the roster",
                 hint_for(row.raw("unit"), known));
    return {};
  }

  void read_inject(CsvRow const& row, TeamAction& action) const {
    std::string_view text = row.raw("inject");
    action.follow_up = text.ends_with('+');
    if (action.follow_up) text.remove_suffix(1);
    auto const number = parse_integer(text, 1, INT32_MAX).value;
    bool const known =
        number && std::any_of(drill_.injects.begin(), drill_.injects.end(),
                              [&](Inject const& it) { return it.number == *number; });
    if (!known)
      row.complain("inject",
                   fmt::format("must be the number of an inject, 1 to {}", drill_.injects.size()));
    else
      action.inject = static_cast<int>(*number);
  }

  Drill const& drill_;
  std::map<std::string, UnitId, std::less<>> units_;
};

/// Inject of a row of the reference's incidents, or of the one that led to it.
std::optional<TeamAction> action_to(Drill const& drill, std::size_t row) {
  auto const& parents = drill.reference.incidents.parent;
  bool const follow_up = parents[row] >= 0;
  std::size_t const incident = follow_up ? static_cast<std::size_t>(parents[row]) : row;
  for (Inject const& inject : drill.injects)
    if (inject.incident == incident)
      return TeamAction{{}, {}, ActionKind::send, inject.number, follow_up, 0};
  return std::nullopt;
}

}  // namespace

std::vector<TeamAction> read_actions(std::string const& path, Drill const& drill) {
  constexpr std::array kColumns = {CsvColumn{"time"}, CsvColumn{"unit"}, CsvColumn{"action"},
                                   CsvColumn{"inject"}};
  Complaints complaints;
  CsvTable const table(path, kColumns, complaints);
  ActionReader const reader(drill);
  std::vector<TeamAction> actions;
  for (std::size_t i = 0; i < table.rows(); ++i) actions.push_back(reader.read(table.row(i)));
  complaints.throw_if_any();
  std::stable_sort(actions.begin(), actions.end(),
                   [](TeamAction const& a, TeamAction const& b) { return a.at < b.at; });
  return actions;
}

std::vector<TeamAction> reference_actions(Drill const& drill) {
  OrderTable const& orders = drill.reference.orders;
  std::vector<TeamAction> actions;
  for (std::size_t k = 0; k < orders.size(); ++k) {
    if (orders.time[k] < drill.begin || orders.time[k] >= drill.end) continue;
    std::optional<TeamAction> action;
    if (orders.kind[k] == OrderKind::to_incident) action = action_to(drill, orders.target[k]);
    if (orders.kind[k] == OrderKind::called_off) action = TeamAction{{}, {}, ActionKind::call_off};
    if (!action) continue;
    action->at = orders.time[k];
    action->unit = orders.unit[k];
    actions.push_back(*action);
  }
  return actions;
}

std::string actions_csv(Drill const& drill, std::span<TeamAction const> actions) {
  std::string text = "time,unit,action,inject,note\n";
  for (TeamAction const& it : actions)
    text += fmt::format("{},{},{},{}{},\n", local_time(drill.scenario, it.at),
                        drill.scenario.units[it.unit.index()].id,
                        kActionWords[static_cast<std::size_t>(it.kind)],
                        it.inject > 0 ? fmt::to_string(it.inject) : "", it.follow_up ? "+" : "");
  return text;
}

std::vector<IncidentId> incidents_of_inject(Inject const& inject,
                                            std::vector<PlannedIncident> const& planned) {
  SC_EXPECT(inject.incident < planned.size());
  std::vector<IncidentId> incidents{IncidentId{inject.incident}};
  std::int32_t const child = planned[inject.incident].child;
  if (child >= 0) incidents.emplace_back(static_cast<std::size_t>(child));
  return incidents;
}

Script script_of(Drill const& drill, std::span<TeamAction const> actions,
                 std::vector<PlannedIncident> const& planned) {
  Script script{drill.begin, drill.end, {}};
  for (TeamAction const& action : actions) {
    ScriptedOrder order{action.at, action.unit, {}};
    for (Inject const& inject : drill.injects) {
      if (action.kind != ActionKind::send || inject.number != action.inject) continue;
      auto const incidents = incidents_of_inject(inject, planned);
      order.incident = !action.follow_up      ? incidents.front()
                       : incidents.size() > 1 ? incidents.back()
                                              : IncidentId{planned.size()};
    }
    script.orders.push_back(order);
  }
  return script;
}

}  // namespace sc
