// SPDX-License-Identifier: Apache-2.0
#include "planner/objective.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

namespace sc {
namespace {

/// The slowest tenth of `usual`, slowest first; those that do not exist waited for nothing.
std::vector<double> slowest(std::vector<double> waited_s, std::size_t usual) {
  std::sort(waited_s.begin(), waited_s.end(), std::greater<>());
  waited_s.resize(std::max<std::size_t>(1, (usual + 9) / 10), 0.0);
  return waited_s;
}

}  // namespace

std::span<std::string_view const> objective_words() {
  static constexpr std::array<std::string_view, 4> kWords = {"mean", "p90", "late", "cvar"};
  return kWords;
}

double objective_of(std::vector<double> waited_s, std::size_t late, std::size_t usual,
                    Objective objective) {
  usual = std::max<std::size_t>(1, usual);
  auto const sum = [](std::vector<double> const& v) {
    return std::accumulate(v.begin(), v.end(), 0.0);
  };
  switch (objective) {
    case Objective::p90: return slowest(std::move(waited_s), usual).back();
    case Objective::cvar: {
      auto const tenth = slowest(std::move(waited_s), usual);
      return sum(tenth) / static_cast<double>(tenth.size());
    }
    case Objective::late: return static_cast<double>(late) / static_cast<double>(usual);
    case Objective::mean: break;
  }
  return sum(waited_s) / static_cast<double>(usual);
}

}  // namespace sc
