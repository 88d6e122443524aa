// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "io/study/study.h"
#include "study/ensemble.h"
#include "study/pooled.h"

namespace sc {

/// What replications of one variant gave, as those see it who compare. SI units.
struct Sample {
  std::vector<std::vector<double>> numbers;  ///< [kpis()][replications]; NaN: does not exist
  std::vector<double> waits_s;               ///< response times, replication by replication
  std::vector<std::size_t> begin{0};         ///< [replications + 1] of each one's

  [[nodiscard]] std::size_t replications() const { return begin.size() - 1; }
  [[nodiscard]] std::vector<double> const& of(std::string_view kpi) const;
  [[nodiscard]] std::vector<Pool> pools() const;  ///< of response times; [replications]
};

Sample sample_of(Ensemble const& ensemble, World const& world);

/// `columns` are those of the study's head; KPIs that it lacks do not exist.
Sample sample_of(StudyRows const& rows, std::span<StudyColumn const> columns);

/// The same of some incidents alone: `wanted` hears their numbers in `rows`. Only
/// incidents_reported, waited_s and late exist.
Sample sample_of_some(StudyRows const& rows, std::function<bool(std::size_t)> const& wanted);

/// Some replications alone, in the order of `which`.
Sample chosen(Sample const& sample, std::span<std::size_t const> which);

}  // namespace sc
