// SPDX-License-Identifier: Apache-2.0
#include "study/spread.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/check.h"
#include "study/paired.h"
#include "study/pooled.h"

namespace sc {
namespace {

/// A number that is a mean over a replication's incidents, and how many these are.
struct OfIncidents {
  std::string_view number, incidents;
};
constexpr auto kOfIncidents = std::to_array<OfIncidents>({
    {"response_mean_s", "incidents_reported"},
    {"in_time_share", "incidents_reported"},
    {"late_share", "incidents_reported"},
    {"late_share_severity_1", "reported_severity_1"},
    {"response_mean_severity_1_s", "reported_severity_1"},
    {"late_share_severity_2", "reported_severity_2"},
    {"response_mean_severity_2_s", "reported_severity_2"},
    {"late_share_severity_3", "reported_severity_3"},
    {"response_mean_severity_3_s", "reported_severity_3"},
    {"late_share_trapped", "reported_trapped"},
    {"response_mean_trapped_s", "reported_trapped"},
});

/// Numbers of all summaries, by name.
class Columns {
 public:
  explicit Columns(Ensemble const& ensemble) {
    for (auto const& [name, value] : numbers(ensemble.front())) names_.emplace_back(name);
    columns_.resize(names_.size());
    for (Summary const& summary : ensemble) {
      auto const all = numbers(summary);
      SC_EXPECT(all.size() == names_.size());
      for (std::size_t k = 0; k < all.size(); ++k) columns_[k].push_back(all[k].second);
    }
  }
  [[nodiscard]] std::vector<std::string> const& names() const { return names_; }
  [[nodiscard]] std::vector<double> const& of(std::string_view name) const {
    auto const found = std::find(names_.begin(), names_.end(), name);
    SC_EXPECT(found != names_.end());
    return columns_[static_cast<std::size_t>(found - names_.begin())];
  }

 private:
  std::vector<std::string> names_;
  std::vector<std::vector<double>> columns_;
};

Estimate ratio(std::vector<double> const& means, std::vector<double> const& incidents) {
  std::vector<double> sums(means.size(), 0.0);
  for (std::size_t r = 0; r < means.size(); ++r)
    if (incidents[r] > 0) sums[r] = means[r] * incidents[r];
  return ratio_of({sums, incidents});
}

/// Nothing where it is not of incidents.
std::optional<Estimate> of_incidents(std::string_view name, Columns const& columns,
                                     PooledValues const& responses, Resamples const& resamples) {
  if (name == "response_p50_s") return pooled_quantile(responses, 0.5, resamples);
  if (name == "response_p90_s") return pooled_quantile(responses, 0.9, resamples);
  for (OfIncidents const& of : kOfIncidents)
    if (of.number == name) return ratio(columns.of(name), columns.of(of.incidents));
  return std::nullopt;
}

}  // namespace

Spread spread_of(std::string name, std::vector<double> const& values) {
  Spread result{std::move(name), mean_of(values), std::nan(""), std::nan("")};
  for (double const value : values) {
    result.least = std::fmin(result.least, value);  // fmin and fmax pass NaN over
    result.most = std::fmax(result.most, value);
  }
  return result;
}

std::vector<Spread> spread_of(Ensemble const& ensemble) {
  SC_EXPECT(!ensemble.empty());
  Columns const columns(ensemble);
  std::vector<Pool> pools;
  for (Summary const& summary : ensemble) pools.emplace_back(summary.response.waited_s);
  PooledValues const responses(pools);
  Resamples const resamples(ensemble.size());
  std::vector<Spread> result;
  for (std::string const& name : columns.names()) {
    Spread& spread = result.emplace_back(spread_of(name, columns.of(name)));
    if (auto const found = of_incidents(name, columns, responses, resamples))
      spread.estimate = *found;
  }
  return result;
}

}  // namespace sc
