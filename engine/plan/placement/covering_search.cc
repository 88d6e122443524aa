// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/covering_search.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/random.h"
#include "plan/placement/cover_state.h"
#include "plan/placement/covering_program.h"

namespace sc {
namespace {

constexpr std::size_t kPool = 6;
constexpr double kMostLuck = 0.5;  ///< share of the greatest gain that a start may forgo

struct Swap {
  std::size_t out, in;
  double gain;
};

struct Known {
  double value;
  std::vector<int> units;
};

class Searcher {
 public:
  Searcher(CoveringCase const& what, CoveringSearch const& search)
      : what_(what), search_(search), groups_(what), least_(1e-12 * groups_.total) {}

  std::vector<int> best() {
    for (int start = 0; start < search_.starts; ++start) {
      CoverState state = lucky_start(start);
      improve(state);
      offer(state);
    }
    for (double before = -1; pool_.front().value > before + least_;) {
      before = pool_.front().value;
      relink_all();
    }
    return pool_.front().units;
  }

 private:
  [[nodiscard]] std::size_t stations() const { return what_.reach.stations(); }

  CoverState lucky_start(int start) const {
    Stream random(search_.seed, static_cast<std::uint32_t>(start), Purpose::placement, 0);
    double const luck = start == 0 ? 0 : kMostLuck * random.uniform();
    CoverState state(what_, groups_);
    for (int unit = 0; unit < what_.units; ++unit) {
      auto const good = within(state, luck);
      bool const choice = start > 0 && good.size() > 1;
      state.add(choice ? good[random.below(static_cast<std::uint32_t>(good.size()))] : good[0]);
    }
    return state;
  }

  /// Stations with room whose gain is near the greatest; the greatest alone is good enough at 0.
  [[nodiscard]] std::vector<std::size_t> within(CoverState const& state, double luck) const {
    double greatest = 0;
    for (std::size_t s = 0; s < stations(); ++s)
      if (state.has_room(s)) greatest = std::max(greatest, state.gain(s));
    std::vector<std::size_t> good;
    for (std::size_t s = 0; s < stations(); ++s)
      if (state.has_room(s) && state.gain(s) >= (1 - luck) * greatest - least_) good.push_back(s);
    return good;
  }

  /// Of equals the lowest stations.
  template <class MayLeave, class MayCome>
  [[nodiscard]] std::optional<Swap> best_swap(CoverState const& state, MayLeave const& may_leave,
                                              MayCome const& may_come, double above) const {
    std::optional<Swap> best;
    for (std::size_t out = 0; out < stations(); ++out) {
      if (!may_leave(out)) continue;
      for (std::size_t in = 0; in < stations(); ++in) {
        if (in == out || !may_come(in)) continue;
        if (state.swap_gain_at_most(out, in) <= above) continue;
        double const gain = state.swap_gain(out, in);
        if (gain <= above) continue;
        best = Swap{out, in, gain};
        above = gain;
      }
    }
    return best;
  }

  void improve(CoverState& state) const {
    auto const may_leave = [&](std::size_t s) { return state.units()[s] > 0; };
    auto const may_come = [&](std::size_t s) { return state.has_room(s); };
    while (auto const swap = best_swap(state, may_leave, may_come, least_))
      state.swap(swap->out, swap->in);
  }

  [[nodiscard]] CoverState state_of(std::vector<int> const& units) const {
    CoverState state(what_, groups_);
    for (std::size_t s = 0; s < stations(); ++s)
      for (int unit = 0; unit < units[s]; ++unit) state.add(s);
    return state;
  }

  void relink_all() {
    auto const ends = pool_;
    for (Known const& from : ends)
      for (Known const& to : ends)
        if (auto const met = best_between(from.units, to.units)) {
          CoverState state = state_of(*met);
          improve(state);
          offer(state);
        }
  }

  /// The best placement on the greedy way, without its ends; none between neighbours.
  [[nodiscard]] std::optional<std::vector<int>> best_between(std::vector<int> const& from,
                                                             std::vector<int> const& to) const {
    CoverState state = state_of(from);
    auto const may_leave = [&](std::size_t s) { return state.units()[s] > to[s]; };
    auto const may_come = [&](std::size_t s) { return state.units()[s] < to[s]; };
    std::optional<std::vector<int>> best;
    double value = -1;
    while (auto const swap = best_swap(state, may_leave, may_come, -HUGE_VAL)) {
      state.swap(swap->out, swap->in);
      if (state.units() == to) break;
      if (state.value() <= value + least_) continue;
      best = state.units();
      value = state.value();
    }
    return best;
  }

  void offer(CoverState const& state) {
    auto const same = [&](Known const& known) { return known.units == state.units(); };
    if (std::any_of(pool_.begin(), pool_.end(), same)) return;
    auto const worse = [&](Known const& known) { return known.value < state.value() - least_; };
    pool_.insert(std::find_if(pool_.begin(), pool_.end(), worse), {state.value(), state.units()});
    if (pool_.size() > kPool) pool_.pop_back();
  }

  CoveringCase const& what_;
  CoveringSearch const search_;
  CoveringGroups const groups_;
  double const least_;       ///< differences up to that are rounding
  std::vector<Known> pool_;  ///< best first; no two the same
};

}  // namespace

CoveringPlacement search_covering(CoveringCase const& what, CoveringSearch const& search) {
  check_covering_case(what);
  SC_EXPECT(search.starts >= 1);
  CoveringPlacement placement;
  placement.units = Searcher(what, search).best();
  placement.value = covering_value(what, placement.units);
  return with_bound(std::move(placement), covering_bound(what));
}

}  // namespace sc
