// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <optional>

#include "drill/files/drill_tables.h"

namespace sc {
namespace {

constexpr std::string_view kHeader = "time,unit,action,inject,note\n";

std::optional<int> inject_of(Drill const& drill, std::uint32_t row) {
  for (Inject const& inject : drill.injects)
    if (inject.incident == row) return inject.number;
  return std::nullopt;
}

std::string action_row(Drill const& drill, std::size_t order) {
  OrderTable const& orders = drill.reference.orders;
  Scenario const& s = drill.scenario;
  std::string const head = fmt::format("{},{}", local_time(s, orders.time[order]),
                                       s.units[orders.unit[order].index()].id);
  if (orders.kind[order] == OrderKind::called_off) return head + ",call_off,,\n";
  if (auto const inject = inject_of(drill, orders.target[order]))
    return fmt::format("{},send,{},\n", head, *inject);
  return fmt::format("# {},send,,to incident {} which followed from another\n", head,
                     orders.target[order]);
}

}  // namespace

std::string actions_template_csv(DrillCase const& what) {
  Drill const& drill = what.drill;
  Scenario const& s = drill.scenario;
  std::string const example =
      drill.injects.empty() || s.units.empty()
          ? std::string()
          : fmt::format("# {},{},send,{},\n", local_time(s, drill.injects.front().at),
                        s.units.front().id, drill.injects.front().number);
  return std::string(kHeader) +
         "# one order a row; time: the storm's clock; action: send, or call_off (inject may be "
         "empty)\n" +
         example;
}

std::string reference_actions_csv(DrillCase const& what) {
  Drill const& drill = what.drill;
  OrderTable const& orders = drill.reference.orders;
  std::string text(kHeader);
  for (std::size_t k = 0; k < orders.size(); ++k) {
    bool const of_dispatcher =
        orders.kind[k] == OrderKind::to_incident || orders.kind[k] == OrderKind::called_off;
    bool const within = orders.time[k] >= drill.begin && orders.time[k] < drill.end;
    if (of_dispatcher && within) text += action_row(drill, k);
  }
  return text;
}

}  // namespace sc
