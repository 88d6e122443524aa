// SPDX-License-Identifier: Apache-2.0
#include "planner/evaluator.h"

#include <algorithm>
#include <set>

#include "base/parallel.h"
#include "study/ensemble.h"

namespace sc {

Evaluator::Evaluator(PlanSpace const& space, Setting setting) : space_(space), setting_(setting) {
  add(space.shipped_plan());
}

std::size_t Evaluator::add(Candidate const& candidate) {
  auto const [entry, fresh] = number_.try_emplace(key_of(candidate), candidates_.size());
  if (fresh) {
    candidates_.push_back(candidate);
    plans_.push_back(space_.plan_of(candidate));
  }
  return entry->second;
}

ResponseTimes Evaluator::responses(std::size_t plan, std::uint32_t replication) const {
  return one_replication(
             {setting_.world, &plans_[plan], setting_.policy, setting_.relocation, setting_.seed},
             replication)
      .response;
}

void Evaluator::simulate_all(std::vector<Cell> const& cells) {
  std::vector<ResponseTimes> found(cells.size());
  parallel_for(cells.size(), setting_.threads,
               [&](std::size_t i) { found[i] = responses(cells[i].plan, cells[i].replication); });
  simulations_ += cells.size();
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (cells[i].plan == 0) usual_[cells[i].replication] = found[i].reported;
  for (std::size_t i = 0; i < cells.size(); ++i)
    known_[{cells[i].plan, cells[i].replication}] =
        objective_of(std::move(found[i].waited_s), found[i].late, usual_.at(cells[i].replication),
                     setting_.objective);
}

std::vector<double> Evaluator::scores(std::span<Cell const> cells) {
  std::vector<Cell> unknown;
  std::set<std::pair<std::size_t, std::uint32_t>> asked;
  auto const ask = [&](Cell const& cell) {
    std::pair const key{cell.plan, cell.replication};
    if (!known_.contains(key) && asked.insert(key).second) unknown.push_back(cell);
  };
  for (Cell const& cell : cells) {
    ask({0, cell.replication});  // how many are usual
    ask(cell);
  }
  simulate_all(unknown);
  std::vector<double> result;
  for (Cell const& cell : cells) result.push_back(known_.at({cell.plan, cell.replication}));
  return result;
}

}  // namespace sc
