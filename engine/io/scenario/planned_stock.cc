// SPDX-License-Identifier: Apache-2.0
#include "io/scenario/planned_stock.h"

#include <map>
#include <utility>

namespace sc {
namespace {

/// Rows, found by what they tell of.
class Rows {
 public:
  PlannedStock& of(StockRow const& row) {
    auto const [entry, fresh] = place_.try_emplace({row.station, row.material}, rows_.size());
    if (fresh) rows_.push_back({row.station, row.material, 0, 0});
    return rows_[entry->second];
  }
  [[nodiscard]] std::vector<PlannedStock> take() { return std::move(rows_); }

 private:
  std::map<std::pair<StationId, MaterialId>, std::size_t> place_;
  std::vector<PlannedStock> rows_;
};

}  // namespace

std::vector<PlannedStock> planned_stock(Scenario const& scenario) {
  auto const& planned = scenario.plan.stock.empty() ? scenario.stock : scenario.plan.stock;
  Rows rows;
  for (StockRow const& row : scenario.stock) rows.of(row).before += row.amount;
  for (StockRow const& row : planned) rows.of(row).amount += row.amount;
  return rows.take();
}

}  // namespace sc
