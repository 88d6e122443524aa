// SPDX-License-Identifier: Apache-2.0
#include "response/live/live_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "base/refuse.h"
#include "response/simulation.h"

namespace sc {
namespace {

constexpr double kSamePlace_m = 30;  ///< a reported position this near changes nothing
constexpr Duration kRainHolds = whole_hours(1);
constexpr double kMostDepth_m = 10;
constexpr double kMostRain_mm_per_h = 500;

/// NaN is in no range.
void expect_between(char const* what, double value, double least, double most) {
  if (!(value >= least && value <= most))
    refuse(fmt::format("{} = {:g} (must be from {:g} to {:g})", what, value, least, most));
}

}  // namespace

LiveRun::LiveRun(World const& world, DispatchPolicy const& policy, SimulationOptions const& options,
                 LiveSetup const& setup)
    : LiveRun(world,
              std::make_unique<Simulation>(world, world.scenario.plan, policy, options, setup),
              std::make_shared<SnapIndex const>(world.roads)) {
  simulation_->begin();
  simulation_->go_on_to(SimTime{0});
}

LiveRun::LiveRun(World const& world, std::unique_ptr<Simulation> simulation,
                 std::shared_ptr<SnapIndex const> streets)
    : world_(world), simulation_(std::move(simulation)), streets_(std::move(streets)) {}

LiveRun::~LiveRun() = default;
LiveRun::LiveRun(LiveRun&&) noexcept = default;

SimTime LiveRun::now() const {
  return simulation_->now();
}

void LiveRun::go_on_to(SimTime t) {
  simulation_->go_on_to(t);
}

RoadPosition LiveRun::snapped(LonLat p) const {
  double const limit_m = world_.scenario.snap_limit_m;
  bool const finite = std::isfinite(p.lon_deg) && std::isfinite(p.lat_deg) &&
                      std::abs(p.lon_deg) <= 180 && std::abs(p.lat_deg) <= 90;
  auto const near =
      finite ? streets_->nearest(p, limit_m, on_the_ground(world_.roads)) : std::nullopt;
  if (!near)
    refuse(fmt::format("position = {:.6f},{:.6f} (must be within {:g} m of a street of the map)",
                       p.lon_deg, p.lat_deg, limit_m));
  return near->position;
}

void LiveRun::expect_open(IncidentId id) const {
  bool const known = id && id.index() < simulation_->incidents_.size();
  if (!known || !simulation_->incident(id).open())
    refuse(fmt::format("incident = {} (must be reported and not closed)",
                       id ? std::to_string(id.value()) : "none"));
}

IncidentId LiveRun::report(ReportedIncident const& report, LonLat position) {
  expect_between("severity", report.severity, 0.01, world_.scenario.rules.severity_max);
  if (simulation_->incidents_.size() >= simulation_->most_incidents_)
    refuse("incidents: there is no room for more (end this run and begin another)");
  RoadPlace place = report.basin ? world_.basin_place[report.basin.index()]
                                 : both_directions(world_.roads, snapped(position));
  return simulation_->take_report(report, std::move(place));
}

void LiveRun::correct(IncidentId id, IncidentCorrection const& correction) {
  expect_open(id);
  if (correction.severity)
    expect_between("severity", *correction.severity, 0.01, world_.scenario.rules.severity_max);
  IncidentState const& it = simulation_->incident(id);
  bool const other = correction.kind && *correction.kind != it.planned.kind;
  if (other && it.work_start != kNever)
    refuse("kind (must not change when work has begun: close the incident and report another)");
  simulation_->correct_incident(id, correction);
}

void LiveRun::close(IncidentId id) {
  expect_open(id);
  simulation_->close_incident(id);
}

void LiveRun::see_unit(UnitId u, LonLat position) {
  RoadPosition const seen = snapped(position);
  if (distance_m(position, simulation_->position_now(u)) <= kSamePlace_m) return;
  simulation_->see_unit(u, both_directions(world_.roads, seen));
}

void LiveRun::see_unit(UnitId u, UnitReport what) {
  UnitState const& it = simulation_->unit(u);
  bool const drives_to_it = it.task.kind == Task::Kind::incident && !simulation_->on_scene(u);
  switch (what) {
    case UnitReport::available: return simulation_->unit_available(u);
    case UnitReport::out_of_service: return simulation_->unit_out_of_service(u);
    case UnitReport::arrived:
      if (!drives_to_it) refuse("status = arrived (must be on its way to an incident)");
      return simulation_->unit_arrived(u);
    case UnitReport::done:
      if (!it.task.incident()) refuse("status = done (must serve an incident)");
      return simulation_->unit_done(u);
  }
}

void LiveRun::see_depth(BasinId basin, double depth_m) {
  expect_between("depth_m", depth_m, 0, kMostDepth_m);
  simulation_->water_.read_depth(basin, depth_m);
  simulation_->see_water();
}

void LiveRun::see_canal(double level_m) {
  expect_between("canal_m", level_m, -10, 100);
  if (world_.scenario.canal.empty()) refuse("canal_m (the scenario has no canal)");
  auto const forecast = static_cast<double>(world_.timeline.canal_m[simulation_->step_]);
  simulation_->water_.read_canal(level_m - forecast);
}

void LiveRun::see_rain(std::size_t gauge, double mm_per_h) {
  expect_between("mm_per_h", mm_per_h, 0, kMostRain_mm_per_h);
  HazardTimeline const& t = world_.timeline;
  std::size_t const step = simulation_->step_;
  Scenario const& s = world_.scenario;
  GaugeSteps const series = gauge_steps(s.rain, t.step, t.steps);
  double const forecast_mps =
      series.depth_m[step * series.gauges + gauge] * s.rain_factor / t.step.seconds();
  constexpr double kMmPerHour = 3.6e6;
  auto const steps = static_cast<std::size_t>((kRainHolds.ms + t.step.ms - 1) / t.step.ms);
  simulation_->water_.read_rain(gauge, mm_per_h / kMmPerHour - forecast_mps, step + 1 + steps);
}

std::vector<LinkId> LiveRun::close_street(LonLat position) {
  std::vector<LinkId> links;
  for (RoadPosition const p : both_directions(world_.roads, snapped(position)))
    links.push_back(p.link);
  simulation_->close_street(links, true);
  return links;
}

void LiveRun::open_street(std::span<LinkId const> links) {
  std::multiset<LinkId> closed = simulation_->closed_by_hand_;
  for (LinkId const link : links) {
    auto const found = closed.find(link);
    if (found == closed.end()) refuse("street (must have been closed by hand)");
    closed.erase(found);
  }
  simulation_->close_street(links, false);
}

void LiveRun::set_level(ResponseLevel level) {
  simulation_->set_level(level);
}

std::string LiveRun::why_not(UnitId u, IncidentId id) const {
  bool const known = id && id.index() < simulation_->incidents_.size();
  if (!known || !simulation_->incident(id).open()) return "the incident is not open";
  UnitState const& it = simulation_->unit(u);
  if (it.out_of_service) return "the unit is out of service";
  if (!it.crew.there()) return "its people are not there";
  if (it.task.incident() == id) return "it serves this incident already";
  return {};
}

void LiveRun::send(UnitId u, IncidentId id) {
  std::string const why = why_not(u, id);
  if (!why.empty()) refuse(fmt::format("unit = {} ({})", world_.scenario.units[u.index()].id, why));
  simulation_->order_to_incident(u, id);
}

void LiveRun::call_off(UnitId u) {
  if (!simulation_->unit(u).task.incident())
    refuse(fmt::format("unit = {} (must serve an incident)", world_.scenario.units[u.index()].id));
  simulation_->call_off(u);
}

void LiveRun::send(UnitId u, StationId station) {
  UnitState const& it = simulation_->unit(u);
  bool const free = it.crew.there() && !it.out_of_service && !it.task.incident();
  if (!free)
    refuse(fmt::format("unit = {} (must be on duty, in service and at no incident)",
                       world_.scenario.units[u.index()].id));
  simulation_->send_to_station(u, station);
}

ResponseLevel LiveRun::level() const {
  return simulation_->level_;
}

LiveUnit LiveRun::unit(UnitId u) const {
  return simulation_->view_of(u);
}

std::size_t LiveRun::incidents() const {
  return simulation_->incidents_.size();
}

LiveIncident LiveRun::incident(IncidentId id) const {
  return simulation_->view_of(id);
}

std::span<IncidentId const> LiveRun::open() const {
  return simulation_->open_;
}

std::span<float const> LiveRun::depth_m() const {
  return simulation_->water_.depth_m();
}

float LiveRun::canal_m() const {
  if (world_.scenario.canal.empty()) return std::numeric_limits<float>::quiet_NaN();
  auto const more = static_cast<float>(simulation_->water_.canal_difference_m());
  return world_.timeline.canal_m[simulation_->step_] + more;
}

double LiveRun::stock(StationId s, MaterialId m) const {
  return simulation_->stores_.at(s, m);
}

bool LiveRun::keeps(StationId s, MaterialId m) const {
  return simulation_->stores_.keeps(s, m);
}

std::vector<RecommendedOrder> LiveRun::recommend(DispatchPolicy const& policy,
                                                 std::span<UnitAndIncident const> refused) {
  return simulation_->recommend(policy, refused);
}

std::optional<Duration> LiveRun::estimate(UnitId u, IncidentId id) {
  FreeUnit const asked{u, world_.scenario.units[u.index()].kind, world_.kind_of(u).skills, {}, {}};
  TravelEstimates& estimates = *simulation_;
  return estimates.to_incident(id, {&asked, 1}).front();
}

LiveRun LiveRun::snapshot() const {
  return {world_, simulation_->snapshot(), streets_};
}

LiveRun LiveRun::future(LiveFuture const& of) const {
  return {world_, simulation_->future(of), streets_};
}

Trajectory LiveRun::finish() {
  return simulation_->finished();
}

}  // namespace sc
