// SPDX-License-Identifier: Apache-2.0
#include "planner/neighbours.h"

#include <algorithm>
#include <array>

namespace sc {
namespace {

std::uint32_t below(Stream& random, std::size_t n) {
  return random.below(static_cast<std::uint32_t>(n));
}

/// Slots of which `is` holds.
template <class Is>
std::vector<std::size_t> slots_that(PlanSpace const& space, Is is) {
  std::vector<std::size_t> found;
  for (std::size_t slot = 0; slot < space.slots().size(); ++slot)
    if (is(slot)) found.push_back(slot);
  return found;
}

std::vector<std::size_t> on_standby(PlanSpace const& space, Candidate const& c, std::size_t level) {
  return slots_that(space, [&](std::size_t slot) { return stands_by(c.at[level][slot]); });
}

std::vector<StationId> with_room(PlanSpace const& space, Candidate const& c, std::size_t level) {
  auto const waiting = space.waiting(c, level);
  std::vector<StationId> found;
  for (std::size_t s = 0; s < waiting.size(); ++s)
    if (waiting[s] < space.room(StationId{s})) found.push_back(StationId{s});
  return found;
}

bool move_one(PlanSpace const& space, std::size_t level, Stream& random, Candidate& c) {
  auto const waiting = on_standby(space, c, level);
  auto const free = with_room(space, c, level);
  if (waiting.empty() || free.empty()) return false;
  auto& posting = c.at[level][waiting[below(random, waiting.size())]];
  StationId const to = free[below(random, free.size())];
  if (posting->station == to) return false;
  posting->station = to;
  return true;
}

bool swap_two(PlanSpace const& space, std::size_t level, Stream& random, Candidate& c) {
  auto const waiting = on_standby(space, c, level);
  if (waiting.size() < 2) return false;
  auto const a = waiting[below(random, waiting.size())];
  auto const b = waiting[below(random, waiting.size())];
  auto& here = c.at[level][a]->station;
  auto& there = c.at[level][b]->station;
  if (here == there || space.kind(c, a) == space.kind(c, b)) return false;
  std::swap(here, there);
  return true;
}

bool refit(PlanSpace const& space, std::size_t level, Stream& random, Candidate& c) {
  auto const able = slots_that(space, [&](std::size_t slot) {
    return space.slots()[slot].as.size() > 1 && c.at[level][slot];
  });
  if (able.empty()) return false;
  auto const slot = able[below(random, able.size())];
  auto const kinds = static_cast<std::uint8_t>(space.slots()[slot].as.size());
  c.as[slot] = static_cast<std::uint8_t>((c.as[slot] + 1 + random.below(kinds - 1U)) % kinds);
  return true;
}

/// Others on standby go home until the people suffice.
bool post(PlanSpace const& space, std::size_t level, Stream& random, Candidate& c) {
  auto const off = slots_that(space, [&](std::size_t slot) { return !c.at[level][slot]; });
  if (off.empty()) return false;
  auto const comes = off[below(random, off.size())];
  while (space.people(c, level) + space.crew(c, comes) > space.most_people(level)) {
    auto const waiting = on_standby(space, c, level);
    if (waiting.empty()) return false;
    c.at[level][waiting[below(random, waiting.size())]].reset();
  }
  auto const free = with_room(space, c, level);
  if (free.empty()) return false;
  c.at[level][comes] = standby_at(free[below(random, free.size())]);
  return true;
}

bool watch(PlanSpace const& space, std::size_t level, Stream& random, Candidate& c) {
  auto const shipped_guard = [&](std::size_t slot) {
    auto const& posting = space.shipped_plan().at[level][slot];
    return posting && posting->duty == Duty::guard;
  };
  auto const added = slots_that(space, [&](std::size_t slot) {
    auto const& posting = c.at[level][slot];
    return posting && posting->duty == Duty::guard && !shipped_guard(slot);
  });
  auto const free = with_room(space, c, level);
  if (!added.empty() && !free.empty() && random.below(2) == 0) {
    c.at[level][added[below(random, added.size())]] = standby_at(free[below(random, free.size())]);
    return true;
  }
  std::vector<BasinId> bare;
  for (std::size_t b = 0; b < space.scenario().basins.size(); ++b) {
    bool const guarded =
        std::any_of(c.at[level].begin(), c.at[level].end(), [&](auto const& posting) {
          return posting && posting->duty == Duty::guard && posting->basin == BasinId{b};
        });
    if (space.scenario().basins[b].card && !guarded) bare.push_back(BasinId{b});
  }
  auto const waiting = on_standby(space, c, level);
  if (bare.empty() || waiting.empty()) return false;
  c.at[level][waiting[below(random, waiting.size())]] =
      Posting{{}, Duty::guard, {}, bare[below(random, bare.size())], {}, {}};
  return true;
}

/// Half of what lies at one station goes to another that keeps the material too.
bool move_stock(PlanSpace const& space, std::size_t, Stream& random, Candidate& c) {
  std::size_t const materials = space.scenario().materials.size();
  std::size_t const stations = space.scenario().stations.size();
  if (materials == 0 || stations < 2) return false;
  std::size_t const m = below(random, materials);
  std::size_t const from = below(random, stations), to = below(random, stations);
  double& here = c.stock[from * materials + m];
  double& there = c.stock[to * materials + m];
  if (from == to || here < 2 || space.floods(StationId{to}) || there <= 0) return false;
  double const part = static_cast<double>(static_cast<std::int64_t>(here / 2));
  here -= part;
  there += part;
  return true;
}

/// Standing elsewhere is what there is most to try of.
constexpr auto kMoves = std::to_array<Move>({
    {"move", "a unit waits at another station", 0.35, move_one},
    {"swap", "two units change places", 0.2, swap_two},
    {"refit", "a unit becomes another kind", 0.2, refit},
    {"post", "a unit comes on duty, others go home for it", 0.13, post},
    {"watch", "a unit guards a basin, or no longer does", 0.04, watch},
    {"stock", "half of a material goes to another station", 0.08, move_stock},
});

std::vector<double> chances() {
  std::vector<double> all;
  for (Move const& move : kMoves) all.push_back(move.chance);
  return all;
}

template <class Weights>
std::size_t drawn(Weights const& weights, Stream& random) {
  double total = 0;
  for (double const w : weights) total += w;
  double left = random.uniform() * total;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return weights.size() - 1;
}

}  // namespace

std::span<Move const> moves() {
  return kMoves;
}

std::optional<Candidate> neighbour(PlanSpace const& space, Candidate const& c,
                                   std::span<double const> level_weight, Stream& random) {
  std::string const key = key_of(c);
  std::vector<double> const chance = chances();
  for (int tries = 0; tries < 100; ++tries) {
    Candidate next = c;
    std::uint32_t const steps = 1 + random.below(2);
    bool made = true;
    for (std::uint32_t k = 0; k < steps && made; ++k) {
      std::size_t const level = drawn(level_weight, random);
      made = space.planned(level) && kMoves[drawn(chance, random)].make(space, level, random, next);
    }
    if (made && space.feasible(next) && key_of(next) != key) return next;
  }
  return std::nullopt;
}

}  // namespace sc
