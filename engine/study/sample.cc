// SPDX-License-Identifier: Apache-2.0
#include "study/sample.h"

#include <algorithm>
#include <cmath>

#include "study/kpi.h"

namespace sc {
namespace {

/// Response times of those of a row's incidents that were reported.
void add_waits(StudyRows const& rows, std::size_t row,
               std::function<bool(std::size_t)> const& wanted, Sample& sample) {
  for (std::size_t i = rows.begin[row]; i < rows.begin[row + 1]; ++i)
    if (!std::isnan(rows.wait_s[i]) && wanted(i)) sample.waits_s.push_back(rows.wait_s[i]);
  sample.begin.push_back(sample.waits_s.size());
}

Sample of_nothing(std::size_t replications) {
  Sample sample;
  sample.numbers.assign(kpis().size(), std::vector<double>(replications, std::nan("")));
  return sample;
}

}  // namespace

std::vector<double> const& Sample::of(std::string_view kpi) const {
  return numbers[kpi_number(kpi)];
}

std::vector<Pool> Sample::pools() const {
  std::vector<Pool> result;
  for (std::size_t r = 0; r < replications(); ++r)
    result.push_back(Pool(waits_s).subspan(begin[r], begin[r + 1] - begin[r]));
  return result;
}

Sample sample_of(Ensemble const& ensemble, World const& world) {
  Sample sample = of_nothing(ensemble.size());
  for (std::size_t r = 0; r < ensemble.size(); ++r) {
    std::vector<double> const row = kpis_of(ensemble[r], world);
    for (std::size_t k = 0; k < row.size(); ++k) sample.numbers[k][r] = row[k];
    std::vector<double> const& waited = ensemble[r].response.waited_s;
    sample.waits_s.insert(sample.waits_s.end(), waited.begin(), waited.end());
    sample.begin.push_back(sample.waits_s.size());
  }
  return sample;
}

Sample sample_of(StudyRows const& rows, std::span<StudyColumn const> columns) {
  Sample sample = of_nothing(rows.size());
  for (std::size_t k = 0; k < kpis().size(); ++k)
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (columns[c].name == kpis()[k].id) sample.numbers[k] = rows.numbers[c];
  for (std::size_t row = 0; row < rows.size(); ++row)
    add_waits(
        rows, row, [](std::size_t) { return true; }, sample);
  return sample;
}

Sample sample_of_some(StudyRows const& rows, std::function<bool(std::size_t)> const& wanted) {
  Sample sample = of_nothing(rows.size());
  auto& reported = sample.numbers[kpi_number("incidents_reported")];
  auto& waited = sample.numbers[kpi_number("waited_s")];
  auto& late = sample.numbers[kpi_number("late")];
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::size_t const before = sample.waits_s.size();
    add_waits(rows, row, wanted, sample);
    reported[row] = static_cast<double>(sample.waits_s.size() - before);
    waited[row] = late[row] = 0;
    for (std::size_t i = before; i < sample.waits_s.size(); ++i) waited[row] += sample.waits_s[i];
    for (std::size_t i = rows.begin[row]; i < rows.begin[row + 1]; ++i)
      if (rows.late[i] != 0 && wanted(i)) ++late[row];
  }
  return sample;
}

Sample chosen(Sample const& sample, std::span<std::size_t const> which) {
  Sample result = of_nothing(which.size());
  for (std::size_t k = 0; k < sample.numbers.size(); ++k)
    for (std::size_t i = 0; i < which.size(); ++i)
      result.numbers[k][i] = sample.numbers[k][which[i]];
  for (std::size_t const r : which) {
    auto const from = sample.waits_s.begin();
    result.waits_s.insert(result.waits_s.end(), from + static_cast<std::ptrdiff_t>(sample.begin[r]),
                          from + static_cast<std::ptrdiff_t>(sample.begin[r + 1]));
    result.begin.push_back(result.waits_s.size());
  }
  return result;
}

}  // namespace sc
