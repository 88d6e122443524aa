// SPDX-License-Identifier: Apache-2.0
#include "study/study_finder.h"

#include <cmath>

#include "study/precision.h"

namespace sc {
namespace {

std::shared_ptr<Observed const> chosen_of(std::shared_ptr<Observed const> const& all,
                                          std::vector<std::size_t> const& which, bool whole) {
  return whole ? all : std::make_shared<Observed const>(chosen(all->sample(), which));
}

std::optional<std::size_t> needed(Estimate const& e, std::optional<double> halfwidth) {
  return halfwidth ? replications_needed(e, *halfwidth) : std::nullopt;
}

/// estimate(Observed) and difference(Observed, Observed) of the material.
template <class Estimating, class Difference>
StudyFinding finding(StudyComparisonOptions const& options, Indicator const& i,
                     StudyMaterial const& material, Estimating estimate, Difference difference) {
  StudyFinding result;
  result.value = estimate(*material.all);
  result.needed = needed(result.value, wished_halfwidth(options, i, result.value.value));
  if (!material.pairs || material.pairs->sample().replications() == 0) return result;
  result.difference = difference(*material.pairs, *material.yardstick);
  if (!result.difference.exists()) return result;
  Estimate const ours = material.pairs == material.all ? result.value : estimate(*material.pairs);
  Estimate const yardstick = estimate(*material.yardstick);
  result.variance_ratio = variance_ratio(ours, yardstick, result.difference);
  result.needed_difference =
      needed(result.difference, wished_halfwidth(options, i, yardstick.value));
  return result;
}

}  // namespace

RowPairs::RowPairs(StudyRows const& our_rows, StudyRows const& their_rows) {
  auto const &a = our_rows.replication, &b = their_rows.replication;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ours.push_back(i++);
      yardstick.push_back(j++);
    } else if (a[i] < b[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  all_of_ours = ours.size() == a.size();
  all_of_yardstick = yardstick.size() == b.size();
}

StudyMaterial paired_material(Sample ours, std::shared_ptr<Observed const> const& yardstick,
                              RowPairs const& pairs) {
  StudyMaterial material;
  material.all = std::make_shared<Observed const>(std::move(ours));
  material.pairs = chosen_of(material.all, pairs.ours, pairs.all_of_ours);
  material.yardstick = chosen_of(yardstick, pairs.yardstick, pairs.all_of_yardstick);
  return material;
}

StudyFinding StudyFinder::mean(Indicator const& i, StudyMaterial const& material) {
  return finding(
      options_, i, material, [&](Observed const& o) { return estimate_of(i, o, resamples_); },
      [&](Observed const& ours, Observed const& yardstick) {
        return difference_of(i, ours, yardstick, resamples_);
      });
}

StudyFinding StudyFinder::quantile(Indicator const& i, double q, StudyMaterial const& material) {
  return finding(
      options_, i, material, [&](Observed const& o) { return quantile_of(i, q, o, resamples_); },
      [&](Observed const& ours, Observed const& yardstick) {
        return of_responses(i) ? quantile_difference_of(i, q, ours, yardstick, resamples_)
                               : Estimate();
      });
}

std::optional<double> wished_halfwidth(StudyComparisonOptions const& options, Indicator const& i,
                                       double value) {
  double const width =
      options.relative ? options.halfwidth * std::abs(value) : options.halfwidth / i.scale;
  return width > 0 ? std::optional(width) : std::nullopt;
}

}  // namespace sc
