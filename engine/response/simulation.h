// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "des/scheduler.h"
#include "response/road_picture.h"
#include "response/simulate.h"
#include "response/state.h"
#include "response/water.h"

namespace sc {

/// The model behind simulate(): handlers over plain events. Each actor's handlers stand in a file
/// of their own: environment_events.cc, incident_events.cc, driving.cc, scene_work.cc, posture.cc,
/// dispatching.cc, background.cc. They concern the whole model (des/partitioning.h); events of cars
/// go to `traffic/`.
class Simulation final : private TravelEstimates, private Outlook {
 public:
  Simulation(World const& world, Plan const& plan, DispatchPolicy const& policy,
             SimulationOptions const& options);

  Trajectory run();
  void handle(Event const& event, Scheduler& scheduler);
  void foresee(Event const& event, int strides) const {
    if (event.kind >= kFirstQueueEvent) traffic_->foresee(event, strides);
  }

 private:
  // environment_events.cc
  void on_weather_step(std::size_t step);
  void on_closure(std::size_t closure, bool begins);
  void retry_held_units();

  // incident_events.cc
  void on_onset(IncidentId id);
  void on_report(IncidentId id, ReportSource source);
  void report_now(IncidentId id, ReportSource source);
  void look_around(UnitId u, LinkId link);
  [[nodiscard]] bool guarded(BasinId basin) const;
  [[nodiscard]] double severity_now(IncidentState const& incident) const;
  void clear_incident(IncidentId id);

  // driving.cc
  void turn_out(UnitId u);
  void on_turned_out(UnitId u);
  void start_route(UnitId u);
  void drive_next_link(UnitId u);
  void meet_obstacle(UnitId u, LinkId link);
  void on_node_reached(UnitId u);
  void hold(UnitId u);
  void reach_goal(UnitId u);
  void leave_station(UnitId u);
  [[nodiscard]] RoadPlace const& goal_of(Task const& task) const;
  [[nodiscard]] Approach approach_of(Task const& task) const;
  [[nodiscard]] UnitStatus driving_status(Task const& task) const;

  // scene_work.cc
  void arrive_at_incident(UnitId u);
  void on_set_up(UnitId u);
  void start_or_stop_work(UnitId u);
  void on_work_done(UnitId u);
  void check_work_under_way();
  [[nodiscard]] bool wind_forbids(IncidentState const& incident) const;
  [[nodiscard]] bool pumped_dry(UnitId u) const;

  // posture.cc
  void on_level_change(std::size_t change);
  void on_shift_change(std::uint64_t series);
  void on_patrol_due(UnitId u, std::uint64_t series);
  void count_people();
  void take_posting(UnitId u, std::optional<Posting> posting);
  void follow_posting(UnitId u);
  void go_to_station(UnitId u);
  void settle_at_station(UnitId u);
  void start_guarding(UnitId u);
  void next_patrol_stop(UnitId u);
  [[nodiscard]] std::size_t route_number(Posting const& posting) const;

  // dispatching.cc
  void request_dispatch(SimTime not_before);
  void on_dispatch();
  void send_to_incident(Assignment const& assignment);
  void release(IncidentId id);
  void give_order(UnitId u, Task task, Duration estimate);
  [[nodiscard]] bool dispatchable(UnitId u) const;
  [[nodiscard]] Duration turn_out_delay(UnitId u) const;
  std::vector<std::optional<Duration>> to_incident(IncidentId incident,
                                                   std::span<FreeUnit const> units) override;
  [[nodiscard]] double expected_incidents(IncidentKindId kind, ZoneId zone, SimTime from,
                                          SimTime to) const override;
  [[nodiscard]] std::optional<Duration> station_to_zone(UnitKindId kind, StationId station,
                                                        ZoneId zone) const override;
  [[nodiscard]] Scenario const& scenario() const override { return world_.scenario; }

  // background.cc
  void move_traffic_on();
  void record_links();
  void tell_traffic(LinkId link);
  [[nodiscard]] Duration held_up(UnitId u, LinkId link, LinkTime free) const;
  void record_trips();

  // simulation.cc
  void run_kernel();
  void post_environment();
  void post_incidents();
  void set_status(UnitId u, UnitStatus status);
  void record(UnitId u, LonLat position, LinkId link);
  void post_unit(UnitId u, SimTime time, EventKind kind);
  void finish();
  IncidentTable incident_table() const;
  [[nodiscard]] SimTime now() const { return scheduler_->now(); }
  void post_event(std::uint32_t creator, SimTime time, EventKind kind, std::uint32_t target,
                  std::uint64_t payload = 0, std::uint16_t flags = 0) {
    scheduler_->post(creator, time, static_cast<std::uint16_t>(kind), target, payload, flags);
  }
  [[nodiscard]] bool night() const;
  UnitState& unit(UnitId u) { return units_[u.index()]; }
  UnitState const& unit(UnitId u) const { return units_[u.index()]; }
  IncidentState& incident(IncidentId i) { return incidents_[i.index()]; }
  IncidentState const& incident(IncidentId i) const { return incidents_[i.index()]; }
  IncidentKindSpec const& kind_of(IncidentState const& i) const {
    return world_.scenario.incident_kinds[i.planned.kind.index()];
  }

  World const& world_;
  Plan const& plan_;
  DispatchPolicy const& policy_;
  SimulationOptions const& options_;
  Scheduler own_scheduler_;
  Scheduler* scheduler_;  ///< the kernel's for the event being handled
  RoadPicture picture_;
  Water water_;
  std::size_t step_ = 0;
  ResponseLevel level_ = ResponseLevel::none;
  std::uint64_t shift_series_ = 0;  ///< shift changes of an older activation are void
  int command_counted_ = 0;         ///< command staff among this shift's person-trips
  std::vector<UnitState> units_;
  std::vector<IncidentState> incidents_;
  std::vector<IncidentId> waiting_;                       ///< by report time, then id
  std::map<LinkId, std::vector<IncidentId>> unreported_;  ///< by every link of their place
  std::set<SimTime> dispatch_epochs_;                     ///< already posted
  std::optional<Traffic> traffic_;
  std::vector<LinkTime> car_times_;
  std::vector<std::uint32_t> entered_before_;  ///< [links] at the last row of link records
  Trajectory trajectory_;
};

}  // namespace sc
