// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "response/live/live_view.h"
#include "response/simulate.h"
#include "response/world.h"
#include "road/snap.h"

namespace sc {

class Simulation;

/// A simulation that has not come to its end: it goes on as far as it is let, is told what people
/// see and order, and goes on from there. What it is told overrides what it thought.
///
/// A pure function of its making and of what it is told when: however its time is cut into pieces,
/// the same changes at the same moments make the same state. Nothing acts in it but the plan
/// (postings, guards, patrols, shifts, supply) and `policy`; who recommends only (recommend)
/// changes nothing.
///
/// What it is told is told at now(). Errors: InputError where it cannot be (each function says
/// when), with nothing changed.
class LiveRun {
 public:
  /// `world` and `policy` must outlive it. `policy` dispatches by itself at the scenario's epochs;
  /// one that answers nothing leaves all orders to people. options.progress and ask_at as in
  /// simulate().
  LiveRun(World const& world, DispatchPolicy const& policy, SimulationOptions const& options,
          LiveSetup const& setup);
  ~LiveRun();
  LiveRun(LiveRun&&) noexcept;
  LiveRun& operator=(LiveRun&&) = delete;

  [[nodiscard]] World const& world() const { return world_; }
  [[nodiscard]] SimTime now() const;
  /// Everything up to and including `t` happens; not beyond the scenario's end.
  void go_on_to(SimTime t);

  // What people report. Places are snapped to the nearest street on the ground.
  /// Somebody reports an incident that began just now. No street within Scenario::snap_limit_m, no
  /// room (LiveSetup::room), or a severity outside 0.01 to Rules::severity_max: refused.
  IncidentId report(ReportedIncident const& report, LonLat position);
  /// Of an open incident; its kind may change until work begins.
  void correct(IncidentId id, IncidentCorrection const& correction);
  /// It is over, or never was: its units are free.
  void close(IncidentId id);

  /// Where a unit is. One that drives goes on from there; one that stood now stands there; one that
  /// was thought to be at its incident still drives to it if it is farther than 300 m away. Within
  /// 30 m of where the model has it nothing changes.
  void see_unit(UnitId u, LonLat position);
  /// available: ready for orders, people there. out_of_service: takes no orders; what it served
  /// waits again. arrived: at the incident that it drives to. done: its incident is over for it;
  /// with the last unit that worked there the incident is cleared.
  void see_unit(UnitId u, UnitReport what);

  /// Water stands so deep in the basin; the model goes on from there. 0 to 10 m.
  void see_depth(BasinId basin, double depth_m);
  /// The canal stands so high; what it differs from the forecast stays until the next reading.
  /// Refused where the scenario has no canal; -10 to 100 m.
  void see_canal(double level_m);
  /// It rains so much at a gauge of the scenario: for an hour, or until its next reading, basins
  /// near it get what the reading differs from the forecast. 0 to 500 mm/h.
  void see_rain(std::size_t gauge, double mm_per_h);
  /// Closes both directions of the nearest street, and says which links these are.
  std::vector<LinkId> close_street(LonLat position);
  /// Refused where one of them has not been closed by close_street, or has been opened since.
  void open_street(std::span<LinkId const> links);
  /// From now on the scenario's own levels are void.
  void set_level(ResponseLevel level);

  // Orders
  /// Why the unit cannot be sent; empty: it can. Guards, crews at a meal and units that serve
  /// another incident can: an order overrides the plan.
  [[nodiscard]] std::string why_not(UnitId u, IncidentId id) const;
  void send(UnitId u, IncidentId id);
  /// From the incident that it drives to or works at; it goes back to its place in the plan.
  void call_off(UnitId u);
  /// To wait there.
  void send(UnitId u, StationId station);

  // What it tells
  [[nodiscard]] ResponseLevel level() const;
  [[nodiscard]] LiveUnit unit(UnitId u) const;
  [[nodiscard]] std::size_t incidents() const;  ///< reported or not
  [[nodiscard]] LiveIncident incident(IncidentId id) const;
  [[nodiscard]] std::span<IncidentId const> open() const;       ///< as they were reported
  [[nodiscard]] std::span<float const> depth_m() const;         ///< [basins]
  [[nodiscard]] float canal_m() const;                          ///< NaN: none
  [[nodiscard]] double stock(StationId s, MaterialId m) const;  ///< that lies there
  [[nodiscard]] bool keeps(StationId s, MaterialId m) const;
  /// What the policy would order now, of the 48 most pressing incidents, and who else could go.
  [[nodiscard]] std::vector<RecommendedOrder> recommend(DispatchPolicy const& policy,
                                                        std::span<UnitAndIncident const> refused);
  /// Expected time from now to the arrival; nothing: cut off.
  [[nodiscard]] std::optional<Duration> estimate(UnitId u, IncidentId id);

  /// As it is now, to ask from another thread or to try something out. Without background traffic;
  /// records nothing.
  [[nodiscard]] LiveRun snapshot() const;
  /// A copy with its own luck: what nobody has reported yet is forgotten, incidents are drawn anew
  /// from the hazards, and their work too; the policy dispatches. Without background traffic.
  [[nodiscard]] LiveRun future(LiveFuture const& of) const;

  /// Incidents so far, as a run file has them, and counts; with SimulationOptions::record_all the
  /// whole run. Nothing may be asked of the run any more.
  Trajectory finish();

 private:
  LiveRun(World const& world, std::unique_ptr<Simulation> simulation,
          std::shared_ptr<SnapIndex const> streets);
  [[nodiscard]] RoadPosition snapped(LonLat position) const;
  void expect_open(IncidentId id) const;

  World const& world_;
  std::unique_ptr<Simulation> simulation_;
  std::shared_ptr<SnapIndex const> streets_;
};

}  // namespace sc
