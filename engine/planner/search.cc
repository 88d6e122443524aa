// SPDX-License-Identifier: Apache-2.0
#include "planner/search.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/order_of.h"
#include "base/parallel.h"
#include "planner/neighbours.h"
#include "study/paired.h"
#include "study/racing.h"

namespace sc {
namespace {

constexpr std::size_t kLookedAt = 32;  ///< neighbours that the surrogate judges for a race
constexpr std::size_t kRunners = 7;    ///< of which so many run
constexpr std::size_t kTogether = 16;  ///< plans the surrogate judges at a time
constexpr std::size_t kStarts = 4;     ///< that race, beside the shipped plan and the improved one
constexpr double kLooking = 0.75;      ///< of the effort; the rest is for undoing what does not pay
constexpr double kLittle = 0.05;       ///< share of calls below which a level is left as it is
constexpr double kIndifference = 0.01;  ///< of the shipped plan's objective: less is not worth it

std::vector<double> surrogate_scores(Surrogate const& surrogate,
                                     std::vector<Candidate> const& plans, int threads) {
  std::vector<double> scores(plans.size());
  parallel_for(plans.size(), threads,
               [&](std::size_t i) { scores[i] = surrogate.score(plans[i]); });
  return scores;
}

std::vector<Candidate> neighbours_of(PlanSpace const& space, Candidate const& c, std::size_t count,
                                     std::array<double, kResponseLevels> const& weights,
                                     Stream& random) {
  std::vector<Candidate> found;
  for (std::size_t i = 0; i < count; ++i)
    if (auto next = neighbour(space, c, weights, random)) found.push_back(std::move(*next));
  return found;
}

Candidate at_todays_places(PlanSpace const& space, Candidate c) {
  for (std::size_t level = 1; level < kResponseLevels; ++level)
    for (std::size_t slot = 0; slot < space.slots().size(); ++slot)
      if (c.at[level][slot] && space.shipped_plan().at[level][slot])
        c.at[level][slot] = space.shipped_plan().at[level][slot];
  return c;
}

/// Today's postings at levels that are not searched.
Candidate with_quiet_levels(PlanSpace const& space,
                            std::array<double, kResponseLevels> const& weights, Candidate c) {
  Candidate quiet = c;
  for (std::size_t level = 1; level < kResponseLevels; ++level)
    if (weights[level] <= 0) quiet.at[level] = space.shipped_plan().at[level];
  return space.feasible(quiet) ? quiet : c;
}

/// One search under way.
class Search {
 public:
  Search(PlanSpace const& space, Demand const& demand, Surrogate const& surrogate,
         Evaluator& evaluator, SearchOptions const& options)
      : space_(space),
        surrogate_(surrogate),
        evaluator_(evaluator),
        options_(options),
        weights_(level_weights(space, demand)),
        random_(options.seed, 0, Purpose::placement, 1) {}

  SearchResult run(std::vector<Start> const& starts) {
    std::vector<std::size_t> plans;
    for (Start const& start : starts) plans.push_back(evaluator_.add(start.candidate));
    std::size_t const won = race(plans, "starts");
    best_ = plans[won];
    result_.start = starts[won].name;
    while (!stuck_ && !used_up(kLooking)) step();
    simplify();
    result_.best = evaluator_.candidate(best_);
    result_.simulations = evaluator_.simulations();
    return std::move(result_);
  }

 private:
  /// Is this share of the simulations or of the time used up?
  [[nodiscard]] bool used_up(double share) const {
    auto const made = static_cast<double>(evaluator_.simulations());
    if (options_.simulations > 0 && made >= share * static_cast<double>(options_.simulations))
      return true;
    return options_.out_of_time && options_.out_of_time(share);
  }

  /// The best so far against the neighbours that look best.
  void step() {
    auto const plans =
        neighbours_of(space_, evaluator_.candidate(best_), kLookedAt, weights_, random_);
    auto const scores = surrogate_scores(surrogate_, plans, options_.threads);
    auto const order = order_of(plans.size(), [&](std::size_t i) { return scores[i]; });
    std::vector<std::size_t> runners = {best_};
    for (std::size_t const i : order) {
      std::size_t const plan = evaluator_.add(plans[i]);
      bool const known = std::find(runners.begin(), runners.end(), plan) != runners.end();
      if (!known && runners.size() <= kRunners) runners.push_back(plan);
    }
    stuck_ = runners.size() < 2;
    if (!stuck_) best_ = runners[race(runners, "neighbours")];
  }

  /// A plan should change nothing that does not pay: what can be undone without making it clearly
  /// worse is undone. First all places and stocks at once, else one of the two; then refit by
  /// refit.
  void simplify() {
    Candidate const found = evaluator_.candidate(best_);
    Candidate plain = at_todays_places(space_, found);
    plain.stock = space_.shipped_plan().stock;
    if (!undone(plain, "today's places and stock")) {
      undone(at_todays_places(space_, found), "today's places");
      Candidate stock = evaluator_.candidate(best_);
      stock.stock = space_.shipped_plan().stock;
      undone(stock, "today's stock");
    }
    for (std::size_t slot = 0; slot < space_.slots().size(); ++slot) {
      Candidate plan = evaluator_.candidate(best_);
      if (plan.as[slot] == 0) continue;
      plan.as[slot] = 0;
      undone(plan, "no refit of " + space_.slots()[slot].unit);
    }
  }

  /// True where the plan, that changes less, has taken the place of the best.
  bool undone(Candidate const& plan, std::string what) {
    if (used_up(1) || !space_.feasible(plan)) return false;
    std::vector<std::size_t> const plans = {evaluator_.add(plan), best_};
    if (plans[0] == plans[1]) return true;
    best_ = plans[race(plans, std::move(what))];
    return best_ == plans[0];
  }

  /// Number of the winner in `plans`, the first of which it must clearly beat.
  std::size_t race(std::vector<std::size_t> const& plans, std::string what) {
    RaceOptions rules;
    rules.first = 6;
    rules.batch = 4;
    rules.most = 24;
    rules.alpha = 0.1;
    std::uint32_t const first = next_replication_;
    next_replication_ += static_cast<std::uint32_t>(rules.most);
    auto const ask = [&](std::span<RaceCell const> cells) {
      std::vector<Evaluator::Cell> wanted;
      for (RaceCell const& cell : cells)
        wanted.push_back(
            {plans[cell.candidate], first + static_cast<std::uint32_t>(cell.replication)});
      return evaluator_.scores(wanted);
    };
    if (usual_ <= 0) usual_ = shipped_mean(first, rules.first);
    rules.indifference = std::max(1e-9, kIndifference * usual_);
    Race const run = sc::race(plans.size(), rules, ask);
    std::size_t const winner = accepted(run) ? run.winner : 0;
    note(std::move(what), run, winner, first);
    return winner;
  }

  /// A plan that is no better than the best so far does not take its place.
  [[nodiscard]] static bool accepted(Race const& run) {
    if (run.winner == 0 || run.decided) return true;
    auto const& ours = run.scores[run.winner];
    auto const& first = run.scores[0];
    std::size_t const n = std::min(ours.size(), first.size());
    Estimate const d = paired_difference(std::span(ours).first(n), std::span(first).first(n));
    return d.value + d.standard_error < 0;
  }

  double shipped_mean(std::uint32_t first, std::size_t replications) {
    std::vector<Evaluator::Cell> cells;
    for (std::size_t r = 0; r < replications; ++r)
      cells.push_back({0, first + static_cast<std::uint32_t>(r)});
    auto const scores = evaluator_.scores(cells);
    return std::accumulate(scores.begin(), scores.end(), 0.0) / static_cast<double>(scores.size());
  }

  void note(std::string what, Race const& run, std::size_t winner, std::uint32_t first) {
    auto const& scores = run.scores[winner];
    double const mean =
        std::accumulate(scores.begin(), scores.end(), 0.0) / static_cast<double>(scores.size());
    double const shipped = shipped_mean(first, scores.size());
    result_.steps.push_back(
        {evaluator_.simulations(), std::move(what), mean, shipped, run.decided});
    if (options_.progress) options_.progress(evaluator_.simulations(), mean, shipped);
  }

  PlanSpace const& space_;
  Surrogate const& surrogate_;
  Evaluator& evaluator_;
  SearchOptions const& options_;
  std::array<double, kResponseLevels> weights_;
  Stream random_;
  std::uint32_t next_replication_ = 0;
  double usual_ = 0;  ///< objective of the shipped plan, about
  std::size_t best_ = 0;
  bool stuck_ = false;  ///< no neighbour is left to try
  SearchResult result_;
};

}  // namespace

std::array<double, kResponseLevels> level_weights(PlanSpace const& space, Demand const& demand) {
  std::array<double, kResponseLevels> weights{};
  double sum = 0;
  for (std::size_t level = 1; level < kResponseLevels; ++level) {
    if (space.planned(level)) weights[level] = demand.expected(level);
    sum += weights[level];
  }
  for (double& weight : weights)
    if (weight < kLittle * sum) weight = 0;
  for (std::size_t level = 1; level < kResponseLevels && sum <= 0; ++level)
    weights[level] = space.planned(level) ? 1 : 0;
  return weights;
}

Candidate improve_by_surrogate(PlanSpace const& space, Demand const& demand,
                               Surrogate const& surrogate, Candidate start, std::size_t steps,
                               std::uint64_t seed, int threads) {
  auto const weights = level_weights(space, demand);
  Stream random(seed, 0, Purpose::placement, 0);
  double best = surrogate.score(start);
  for (std::size_t looked = 0; looked < steps; looked += kTogether) {
    auto plans = neighbours_of(space, start, kTogether, weights, random);
    if (plans.empty()) break;
    auto const scores = surrogate_scores(surrogate, plans, threads);
    auto const least = std::min_element(scores.begin(), scores.end());
    if (*least >= best) continue;
    best = *least;
    start = std::move(plans[static_cast<std::size_t>(least - scores.begin())]);
  }
  return start;
}

SearchResult search_plans(PlanSpace const& space, Demand const& demand, Surrogate const& surrogate,
                          Evaluator& evaluator, std::vector<Start> starts,
                          SearchOptions const& options) {
  auto const weights = level_weights(space, demand);
  std::vector<Candidate> plans;
  for (Start& start : starts) {
    start.candidate = with_quiet_levels(space, weights, std::move(start.candidate));
    plans.push_back(start.candidate);
  }
  auto const scores = surrogate_scores(surrogate, plans, options.threads);
  auto const order = order_of(starts.size(), [&](std::size_t i) { return scores[i]; });
  std::vector<Start> racing = {{"shipped", space.shipped_plan()}};
  for (std::size_t i = 0; i < std::min(kStarts, order.size()); ++i)
    racing.push_back(starts[order[i]]);
  Start const& best = starts[order.front()];
  racing.push_back({best.name + ", improved by the surrogate",
                    improve_by_surrogate(space, demand, surrogate, best.candidate,
                                         options.surrogate_steps, options.seed, options.threads)});
  return Search(space, demand, surrogate, evaluator, options).run(racing);
}

}  // namespace sc
