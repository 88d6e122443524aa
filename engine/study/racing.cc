// SPDX-License-Identifier: Apache-2.0
#include "study/racing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.h"

namespace sc {
namespace {

using Indices = std::vector<std::size_t>;

/// h2 of the procedure.
double width(std::size_t candidates, RaceOptions const& options) {
  double const pairs = static_cast<double>(candidates) - 1;
  double const freedom = static_cast<double>(options.first) - 1;
  double const eta = (std::pow(2 * options.alpha / pairs, -2 / freedom) - 1) / 2;
  return 2 * eta * freedom;
}

/// Variance of a[j] - b[j] over the first n; n >= 2.
double variance_of_difference(std::vector<double> const& a, std::vector<double> const& b,
                              std::size_t n) {
  auto const count = static_cast<double>(n);
  double mean = 0;
  for (std::size_t j = 0; j < n; ++j) mean += (a[j] - b[j]) / count;
  double squares = 0;
  for (std::size_t j = 0; j < n; ++j) squares += (a[j] - b[j] - mean) * (a[j] - b[j] - mean);
  return squares / (count - 1);
}

/// The state of a race. Replications asked for ahead of the eliminations wait in the scores.
class Course {
 public:
  Course(std::size_t candidates, RaceOptions const& options, AskScores const& ask)
      : options_(options), ask_(ask), width_(width(candidates, options)), sum_(candidates, 0.0) {
    race_.scores.resize(candidates);
    race_.eliminated_at.resize(candidates);
    survivors_.resize(candidates);
    std::iota(survivors_.begin(), survivors_.end(), std::size_t{0});
  }

  Race run() {
    ask_for(options_.first);
    for (std::size_t r = 0; r < options_.first; ++r) add(r);
    find_variances();
    eliminate();
    while (!race_.decided && replications_ < options_.most) {
      if (replications_ == asked_for_)
        ask_for(std::min(options_.batch, options_.most - replications_));
      add(replications_);
      eliminate();
    }
    return finish();
  }

 private:
  void ask_for(std::size_t more) {
    std::vector<RaceCell> cells;
    for (std::size_t r = asked_for_; r < asked_for_ + more; ++r)
      for (std::size_t const i : survivors_) cells.push_back({i, r});
    std::vector<double> const scores = ask_(cells);
    SC_EXPECT(scores.size() == cells.size());
    for (std::size_t k = 0; k < cells.size(); ++k) {
      SC_EXPECT(std::isfinite(scores[k]));
      race_.scores[cells[k].candidate].push_back(scores[k]);
    }
    asked_for_ += more;
    race_.asked += cells.size();
  }

  void add(std::size_t replication) {
    for (std::size_t const i : survivors_) sum_[i] += race_.scores[i][replication];
    replications_ = replication + 1;
  }

  void find_variances() {
    std::size_t const k = sum_.size();
    variance_.assign(k * k, 0.0);
    for (std::size_t i = 0; i < k; ++i)
      for (std::size_t l = 0; l < k; ++l)
        variance_[i * k + l] =
            variance_of_difference(race_.scores[i], race_.scores[l], options_.first);
  }

  /// By how much the sums of two may differ before one is out.
  [[nodiscard]] double room(std::size_t i, std::size_t l) const {
    double const delta = options_.indifference;
    double const longest = width_ * variance_[i * sum_.size() + l] / (delta * delta);
    return std::max(0.0, delta / 2 * (longest - static_cast<double>(replications_)));
  }

  [[nodiscard]] bool is_beaten(std::size_t i) const {
    return std::any_of(survivors_.begin(), survivors_.end(),
                       [&](std::size_t l) { return l != i && sum_[i] - sum_[l] > room(i, l); });
  }

  /// Everybody is compared with all that came into this replication. The least sum survives.
  void eliminate() {
    Indices left;
    for (std::size_t const i : survivors_) {
      if (is_beaten(i))
        race_.eliminated_at[i] = replications_;
      else
        left.push_back(i);
    }
    survivors_ = std::move(left);
    race_.decided = std::all_of(survivors_.begin(), survivors_.end(), [&](std::size_t i) {
      return std::all_of(survivors_.begin(), survivors_.end(),
                         [&](std::size_t l) { return l == i || room(i, l) == 0; });
    });
  }

  Race finish() {
    race_.winner =
        *std::min_element(survivors_.begin(), survivors_.end(),
                          [&](std::size_t i, std::size_t l) { return sum_[i] < sum_[l]; });
    for (std::size_t i = 0; i < sum_.size(); ++i)
      race_.scores[i].resize(race_.eliminated_at[i].value_or(replications_));
    return std::move(race_);
  }

  RaceOptions const& options_;
  AskScores const& ask_;
  double width_;
  Race race_;
  Indices survivors_;             ///< ascending
  std::vector<double> sum_;       ///< [candidates] of scores while in the race
  std::vector<double> variance_;  ///< [candidates][candidates] S2
  std::size_t replications_ = 0;  ///< looked at
  std::size_t asked_for_ = 0;     ///< of the survivors
};

}  // namespace

Race race(std::size_t candidates, RaceOptions const& options, AskScores const& ask) {
  SC_EXPECT(candidates > 0);
  SC_EXPECT(options.alpha > 0 && options.alpha < 0.5);
  SC_EXPECT(options.indifference > 0);
  SC_EXPECT(options.first >= 2 && options.batch >= 1 && options.most >= options.first);
  if (candidates == 1) return {0, true, {{}}, {std::nullopt}, 0};
  return Course(candidates, options, ask).run();
}

}  // namespace sc
