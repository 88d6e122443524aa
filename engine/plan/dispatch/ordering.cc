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
      served_at_(incidents(), kNobody),
      used_(units(), false) {
  for (std::size_t u = 0; u < units(); ++u) {
    free_again(u);
    if (unit(u).engagement != FreeUnit::Engagement::idle)
      place_[u] = position_of(unit(u).incident, view.open);
    if (driving(u) && place_[u]) served(*place_[u]).covering.push_back(u);
  }
  for (std::size_t i = 0; i < incidents(); ++i)
    if (served_at_[i] != kNobody)
      served(i).uncovered = without(incident(i), served(i).covering, view.free_units);
}

Ordering::Served& Ordering::served(std::size_t i) {
  if (served_at_[i] == kNobody) {
    served_at_[i] = static_cast<std::uint32_t>(served_.size());
    served_.push_back({{}, without(incident(i), {}, view_.free_units), incident(i).lacking});
  }
  return served_[served_at_[i]];
}

/// What is left, anew.
void Ordering::judge(Served& served) const {
  served.left = served.uncovered;
  for (std::size_t const u : served.covering) served.left.cover(unit(u).skills);
}

bool Ordering::driving(std::size_t u) const {
  return unit(u).engagement == FreeUnit::Engagement::driving;
}

bool Ordering::helps(std::size_t u, std::size_t i) const {
  return !used_[u] && left(i).helped_by(unit(u).skills);
}

bool Ordering::enough_unused(Needs const& needs) const {
  if ((needs.skills() & ~unused_skills_) != 0) return false;
  bool enough = true;
  for_each_skill(needs.skills(), [&](std::size_t s) {
    enough = enough && unused_with_[s] >= static_cast<std::size_t>(needs.count(s));
  });
  return enough;
}

void Ordering::use(std::size_t u) {
  used_[u] = true;
  for_each_skill(unit(u).skills, [&](std::size_t s) {
    if (--unused_with_[s] == 0) unused_skills_ &= ~(SkillSet{1} << s);
  });
}

void Ordering::free_again(std::size_t u) {
  used_[u] = false;
  for_each_skill(unit(u).skills, [&](std::size_t s) { ++unused_with_[s]; });
  unused_skills_ |= unit(u).skills;
}

void Ordering::leave(std::size_t u) {
  if (!driving(u) || !place_[u]) return;
  Served& there = served(*place_[u]);
  if (std::erase(there.covering, u) > 0) judge(there);
}

void Ordering::release_driving() {
  for (std::size_t u = 0; u < units(); ++u) leave(u);
}

void Ordering::send(std::size_t u, std::size_t i) {
  SC_EXPECT(!used_[u]);
  use(u);
  leave(u);
  Served& there = served(i);
  there.covering.push_back(u);
  there.left.cover(unit(u).skills);
  if (!stays(u, i)) orders_.push_back({u, i});
}

void Ordering::call_off(std::size_t u) {
  SC_EXPECT(!used_[u] && driving(u));
  use(u);
  leave(u);
  orders_.push_back({u, std::nullopt});
}

bool Ordering::withdraw_useless() {
  std::vector<Needs> lacks(served_.size());
  for (std::size_t i = 0; i < incidents(); ++i) {
    if (served_at_[i] == kNobody) continue;
    lacks[served_at_[i]] = served(i).uncovered;
    for (std::size_t const u : served(i).covering)
      if (stays(u, i)) lacks[served_at_[i]].cover(unit(u).skills);
  }
  auto const useless = [&](Order const& order) {
    if (!order.incident) return false;
    Needs& lacking = lacks[served_at_[*order.incident]];
    bool const helps = lacking.helped_by(unit(order.unit).skills);
    lacking.cover(unit(order.unit).skills);
    if (helps) return false;
    free_again(order.unit);
    std::erase(served(*order.incident).covering, order.unit);
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
  Served& there = served(i);
  std::erase_if(orders_, [&](Order const& order) {
    if (order.incident != i) return false;
    free_again(order.unit);
    std::erase(there.covering, order.unit);
    return true;
  });
  judge(there);
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
