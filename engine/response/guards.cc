// SPDX-License-Identifier: Apache-2.0
// Guards at waterlogging points and underpasses, and the cards that say what they do there.
#include <algorithm>

#include "response/simulation.h"

namespace sc {
namespace {

/// A street that guards have closed opens again this much below the depth at which they close it,
/// or, where that is next to nothing, below half of it.
constexpr double kReopenBelow_m = 0.05;

double reopen_depth_m(GuardCard const& card) {
  return std::max(card.close_depth_m - kReopenBelow_m, card.close_depth_m / 2);
}

}  // namespace

void Simulation::start_guarding(UnitId u) {
  UnitState& it = unit(u);
  set_status(u, UnitStatus::guarding);
  it.guards = BasinId{it.task.target};
  ++guards_[it.guards.index()];
  follow_card(it.guards);
  for (RoadPosition const p : goal_of(it.task)) look_around(u, p.link);
}

/// A unit that guards goes elsewhere.
void Simulation::leave_post(UnitId u) {
  UnitState& it = unit(u);
  if (!it.guards) return;
  BasinId const basin = it.guards;
  --guards_[basin.index()];
  it.guards = {};
  follow_card(basin);
}

void Simulation::follow_cards() {
  for (std::size_t b = 0; b < guards_.size(); ++b) follow_card(BasinId{b});
}

/// Close the street at its depth, open it when the water has fallen; run the pump while there is
/// water. A barrier stays when its guards leave, until the water has fallen.
void Simulation::follow_card(BasinId b) {
  std::optional<GuardCard> const& card = world_.scenario.basins[b.index()].card;
  if (!card) return;
  auto const depth_m = static_cast<double>(water_.depth_m(b));
  bool const closed = picture_.guard_closed(b);
  bool const deep = card->close_depth_m > 0 && depth_m >= card->close_depth_m;
  bool const close = !closed && deep && guarded(b);
  bool const open = closed && depth_m < reopen_depth_m(*card);
  if (close) ++trajectory_.counts.guard_closures;
  if (close || open) {
    picture_.set_guard_closed(b, close);
    for (LinkId const link : world_.basin_links[b.index()]) tell_traffic(link);
  }
  bool const pump = card->pump_m3ps > 0 && guarded(b) && depth_m > rules().clear_depth_m;
  if (pump == card_pump_[b.index()]) return;
  card_pump_[b.index()] = pump;
  if (pump)
    water_.add_truck(b, card->pump_m3ps);
  else
    water_.remove_truck(b, card->pump_m3ps);
}

}  // namespace sc
