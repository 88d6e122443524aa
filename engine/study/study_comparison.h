// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "io/study/study.h"
#include "study/estimate.h"
#include "study/indicator.h"

namespace sc {

/// What the rows of a study say, scenario by scenario, against a baseline. docs/statistics.md says
/// which interval is made how, and what is left to luck.

/// A number of one variant, in SI, and its difference to the baseline's.
struct StudyFinding {
  Estimate value;       ///< of all rows there are
  Estimate difference;  ///< of pairs; does not exist for the baseline, and where none is made
  double variance_ratio = std::nan("");          ///< study/precision.h, of the pairs
  std::optional<std::size_t> needed;             ///< replications for the value's wished width
  std::optional<std::size_t> needed_difference;  ///< for the difference's
  bool clear_together = false;                   ///< when all differences are judged together
};

/// What is told of an indicator. Differences of quantiles are made of the response alone.
struct StudyLine {
  std::size_t indicator = 0;  ///< in all_indicators()
  StudyFinding mean;          ///< or ratio of sums
  StudyFinding p50, p90;
};

/// Incidents of one severity band or of one kind.
struct StudyGroup {
  enum class By : std::uint8_t { severity, kind } by = By::severity;
  std::size_t index = 0;  ///< band (response/summary.h), or kind in StudyHead::kinds
  StudyFinding reported;  ///< a replication
  StudyFinding mean, p50, p90, late_share;  ///< of the response; differences of mean and share
};

struct WorstReplication {
  std::uint32_t replication = 0;
  double response_mean_s = 0;
  double waited_s = 0;  ///< in all
};

struct VariantFindings {
  std::size_t variant = 0;         ///< in StudyHead::variants
  std::size_t rows = 0;            ///< replications there are
  std::size_t wanted = 0;          ///< of this file's shard
  std::size_t pairs = 0;           ///< with the baseline, which has them all
  std::vector<StudyLine> lines;    ///< those of which there is anything
  std::vector<StudyGroup> groups;  ///< bands, then kinds, those with incidents in any variant
  std::vector<WorstReplication> worst;
};

struct ScenarioFindings {
  std::size_t scenario = 0;
  std::size_t baseline = 0;  ///< in `variants`
  /// Differences that have an interval and vary: those that are judged together.
  std::size_t differences = 0;
  std::vector<VariantFindings> variants;
};

struct StudyComparisonOptions {
  /// Name of a variant that every scenario has. Empty: the first of each.
  std::string baseline;
  double halfwidth = 0.05;  ///< wished, of `relative`: the value, for differences the baseline's
  bool relative = true;     ///< else in the indicator's unit
  bool by_severity = true, by_kind = true;
  std::size_t worst = 3;
  int threads = 0;
};

/// Of a finding: half the interval that is wished, in SI; nothing where the value is 0.
std::optional<double> wished_halfwidth(StudyComparisonOptions const& options, Indicator const& i,
                                       double value);

/// `rows`: [variants of the head]. Errors: InputError where a scenario has no variant of the
/// baseline's name.
std::vector<ScenarioFindings> compare_study(StudyHead const& head, std::span<StudyRows const> rows,
                                            StudyComparisonOptions const& options);

/// The `count` rows of greatest mean response, greatest first; of equal ones that of the longest
/// wait in all, then the lowest number. Rows without an incident reported are none.
std::vector<WorstReplication> worst_of(StudyRows const& rows, std::size_t count);

}  // namespace sc
