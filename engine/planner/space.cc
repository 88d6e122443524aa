// SPDX-License-Identifier: Apache-2.0
#include "planner/space.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/geo.h"
#include "planner/step_roads.h"
#include "response/level_words.h"

namespace sc {
namespace {

std::optional<std::size_t> number_of(std::vector<UnitSpec> const& units, std::string_view id) {
  auto const at =
      std::find_if(units.begin(), units.end(), [&](UnitSpec const& u) { return u.id == id; });
  if (at == units.end()) return std::nullopt;
  return static_cast<std::size_t>(at - units.begin());
}

/// Notes what a unit has become, instead of what an earlier plan made of it.
void note(std::vector<FleetChange>& fleet, FleetChange const& change) {
  auto const same = std::find_if(fleet.begin(), fleet.end(),
                                 [&](FleetChange const& it) { return it.unit == change.unit; });
  if (same == fleet.end())
    fleet.push_back(change);
  else
    same->kind = change.kind;
}

}  // namespace

PlanSpace::PlanSpace(World const& world, Scenario shipped, Budget const& budget,
                     PlanScope const& scope)
    : shipped_(std::move(shipped)), scenario_(shipped_), scope_(scope) {
  find_floods(world);
  expect_room(budget);
  make_slots(budget);
  make_start(budget);
  count_people(budget);
  expect_people();
  for (std::size_t level = 1; level < kResponseLevels; ++level) place_start(level);
  count_skills();
}

void PlanSpace::find_floods(World const& world) {
  for (std::size_t s = 0; s < shipped_.stations.size(); ++s)
    floods_.push_back(floods_at_door(world, StationId{s}, 0, world.timeline.steps - 1));
}

void PlanSpace::add_slot(UnitSpec const& spec, bool bought) {
  PlanUnit slot{spec.id, bought, spec.home, {}};
  std::string const& vehicle = scenario_.unit_kinds[spec.kind.index()].vehicle;
  for (std::size_t k = 0; k < scenario_.unit_kinds.size(); ++k) {
    bool const same = UnitKindId{k} == spec.kind;
    bool const other =
        scope_.refit && !bought && !vehicle.empty() && scenario_.unit_kinds[k].vehicle == vehicle;
    if (!same && !other) continue;
    slot.as.push_back(UnitId{scenario_.units.size()});
    if (same) std::swap(slot.as.front(), slot.as.back());
    UnitSpec unit = spec;
    unit.kind = UnitKindId{k};
    if (!same) unit.id += "/" + scenario_.unit_kinds[k].id;
    scenario_.units.push_back(std::move(unit));
  }
  slots_.push_back(std::move(slot));
}

/// Of a kind that loses units, the last go.
void PlanSpace::make_slots(Budget const& budget) {
  scenario_.units.clear();
  std::vector<int> left(scenario_.unit_kinds.size(), 0);
  for (UnitSpec const& unit : shipped_.units) ++left[unit.kind.index()];
  for (std::size_t k = 0; k < left.size(); ++k) left[k] += std::min(0, budget.units[k]);
  for (UnitSpec const& unit : shipped_.units)
    if (left[unit.kind.index()]-- > 0) add_slot(unit, false);
  for (std::size_t k = 0; k < budget.units.size(); ++k)
    for (int n = 1, bought = 0; bought < budget.units[k]; ++n) {
      std::string const id = fmt::format("new_{}_{}", scenario_.unit_kinds[k].id, n);
      if (number_of(shipped_.units, id)) continue;  // bought by an earlier plan
      StationId const home = nearest_room(StationId{0U}, std::vector<int>(floods_.size(), 0));
      add_slot({id, UnitKindId{k}, home, {}}, true);
      ++bought;
    }
}

void PlanSpace::expect_room(Budget const& budget) const {
  int all = 0;
  for (std::size_t s = 0; s < floods_.size(); ++s) all += room(StationId{s});
  Complaints complaints;
  for (std::size_t k = 0; k < budget.units.size(); ++k)
    if (budget.units[k] > all)
      complaints.add(
          "--budget", 0,
          fmt::format("{} = +{} (must be at most {}: the stations have room for no more)",
                      scenario_.unit_kinds[k].id, budget.units[k], all));
  complaints.throw_if_any();
}

/// More or less of a material is spread over the stations as what there is.
void PlanSpace::stock_start(Budget const& budget) {
  std::size_t const materials = scenario_.materials.size();
  start_.stock.assign(scenario_.stations.size() * materials, 0);
  kept_today_.assign(start_.stock.size(), false);
  std::vector<double> have(materials, 0);
  for (StockRow const& row : shipped_.plan.stock.empty() ? shipped_.stock : shipped_.plan.stock) {
    std::size_t const i = row.station.index() * materials + row.material.index();
    start_.stock[i] += row.amount;
    kept_today_[i] = true;
    have[row.material.index()] += row.amount;
  }
  for (std::size_t i = 0; i < start_.stock.size(); ++i) {
    std::size_t const m = i % materials;
    double const more = budget.material[m];
    if (have[m] > 0)
      start_.stock[i] *= (have[m] + more) / have[m];
    else if (i / materials == 0)
      start_.stock[i] = more;
  }
}

void PlanSpace::make_start(Budget const& budget) {
  stock_start(budget);
  start_.as.assign(slots_.size(), 0);
  for (std::size_t level = 0; level < kResponseLevels; ++level) {
    start_.at[level].resize(slots_.size());
    for (Posting const& posting : shipped_.plan.postings[level]) {
      std::string const& id = shipped_.units[posting.unit.index()].id;
      auto const slot = std::find_if(slots_.begin(), slots_.end(),
                                     [&](PlanUnit const& it) { return it.unit == id; });
      if (slot != slots_.end())
        start_.at[level][static_cast<std::size_t>(slot - slots_.begin())] = posting;
    }
  }
}

/// Those of today's units that are left, so many more or fewer, and the crews bought.
void PlanSpace::count_people(Budget const& budget) {
  for (std::size_t level = 1; level < kResponseLevels; ++level) {
    most_people_[level] = people(start_, level) + budget.people;
    if (shipped_.plan.postings[level].empty()) most_people_[level] = std::max(0, budget.people);
    for (std::size_t k = 0; k < budget.units.size(); ++k)
      if (budget.units[k] > 0)
        most_people_[level] += budget.units[k] * scenario_.unit_kinds[k].crew;
  }
}

void PlanSpace::expect_people() const {
  Complaints complaints;
  for (std::size_t level = 1; level < kResponseLevels; ++level) {
    int kept = 0;
    for (std::size_t slot = 0; slot < slots_.size(); ++slot)
      if (start_.at[level][slot] && !stands_by(start_.at[level][slot])) kept += crew(start_, slot);
    if (kept > most_people_[level])
      complaints.add("--budget", 0,
                     fmt::format("people: {} may be on duty at level {} (must be at least {}: its "
                                 "guards and patrols)",
                                 most_people_[level], kLevelWords[level], kept));
  }
  complaints.throw_if_any();
}

/// Makes the shipped plan one of this space.
void PlanSpace::place_start(std::size_t level) {
  auto& at = start_.at[level];
  std::vector<int> waiting(floods_.size(), 0);
  bool const used = !shipped_.plan.postings[level].empty();
  std::vector<std::size_t> displaced;
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
    if (slots_[slot].bought && used) at[slot] = standby_at(slots_[slot].home);
    if (!stands_by(at[slot])) continue;
    StationId const today = at[slot]->station;
    if (slots_[slot].bought || waiting[today.index()] >= room(today))
      displaced.push_back(slot);
    else
      ++waiting[today.index()];
  }
  for (std::size_t const slot : displaced) {
    StationId const place = nearest_room(at[slot]->station, waiting);
    if (place) {
      at[slot]->station = place;
      ++waiting[place.index()];
    } else {
      at[slot].reset();
    }
  }
  for (std::size_t slot = slots_.size(); slot-- > 0 && people(start_, level) > most_people_[level];)
    if (stands_by(at[slot])) at[slot].reset();
}

StationId PlanSpace::nearest_room(StationId wanted, std::vector<int> const& waiting) const {
  StationId best;
  double best_m = std::numeric_limits<double>::max();
  for (std::size_t s = 0; s < floods_.size(); ++s) {
    if (waiting[s] >= room(StationId{s})) continue;
    double const m =
        distance_m(scenario_.stations[s].position, scenario_.stations[wanted.index()].position);
    if (m >= best_m) continue;
    best_m = m;
    best = StationId{s};
  }
  return best;
}

int PlanSpace::people(Candidate const& c, std::size_t level) const {
  int sum = 0;
  for (std::size_t slot = 0; slot < slots_.size(); ++slot)
    if (c.at[level][slot]) sum += crew(c, slot);
  return sum;
}

std::vector<int> PlanSpace::waiting(Candidate const& c, std::size_t level) const {
  std::vector<int> count(floods_.size(), 0);
  for (auto const& posting : c.at[level])
    if (stands_by(posting)) ++count[posting->station.index()];
  return count;
}

std::vector<int> PlanSpace::with_skill(Candidate const& c, std::size_t level) const {
  std::vector<int> count(scenario_.skill_names.size(), 0);
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
    auto const& posting = c.at[level][slot];
    if (!posting || posting->duty == Duty::guard) continue;
    SkillSet const skills = scenario_.unit_kinds[kind(c, slot).index()].skills;
    for (std::size_t skill = 0; skill < count.size(); ++skill)
      count[skill] += static_cast<int>(skills >> skill & 1U);
  }
  return count;
}

void PlanSpace::count_skills() {
  for (std::size_t level = 1; level < kResponseLevels; ++level)
    for (int const units : with_skill(start_, level))
      least_with_skill_[level].push_back(static_cast<int>(std::ceil(scope_.least_skill * units)));
}

std::optional<Posting> PlanSpace::today(std::size_t level, std::size_t slot) const {
  for (Posting const& posting : shipped_.plan.postings[level])
    if (shipped_.units[posting.unit.index()].id == slots_[slot].unit) return posting;
  return std::nullopt;
}

bool PlanSpace::feasible(Candidate const& c) const {
  for (std::size_t level = 1; level < kResponseLevels; ++level) {
    if (people(c, level) > most_people_[level]) return false;
    auto const skills = with_skill(c, level);
    for (std::size_t skill = 0; skill < skills.size(); ++skill)
      if (skills[skill] < least_with_skill_[level][skill]) return false;
    auto const count = waiting(c, level);
    for (std::size_t s = 0; s < count.size(); ++s)
      if (count[s] > room(StationId{s})) return false;
  }
  return true;
}

Plan PlanSpace::plan_of(Candidate const& c) const {
  Plan plan = shipped_.plan;
  plan.fleet.clear();
  for (std::size_t level = 0; level < kResponseLevels; ++level) {
    plan.postings[level].clear();
    for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
      if (!c.at[level][slot]) continue;
      plan.postings[level].push_back(*c.at[level][slot]);
      plan.postings[level].back().unit = slots_[slot].as[c.as[slot]];
    }
  }
  plan.stock.clear();
  std::size_t const materials = scenario_.materials.size();
  for (std::size_t i = 0; i < c.stock.size(); ++i)
    if (c.stock[i] > 0 || kept_today_[i])
      plan.stock.push_back({StationId{i / materials}, MaterialId{i % materials}, c.stock[i], {}});
  return plan;
}

Scenario PlanSpace::scenario_with(Candidate const& c) const {
  Scenario s = shipped_;
  s.plan = plan_of(c);
  s.plan.fleet = shipped_.plan.fleet;
  std::vector<UnitId> number(slots_.size());
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
    PlanUnit const& it = slots_[slot];
    UnitKindId const kind = this->kind(c, slot);
    if (it.bought) {
      number[slot] = UnitId{s.units.size()};
      s.units.push_back({it.unit, kind, it.home, {}});
    } else {
      number[slot] = UnitId{number_of(s.units, it.unit).value()};
      s.units[number[slot].index()].kind = kind;
    }
    if (it.bought || c.as[slot] != 0) note(s.plan.fleet, {it.unit, kind, it.home, it.bought});
  }
  for (std::size_t level = 0; level < kResponseLevels; ++level) {
    std::size_t n = 0;
    for (std::size_t slot = 0; slot < slots_.size(); ++slot)
      if (c.at[level][slot]) s.plan.postings[level][n++].unit = number[slot];
  }
  return s;
}

}  // namespace sc
