// SPDX-License-Identifier: Apache-2.0
#include "response/live/script.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>

#include "base/check.h"
#include "base/random.h"
#include "plan/dispatch/table.h"
#include "support/small_world.h"

namespace sc::test {
namespace {

constexpr std::size_t kSteps = 48;
constexpr std::uint32_t kDraws = 0x11fe0000U;

/// What one step may say.
class Teller {
 public:
  Teller(LiveRun& run, Stream random, std::vector<std::vector<LinkId>>& closed)
      : run_(run), random_(random), closed_(closed) {}

  std::string tell() {
    using What = std::string (Teller::*)();
    constexpr std::array<What, 18> kAll{
        &Teller::report,   &Teller::report,         &Teller::report, &Teller::correct,
        &Teller::close,    &Teller::place,          &Teller::place,  &Teller::status,
        &Teller::status,   &Teller::status,         &Teller::depth,  &Teller::rain_or_canal,
        &Teller::street,   &Teller::level,          &Teller::send,   &Teller::send,
        &Teller::call_off, &Teller::send_to_station};
    return (this->*kAll[random_.below(kAll.size())])();
  }

 private:
  Scenario const& scenario() const { return run_.world().scenario; }
  bool chance(double p) { return random_.uniform() < p; }
  template <class AnyId>
  AnyId any(std::size_t n) {
    return AnyId{std::size_t{random_.below(static_cast<std::uint32_t>(n))}};
  }
  UnitId any_unit() { return any<UnitId>(scenario().units.size()); }
  /// One that serves an incident, if there is one.
  UnitId busy_unit() {
    UnitId u = any_unit();
    for (std::size_t k = 0; k < scenario().units.size() && !run_.unit(u).incident; ++k)
      u = UnitId{(u.index() + 1) % scenario().units.size()};
    return u;
  }
  IncidentId incident() {
    if (chance(0.1)) return any<IncidentId>(run_.incidents() + 2);
    if (run_.open().empty()) return {};
    return run_.open()[any<IncidentId>(run_.open().size()).index()];
  }
  LonLat spot() {
    if (chance(0.05)) return {std::numeric_limits<double>::quiet_NaN(), 30};
    double const most = chance(0.1) ? 30'000 : 650;
    return near_node(0, random_.uniform() * most, random_.uniform() * most);
  }
  double number(double least, double most) {
    if (chance(0.05)) return std::numeric_limits<double>::quiet_NaN();
    if (chance(0.05)) return chance(0.5) ? -1e300 : 1e300;
    return least + (most - least) * random_.uniform();
  }

  std::string report() {
    ReportedIncident it;
    it.kind = any<IncidentKindId>(scenario().incident_kinds.size());
    it.severity = number(0.1, 4);
    it.trapped = chance(0.2);
    if (chance(0.2)) it.basin = any<BasinId>(scenario().basins.size());
    run_.report(it, spot());
    return "report";
  }
  std::string correct() {
    IncidentCorrection it;
    if (chance(0.6)) it.severity = number(0.1, 4);
    if (chance(0.5)) it.kind = any<IncidentKindId>(scenario().incident_kinds.size());
    if (chance(0.3)) it.trapped = chance(0.5);
    run_.correct(incident(), it);
    return "correct";
  }
  std::string close() {
    run_.close(incident());
    return "close";
  }
  std::string place() {
    UnitId const u = chance(0.6) ? busy_unit() : any_unit();
    LonLat const here = run_.unit(u).position;
    run_.see_unit(u, chance(0.2) ? LonLat{here.lon_deg + 1e-4, here.lat_deg} : spot());
    return "position";
  }
  std::string status() {
    UnitId const u = chance(0.6) ? busy_unit() : any_unit();
    auto const what = static_cast<UnitReport>(random_.below(4));
    run_.see_unit(u, what);
    return "status";
  }
  std::string depth() {
    run_.see_depth(any<BasinId>(scenario().basins.size()),
                   chance(0.3) ? 0 : number(0, chance(0.2) ? 12 : 0.6));
    return "depth";
  }
  std::string rain_or_canal() {
    if (chance(0.3))
      run_.see_canal(number(0, 6));
    else
      run_.see_rain(0, number(0, 150));
    return "rain or canal";
  }
  std::string street() {
    if (closed_.empty() || chance(0.6)) {
      closed_.push_back(run_.close_street(spot()));
      return "close street";
    }
    std::size_t const k = any<LinkId>(closed_.size()).index();
    run_.open_street(closed_[k]);
    closed_.erase(closed_.begin() + static_cast<std::ptrdiff_t>(k));
    return "open street";
  }
  std::string level() {
    run_.set_level(static_cast<ResponseLevel>(random_.below(kResponseLevels)));
    return "level";
  }
  std::string send() {
    run_.send(any_unit(), incident());
    return "send";
  }
  std::string call_off() {
    run_.call_off(busy_unit());
    return "call off";
  }
  std::string send_to_station() {
    run_.send(any_unit(), any<StationId>(scenario().stations.size()));
    return "send to station";
  }

  LiveRun& run_;
  Stream random_;
  std::vector<std::vector<LinkId>>& closed_;
};

}  // namespace

Script::Script(World const& world, std::uint64_t seed) : seed_(seed) {
  Stream random(seed, 0, Purpose::test, kDraws);
  double const end_s = (world.scenario.end - SimTime{0}).seconds();
  for (std::size_t k = 0; k < kSteps; ++k) {
    SimTime const t = SimTime{0} + from_seconds(random.uniform() * end_s);
    bool const whole = random.uniform() < 0.4;
    at_.push_back(whole ? SimTime{t.ms / 60'000 * 60'000} : t);
    if (random.uniform() < 0.2) at_.push_back(at_.back());
  }
  std::sort(at_.begin(), at_.end());
}

Script::Told Script::tell(std::size_t step, LiveRun& run) {
  Stream const random(seed_, 0, Purpose::test, kDraws + 1 + static_cast<std::uint32_t>(step));
  try {
    return {Teller(run, random, closed_).tell(), false};
  } catch (InputError const& error) {
    return {error.what(), true};
  }
}

std::unique_ptr<DispatchPolicy> policy_for(World const& world, std::uint64_t seed) {
  auto const policies = dispatch_policies();
  std::size_t const k = seed / 2 % (policies.size() + 1);  // rosters go by odd and even
  if (k == policies.size()) return std::make_unique<Silent>();
  return policies[k].make(world.scenario.plan.weights);
}

LiveRun live_run(World const& world, DispatchPolicy const& policy, std::uint64_t seed) {
  SimulationOptions options;
  options.seed = seed;
  return {world, policy, options, {seed % 3 != 0, seed % 5 == 0 ? 4U : 100U}};
}

void for_each_script(
    std::uint64_t first, std::uint64_t n,
    std::function<void(World const&, DispatchPolicy const&, std::uint64_t)> const& play) {
  for (std::uint64_t seed = first; seed < first + n; ++seed) {
    SCOPED_TRACE("random_world(" + std::to_string(seed) + ")");
    World const world = random_world(seed);
    auto const policy = policy_for(world, seed);
    play(world, *policy, seed);
    if (testing::Test::HasFailure()) return;
  }
}

}  // namespace sc::test
