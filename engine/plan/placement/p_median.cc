// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/p_median.h"

#include <algorithm>
#include <optional>

#include "base/check.h"
#include "base/random.h"
#include "plan/placement/elite_pool.h"
#include "plan/placement/fast_swap.h"
#include "plan/placement/lagrangian.h"
#include "plan/placement/path_relinking.h"
#include "plan/placement/sample_greedy.h"

namespace sc {
namespace {

constexpr std::size_t kPoolSize = 12;
constexpr std::uint32_t kStepsPerGuess = 20;  // of the subgradient method, between tries of its set

class Solver {
 public:
  Solver(NearestFirst const& costs, std::size_t p, PMedianOptions const& options)
      : costs_(costs), p_(p), options_(options), search_(costs), pool_(kPoolSize) {}

  PMedian solve() {
    descend_from(greedy(0));
    Lagrangian dual(costs_, p_, between_cheapest_and_second());
    tighten(dual, options_.bound_steps / 2);
    search_by_starts();
    search_among_pool();
    dual.restart();
    tighten(dual, options_.bound_steps - options_.bound_steps / 2);
    return answer();
  }

 private:
  [[nodiscard]] bool proven() const { return !pool_.members().empty() && bound_ >= best_value(); }
  [[nodiscard]] double best_value() const { return pool_.best().value; }

  Facilities greedy(std::uint32_t start) {
    Stream random(options_.seed, 0, Purpose::placement, start);
    return sample_greedy(costs_, p_, random);
  }

  MedianSet descend_from(Facilities const& open) {
    search_.start(open);
    search_.descend();
    MedianSet set{search_.open(), search_.value()};
    pool_.show(set);
    return set;
  }

  /// Of the set that the search stands at.
  std::vector<double> between_cheapest_and_second() const {
    std::vector<double> price(costs_.customers());
    for (std::size_t c = 0; c < price.size(); ++c)
      price[c] =
          (search_.cheapest()[c] + std::min(search_.second()[c], 2 * search_.cheapest()[c])) / 2;
    return price;
  }

  void tighten(Lagrangian& dual, std::uint32_t steps) {
    for (std::uint32_t k = 1; k <= steps && !proven(); ++k) {
      dual.step(best_value());
      bound_ = std::max(bound_, dual.bound());
      if (k % kStepsPerGuess == 0) descend_from(dual.chosen());
    }
  }

  void search_by_starts() {
    for (std::uint32_t k = 1; k < options_.starts && !proven(); ++k) {
      MedianSet const set = descend_from(greedy(k));
      Stream random(options_.seed, 1, Purpose::placement, k);
      pool_.show(relink(search_, set, drawn_member(set, random)));
    }
  }

  /// A member of the pool; one is drawn the likelier the more it differs from `set`.
  MedianSet drawn_member(MedianSet const& set, Stream& random) const {
    std::vector<std::uint32_t> sum;
    for (MedianSet const& member : pool_.members())
      sum.push_back((sum.empty() ? 0 : sum.back()) +
                    static_cast<std::uint32_t>(only_in(member.open, set.open).size()));
    if (sum.back() == 0) return pool_.members().front();
    auto const at = std::upper_bound(sum.begin(), sum.end(), random.below(sum.back()));
    return pool_.members()[static_cast<std::size_t>(at - sum.begin())];
  }

  /// Relinks all pairs of the pool into a new pool, as long as that finds a better set.
  void search_among_pool() {
    for (double before = best_value() + 1; best_value() < before && !proven();) {
      before = best_value();
      ElitePool const old = pool_;
      for (std::size_t a = 0; a < old.members().size(); ++a)
        for (std::size_t b = a + 1; b < old.members().size() && !proven(); ++b)
          pool_.show(relink_downwards(old.members()[a], old.members()[b]));
    }
  }

  /// From the better to the worse set: more of the surroundings of the better one are seen.
  MedianSet relink_downwards(MedianSet const& a, MedianSet const& b) {
    return a.value <= b.value ? relink(search_, a, b) : relink(search_, b, a);
  }

  PMedian answer() const {
    MedianSet const& best = pool_.best();
    PMedian result{best.open, best.value, std::min(bound_, best.value)};
    if (best.value >= costs_.far()) result.value = CostTable::kUnserved;
    if (bound_ >= costs_.far()) result.bound = CostTable::kUnserved;
    return result;
  }

  NearestFirst const& costs_;
  std::size_t p_;
  PMedianOptions const& options_;
  FastSwap search_;
  ElitePool pool_;
  double bound_ = 0;
};

}  // namespace

double PMedian::gap() const {
  if (bound >= value) return 0;
  return value == CostTable::kUnserved ? 1 : (value - bound) / value;
}

PMedian solve_p_median(CostTable const& table, std::size_t p, PMedianOptions const& options) {
  SC_EXPECT(p >= 1 && p <= table.facilities() && options.starts >= 1);
  NearestFirst const costs(table);
  return Solver(costs, p, options).solve();
}

}  // namespace sc
