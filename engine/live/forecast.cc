// SPDX-License-Identifier: Apache-2.0
#include "live/forecast.h"

#include <algorithm>

#include "live/responses.h"
#include "response/live/most_pressing.h"

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
    has_units_ = free_units(now).at;
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
  struct FreeUnits {
    double all = 0;
    std::vector<int> at;  ///< [stations] there, or going there to wait
  };
  static FreeUnits free_units(LiveRun const& run) {
    Scenario const& s = run.world().scenario;
    FreeUnits free{0, std::vector<int>(s.stations.size(), 0)};
    for (std::size_t u = 0; u < s.units.size(); ++u) {
      LiveUnit const it = run.unit(UnitId{u});
      if (!it.free) continue;
      ++free.all;
      if (it.station) ++free.at[it.station.index()];
    }
    return free;
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
    FreeUnits const free = free_units(future);
    free_[t].push_back(free.all);
    for (std::size_t k = 0; k < free.at.size(); ++k) {
      if (has_units_[k] > 0 && free.at[k] == 0 && !dry[k]) dry[k] = future.now();
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
      Responses responses(late);
      for (std::size_t i = 0; i < t.size(); ++i) {
        if (t.report[i] <= result_.hours[h].from || t.report[i] > result_.hours[h].to) continue;
        responses.add(t, i, stop);
      }
      reported_[h].push_back(responses.count());
      if (responses.count() == 0) continue;
      response_min_[h].push_back(responses.mean_min());
      late_[h].push_back(responses.late_share());
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
  std::vector<int> has_units_;                                       ///< [stations] free ones, now
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
