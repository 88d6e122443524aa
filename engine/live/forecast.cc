// SPDX-License-Identifier: Apache-2.0
#include "live/forecast.h"

#include <algorithm>

#include "response/live/most_pressing.h"
#include "response/summary.h"

namespace sc {
namespace {

constexpr Duration kBeyond = whole_hours(1);  ///< the last hour's reports are followed so long

std::optional<Band> most_have(std::vector<double> const& sample, int futures) {
  if (2 * static_cast<int>(sample.size()) < futures || sample.empty()) return std::nullopt;
  return band_of(sample);
}

/// What all futures are asked about.
class Gathering {
 public:
  Gathering(LiveRun const& now, ForecastSpec const& spec)
      : now_(now), spec_(spec), policy_(spec.policy) {
    Scenario const& s = now.world().scenario;
    SimTime const end = std::min(now.now() + whole_hours(spec.hours), s.end);
    for (SimTime t = now.now(); t <= end; t = t + spec.step) result_.times.push_back(t);
    for (SimTime t = now.now(); t < end; t = t + whole_hours(1))
      result_.hours.push_back({t, std::min(t + whole_hours(1), end), {}, {}, {}});
    result_.made = now.now();
    result_.futures = spec.futures;
    waiting_.resize(result_.times.size());
    free_.resize(result_.times.size());
    reported_.resize(result_.hours.size());
    response_min_.resize(result_.hours.size());
    late_.resize(result_.hours.size());
    dry_at_.resize(s.stations.size());
    out_at_.resize(s.stations.size() * s.materials.size());
    for (std::size_t k = 0; k < s.stations.size(); ++k) has_units_.push_back(units_at(now, k) > 0);
  }

  Forecast run() {
    for (int i = 0; i < spec_.futures; ++i) {
      if (spec_.stops && spec_.stops()) return {};
      follow(static_cast<std::uint32_t>(i));
    }
    for (std::size_t t = 0; t < result_.times.size(); ++t) {
      result_.waiting.push_back(band_of(waiting_[t]));
      result_.free_units.push_back(band_of(free_[t]));
    }
    for (std::size_t h = 0; h < result_.hours.size(); ++h) {
      result_.hours[h].reported = most_have(reported_[h], spec_.futures);
      result_.hours[h].response_min = most_have(response_min_[h], spec_.futures);
      result_.hours[h].late_share = most_have(late_[h], spec_.futures);
    }
    tell_what_runs_out();
    return std::move(result_);
  }

 private:
  static int units_at(LiveRun const& run, std::size_t station) {
    int units = 0;
    for (std::size_t u = 0; u < run.world().scenario.units.size(); ++u) {
      LiveUnit const it = run.unit(UnitId{u});
      if (it.free && it.station == StationId{station}) ++units;
    }
    return units;
  }

  void follow(std::uint32_t i) {
    LiveRun future =
        now_.future({policy_, spec_.relocation, spec_.seed, spec_.first_replication + i});
    std::vector<std::optional<SimTime>> dry(dry_at_.size()), out(out_at_.size());
    for (std::size_t t = 0; t < result_.times.size(); ++t) {
      future.go_on_to(result_.times[t]);
      look(future, t, dry, out);
    }
    for (std::size_t k = 0; k < dry.size(); ++k)
      if (dry[k]) dry_at_[k].push_back(dry[k]->seconds());
    for (std::size_t k = 0; k < out.size(); ++k)
      if (out[k]) out_at_[k].push_back(out[k]->seconds());
    if (result_.hours.empty()) return;
    SimTime const end = result_.hours.back().to + kBeyond;
    future.go_on_to(end);
    SimTime const stop = future.now();
    count_responses(future.finish().incidents, stop);
  }

  void look(LiveRun const& future, std::size_t t, std::vector<std::optional<SimTime>>& dry,
            std::vector<std::optional<SimTime>>& out) {
    Scenario const& s = future.world().scenario;
    double waiting = 0;
    for (IncidentId const id : future.open()) waiting += future.incident(id).lacking.none() ? 0 : 1;
    waiting_[t].push_back(waiting);
    std::vector<int> here(s.stations.size(), 0);
    double free = 0;
    for (std::size_t u = 0; u < s.units.size(); ++u) {
      LiveUnit const it = future.unit(UnitId{u});
      if (!it.free) continue;
      ++free;
      if (it.station) ++here[it.station.index()];
    }
    free_[t].push_back(free);
    for (std::size_t k = 0; k < here.size(); ++k) {
      if (has_units_[k] && here[k] == 0 && !dry[k]) dry[k] = future.now();
      for (std::size_t m = 0; m < s.materials.size(); ++m) {
        auto& first = out[k * s.materials.size() + m];
        bool const empty = future.keeps(StationId{k}, MaterialId{m}) &&
                           future.stock(StationId{k}, MaterialId{m}) <= 0;
        if (empty && !first) first = future.now();
      }
    }
  }

  void count_responses(IncidentTable const& t, SimTime stop) {
    Duration const late = now_.world().scenario.rules.late;
    for (std::size_t h = 0; h < result_.hours.size(); ++h) {
      double reported = 0, sum_min = 0, too_late = 0;
      for (std::size_t i = 0; i < t.size(); ++i) {
        if (t.report[i] <= result_.hours[h].from || t.report[i] > result_.hours[h].to) continue;
        Duration const response = std::min(t.arrive[i], stop) - t.report[i];
        ++reported;
        sum_min += response.minutes();
        too_late += response > late ? 1 : 0;
      }
      reported_[h].push_back(reported);
      if (reported == 0) continue;
      response_min_[h].push_back(sum_min / reported);
      late_[h].push_back(too_late / reported);
    }
  }

  [[nodiscard]] RunsOut runs_out(StationId station, MaterialId material,
                                 std::vector<double> const& at_s) const {
    double const share = static_cast<double>(at_s.size()) / static_cast<double>(spec_.futures);
    return {station, material, share, SimTime{0} + from_seconds(band_of(at_s).p50)};
  }

  void tell_what_runs_out() {
    std::size_t const materials = now_.world().scenario.materials.size();
    for (std::size_t k = 0; k < dry_at_.size(); ++k)
      if (!dry_at_[k].empty()) result_.dry.push_back(runs_out(StationId{k}, {}, dry_at_[k]));
    for (std::size_t i = 0; i < out_at_.size(); ++i)
      if (!out_at_[i].empty())
        result_.out_of_stock.push_back(
            runs_out(StationId{i / materials}, MaterialId{i % materials}, out_at_[i]));
    auto const surer = [](RunsOut const& a, RunsOut const& b) { return a.share > b.share; };
    std::stable_sort(result_.dry.begin(), result_.dry.end(), surer);
    std::stable_sort(result_.out_of_stock.begin(), result_.out_of_stock.end(), surer);
  }

  LiveRun const& now_;
  ForecastSpec const& spec_;
  MostPressingOnly policy_;
  Forecast result_;
  std::vector<bool> has_units_;                                      ///< [stations] free ones, now
  std::vector<std::vector<double>> waiting_, free_;                  ///< [times][futures]
  std::vector<std::vector<double>> reported_, response_min_, late_;  ///< [hours][futures]
  std::vector<std::vector<double>> dry_at_;                          ///< [stations] s
  std::vector<std::vector<double>> out_at_;                          ///< [stations*materials] s
};

}  // namespace

Band band_of(std::vector<double> const& sample) {
  return {quantile(sample, 0.1), quantile(sample, 0.5), quantile(sample, 0.9)};
}

Forecast forecast(LiveRun const& now, ForecastSpec const& spec) {
  return Gathering(now, spec).run();
}

}  // namespace sc
