// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/ordering.h"

#include <algorithm>
#include <iterator>

#include "base/check.h"

namespace sc {
namespace {

std::optional<std::size_t> position_of(IncidentId id, std::span<OpenIncident const> open) {
  auto const found = std::find_if(open.begin(), open.end(),
                                  [&](OpenIncident const& incident) { return incident.id == id; });
  if (found == open.end()) return std::nullopt;
  return static_cast<std::size_t>(found - open.begin());
}

/// What lacks once those of `covering` are gone. Units may drive there that are not in the view:
/// they are what makes `lacking` less than `unsettled` beside those in the view.
Needs without(OpenIncident const& incident, std::vector<std::size_t> const& covering,
              std::span<FreeUnit const> units) {
  Needs result;
  for_each_skill(incident.unsettled.skills(), [&](std::size_t s) {
    auto const covered = std::count_if(covering.begin(), covering.end(), [&](std::size_t u) {
      return (units[u].skills >> s & 1U) != 0;
    });
    result.require(s, std::min(incident.unsettled.count(s),
                               incident.lacking.count(s) + static_cast<int>(covered)));
  });
  return result;
}

}  // namespace

Ordering::Ordering(DispatchView const& view)
    : view_(view),
      estimates_(view),
      place_(units()),
      covering_(incidents()),
      used_(units(), false) {
  for (std::size_t u = 0; u < units(); ++u) {
    for_each_skill(unit(u).skills, [&](std::size_t s) { ++unused_with_[s]; });
    if (unit(u).engagement != FreeUnit::Engagement::idle)
      place_[u] = position_of(unit(u).incident, view.open);
    if (driving(u) && place_[u]) covering_[*place_[u]].push_back(u);
  }
  for (std::size_t i = 0; i < incidents(); ++i) {
    uncovered_.push_back(without(incident(i), covering_[i], view.free_units));
    left_.push_back(incident(i).lacking);
  }
}

bool Ordering::driving(std::size_t u) const {
  return unit(u).engagement == FreeUnit::Engagement::driving;
}

bool Ordering::helps(std::size_t u, std::size_t i) const {
  return !used_[u] && left_[i].helped_by(unit(u).skills);
}

bool Ordering::enough_unused(Needs const& needs) const {
  bool enough = true;
  for_each_skill(needs.skills(), [&](std::size_t s) {
    enough = enough && unused_with_[s] >= static_cast<std::size_t>(needs.count(s));
  });
  return enough;
}

void Ordering::use(std::size_t u) {
  used_[u] = true;
  for_each_skill(unit(u).skills, [&](std::size_t s) { --unused_with_[s]; });
}

void Ordering::free_again(std::size_t u) {
  used_[u] = false;
  for_each_skill(unit(u).skills, [&](std::size_t s) { ++unused_with_[s]; });
}

void Ordering::leave(std::size_t u) {
  if (!driving(u) || !place_[u]) return;
  std::size_t const i = *place_[u];
  if (std::erase(covering_[i], u) == 0) return;
  left_[i] = uncovered_[i];
  for (std::size_t const other : covering_[i]) left_[i].cover(unit(other).skills);
}

void Ordering::release_driving() {
  for (std::size_t u = 0; u < units(); ++u) leave(u);
}

void Ordering::send(std::size_t u, std::size_t i) {
  SC_EXPECT(!used_[u]);
  use(u);
  leave(u);
  covering_[i].push_back(u);
  left_[i].cover(unit(u).skills);
  if (!stays(u, i)) orders_.push_back({u, i});
}

void Ordering::call_off(std::size_t u) {
  SC_EXPECT(!used_[u] && driving(u));
  use(u);
  leave(u);
  orders_.push_back({u, std::nullopt});
}

bool Ordering::withdraw_useless() {
  auto lacks = uncovered_;
  for (std::size_t i = 0; i < incidents(); ++i)
    for (std::size_t const u : covering_[i])
      if (stays(u, i)) lacks[i].cover(unit(u).skills);
  auto const useless = [&](Order const& order) {
    if (!order.incident) return false;
    Needs& lacking = lacks[*order.incident];
    bool const helps = lacking.helped_by(unit(order.unit).skills);
    lacking.cover(unit(order.unit).skills);
    if (helps) return false;
    free_again(order.unit);
    std::erase(covering_[*order.incident], order.unit);
    return true;
  };
  std::vector<Order> kept;
  std::copy_if(orders_.begin(), orders_.end(), std::back_inserter(kept),
               [&](Order const& order) { return !useless(order); });
  bool const some = kept.size() < orders_.size();
  orders_ = std::move(kept);
  return some;
}

void Ordering::take_back(std::size_t i) {
  std::erase_if(orders_, [&](Order const& order) {
    if (order.incident != i) return false;
    free_again(order.unit);
    std::erase(covering_[i], order.unit);
    return true;
  });
  left_[i] = uncovered_[i];
  for (std::size_t const other : covering_[i]) left_[i].cover(unit(other).skills);
}

bool Ordering::newly_served(std::size_t i) const {
  return std::any_of(orders_.begin(), orders_.end(),
                     [&](Order const& order) { return order.incident == i; });
}

bool Ordering::touched(std::size_t i) const {
  return newly_served(i) || std::any_of(orders_.begin(), orders_.end(),
                                        [&](Order const& order) { return stays(order.unit, i); });
}

std::vector<Assignment> Ordering::answer() {
  std::vector<Assignment> answer;
  for (auto const& [u, i] : orders_) {
    if (i)
      answer.push_back({unit(u).id, incident(*i).id, time(u, *i).value_or(Duration{})});
    else
      answer.push_back({unit(u).id, {}, {}});
  }
  return answer;
}

}  // namespace sc
