// SPDX-License-Identifier: Apache-2.0
#include "drill/choose.h"

#include <algorithm>
#include <set>

#include "base/order_of.h"

namespace sc {
namespace {

class Search {
 public:
  Search(Choice const& choice, std::size_t wished) : choice_(choice), wished_(wished) {}

  Chosen run() {
    auto const order =
        order_of(choice_.worth.size(), [&](std::size_t i) { return -choice_.worth[i]; });
    for (std::size_t const first : order) start_greedily(first, order);
    branch(order);
    std::sort(best_.begin(), best_.end());
    return {best_, nodes_ < kMostChoiceNodes};
  }

 private:
  [[nodiscard]] bool far(std::size_t a, std::size_t b) const {
    return choice_.distance[a][b] >= choice_.least_distance;
  }

  [[nodiscard]] double value(std::vector<std::size_t> const& things) const {
    double sum = 0;
    std::set<std::string> subjects;
    for (std::size_t const t : things) {
      sum += choice_.worth[t];
      subjects.insert(choice_.subject[t]);
    }
    return sum + choice_.variety * static_cast<double>(subjects.size());
  }

  /// More things are better than more worth.
  void take_if_better(std::vector<std::size_t> const& things) {
    double const worth = value(things);
    if (things.size() < best_.size() || (things.size() == best_.size() && worth <= best_worth_))
      return;
    best_ = things;
    best_worth_ = worth;
  }

  void start_greedily(std::size_t first, std::vector<std::size_t> const& order) {
    if (wished_ == 0) return;
    std::vector<std::size_t> things = {first};
    while (things.size() < wished_) {
      std::size_t best = choice_.worth.size();
      double most = -1;
      for (std::size_t const t : order) {
        if (!std::all_of(things.begin(), things.end(),
                         [&](std::size_t o) { return o != t && far(o, t); }))
          continue;
        things.push_back(t);
        if (double const worth = value(things); worth > most) {
          most = worth;
          best = t;
        }
        things.pop_back();
      }
      if (best == choice_.worth.size()) break;
      things.push_back(best);
    }
    take_if_better(things);
  }

  /// `open`: what may still join `taken_`, greatest worth first.
  void branch(std::vector<std::size_t> const& open) {
    take_if_better(taken_);
    for (std::size_t k = 0; k < open.size() && taken_.size() < wished_; ++k) {
      if (++nodes_ >= kMostChoiceNodes || !promising(open, k)) return;
      std::vector<std::size_t> next;
      for (std::size_t j = k + 1; j < open.size(); ++j)
        if (far(open[k], open[j])) next.push_back(open[j]);
      taken_.push_back(open[k]);
      branch(next);
      taken_.pop_back();
    }
  }

  /// Could taken_ and things of open from k on be better than the best?
  [[nodiscard]] bool promising(std::vector<std::size_t> const& open, std::size_t k) const {
    std::size_t const more = std::min(wished_ - taken_.size(), open.size() - k);
    if (taken_.size() + more != best_.size()) return taken_.size() + more > best_.size();
    double bound = value(taken_) + choice_.variety * static_cast<double>(more);
    for (std::size_t j = k; j < k + more; ++j) bound += choice_.worth[open[j]];
    return bound > best_worth_;
  }

  Choice const& choice_;
  std::size_t wished_;
  std::vector<std::size_t> taken_, best_;
  double best_worth_ = -1;
  std::size_t nodes_ = 0;
};

}  // namespace

Chosen choose(Choice const& choice, std::size_t wished) {
  return Search(choice, wished).run();
}

}  // namespace sc
