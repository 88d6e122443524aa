// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "des/scheduler.h"
#include "response/estimate_cache.h"
#include "response/live/live_view.h"
#include "response/road_picture.h"
#include "response/simulate.h"
#include "response/state.h"
#include "response/stores.h"
#include "response/water.h"

namespace sc {

/// The cars of one run, if it has any. A copy of the run has none.
class OwnTraffic {
 public:
  OwnTraffic() = default;
  OwnTraffic(OwnTraffic const&) {}
  OwnTraffic& operator=(OwnTraffic const&) = delete;
  template <class... Arguments>
  void emplace(Arguments&&... arguments) {
    traffic_ = std::make_unique<Traffic>(std::forward<Arguments>(arguments)...);
  }
  explicit operator bool() const { return traffic_ != nullptr; }
  Traffic* operator->() const { return traffic_.get(); }

 private:
  std::unique_ptr<Traffic> traffic_;
};

/// The model behind simulate(): handlers over plain events. Each actor's handlers stand in a file
/// of their own, named at their declarations. They concern the whole model (des/partitioning.h);
/// events of cars go to `traffic/`.
class Simulation final : private TravelEstimates, private Outlook {
 public:
  Simulation(World const& world, Plan const& plan, DispatchPolicy const& policy,
             SimulationOptions const& options, LiveSetup const& live = {});

  Trajectory run();
  void handle(Event const& event, Scheduler& scheduler);
  void foresee(Event const& event, int strides) const {
    if (event.kind >= kFirstQueueEvent && traffic_) traffic_->foresee(event, strides);
  }

 private:
  friend class LiveRun;
  Simulation(Simulation const& other) = default;

  // live/going_on.cc: a run in pieces, and copies of it that go their own way
  void go_on_to(SimTime t);
  [[nodiscard]] std::unique_ptr<Simulation> snapshot() const;
  [[nodiscard]] std::unique_ptr<Simulation> future(LiveFuture const& of) const;
  void forget_unreported();
  void add_incidents(std::vector<PlannedIncident> drawn);
  void redraw_work();

  // live/told_incidents.cc, told_units.cc, told_orders.cc, told_world.cc: what people say
  IncidentId take_report(ReportedIncident const& report, RoadPlace place);
  void correct_incident(IncidentId id, IncidentCorrection const& correction);
  void close_incident(IncidentId id);
  void change_kind(IncidentId id, IncidentKindId kind);
  void say_severity(IncidentState& incident, double severity);
  void see_unit(UnitId u, RoadPlace place);
  void stand_at(UnitId u, RoadPlace place);
  void see_elsewhere_than_scene(UnitId u, RoadPlace place);
  void unit_arrived(UnitId u);
  void unit_done(UnitId u);
  void unit_out_of_service(UnitId u);
  void unit_available(UnitId u);
  void leave_incident(UnitId u);
  void order_to_incident(UnitId u, IncidentId id);
  void call_off(UnitId u);
  void send_to_station(UnitId u, StationId station);
  void set_level(ResponseLevel level);
  void see_water();
  void close_street(std::span<LinkId const> links, bool closed);

  // live/advice.cc, live/view.cc: what they are told
  [[nodiscard]] std::vector<RecommendedOrder> recommend(DispatchPolicy const& policy,
                                                        std::span<UnitAndIncident const> refused);
  void add_alternatives(std::span<FreeUnit const> free, RecommendedOrder& order);
  [[nodiscard]] LiveUnit view_of(UnitId u) const;
  [[nodiscard]] LiveIncident view_of(IncidentId id) const;
  [[nodiscard]] LonLat position_now(UnitId u) const;
  [[nodiscard]] RoadPosition on_road_now(UnitId u) const;
  [[nodiscard]] RoadPlace place_now(UnitId u) const;

  // environment_events.cc
  void on_weather_step(std::size_t step);
  void record_depths();
  void on_closure(std::size_t closure, bool begins);
  void retry_held_units();
  [[nodiscard]] bool gives_up(UnitId u) const;

  // incident_events.cc
  void on_onset(IncidentId id);
  [[nodiscard]] bool prevented(IncidentState const& incident) const;
  void on_spawn(IncidentId id);
  void on_report(IncidentId id, ReportSource source);
  void report_now(IncidentId id, ReportSource source);
  void forget_unreported(LinkId link, IncidentId id);
  void look_around(UnitId u, LinkId link);
  [[nodiscard]] bool guarded(BasinId basin) const { return guards_[basin.index()] > 0; }
  [[nodiscard]] double severity_now(IncidentState const& incident) const;
  void clear_incident(IncidentId id);
  void put_on_road(IncidentState const& incident);
  void take_off_road(IncidentState const& incident);

  // driving.cc
  void turn_out(UnitId u);
  void start_route(UnitId u);
  void drive_next_link(UnitId u);
  void enter_link(UnitId u, RoadPosition from, float to);
  void meet_obstacle(UnitId u, LinkId link);
  [[nodiscard]] bool overlooked(LinkId link) const;
  void on_node_reached(UnitId u);
  void hold(UnitId u);
  void reach_goal(UnitId u);
  void leave_station(UnitId u);
  [[nodiscard]] RoadPlace const& goal_of(Task const& task) const;
  [[nodiscard]] Approach approach_to(Task const& task) const;
  [[nodiscard]] Approach approach_from(UnitId u, Approach to) const;
  [[nodiscard]] Approach approach_of(UnitId u) const;
  [[nodiscard]] bool fresh_for_the_way(UnitId u);
  [[nodiscard]] UnitStatus driving_status(Task const& task) const;

  // scene_work.cc
  void arrive_at_incident(UnitId u);
  void on_set_up(UnitId u);
  void update_scene(IncidentId id);
  void begin_work(IncidentState& incident);
  void set_rate(IncidentId id, double rate);
  void show_work(IncidentState const& incident, bool enough, bool works);
  void run_pumps(IncidentState const& incident, bool on);
  void on_work_done(IncidentId id, std::uint64_t ticket);
  void finish_incident(IncidentId id);
  void leave_scene(UnitId u);
  void follow_up(UnitId u);
  void check_work_under_way();
  [[nodiscard]] std::vector<UnitId> ready_units(IncidentState const& incident) const;
  [[nodiscard]] bool wind_forbids(IncidentState const& incident) const;
  [[nodiscard]] bool pumps_have_left(IncidentState const& incident) const;
  [[nodiscard]] bool pumped_dry(IncidentState const& incident) const;
  [[nodiscard]] double team_rate(IncidentState const& it, std::vector<UnitId> const& team) const;
  [[nodiscard]] double freshness(UnitId u) const;

  // supply.cc
  [[nodiscard]] bool material_there(IncidentId id, std::vector<UnitId> const& team);
  [[nodiscard]] std::vector<UnitId> carriers(IncidentState const& incident) const;
  [[nodiscard]] bool fetches_for_own_scene(UnitId u) const;
  void order_delivery(IncidentId id);
  void send_for_material(UnitId u, StationId source, IncidentId id);
  void fetched(UnitId u);
  void delivered(UnitId u);
  void note_lacks(StationId s, std::vector<Stores::Lack> const& lacks);
  void on_restock(StationId s);
  void call_outside_supply(IncidentId id);
  void on_outside_supply(IncidentId id, std::uint64_t call);
  void refill(UnitId u);

  // posture.cc
  void on_level_change(std::size_t change);
  void change_level(ResponseLevel level);
  void on_shift_change(std::uint64_t series);
  void follow_row(ResponseLevel before);
  void begin_shift();
  void note_next_change(SimTime after);
  void on_patrol_due(UnitId u, std::uint64_t series);
  void count_command();
  void take_posting(UnitId u, std::optional<Posting> posting);
  void follow_posting(UnitId u);
  [[nodiscard]] StationId waits_at(UnitId u) const;
  void go_to_station(UnitId u);
  void settle_at_station(UnitId u);
  void relocate(UnitId u);
  void next_patrol_stop(UnitId u);
  [[nodiscard]] std::size_t route_number(Posting const& posting) const;

  // guards.cc
  void start_guarding(UnitId u);
  void leave_post(UnitId u);
  void follow_cards();
  void follow_card(BasinId b);

  // crews.cc
  void call_in(UnitId u);
  void on_crew_ready(UnitId u, std::uint64_t call);
  void begin_duty(UnitId u, std::int32_t crew);
  void end_duty(UnitId u);
  void count_people(UnitId u);
  void count_trips(int people, int vehicles);
  void relieve(UnitId u);
  void hand_over(UnitId u, std::int32_t crew);
  void on_handed_over(UnitId u);
  void on_duty_limit(UnitId u, std::uint64_t call);
  bool relieved_here(UnitId u);
  void serve_meals();
  void on_meal_over(UnitId u);
  [[nodiscard]] std::int32_t rested_crew(UnitId u) const;
  [[nodiscard]] SimTime duty_end(UnitId u) const;

  // dispatching.cc
  void request_dispatch(SimTime not_before);
  void on_dispatch();
  [[nodiscard]] std::vector<OpenIncident> open_incidents() const;
  [[nodiscard]] bool all_bound() const;
  [[nodiscard]] std::vector<FreeUnit> free_units(std::vector<OpenIncident> const& open) const;
  [[nodiscard]] std::vector<BusyUnit> busy_units() const;
  [[nodiscard]] OpenIncident as_open(IncidentId id) const;
  [[nodiscard]] int extra_wanted(IncidentState const& it) const;
  [[nodiscard]] bool preemptable(UnitState const& it, double most_severe) const;
  void carry_out(std::vector<Assignment> const& answer);
  void stop_work(UnitId u);
  void withdraw(UnitId u, IncidentId id);
  void send_to_incident(Assignment const& assignment);
  void release(UnitId u);
  void settle_status(IncidentId id);
  void give_order(UnitId u, Task task, Duration estimate);
  void record_order(UnitId u, OrderKind kind, std::uint32_t target, Duration estimate);
  [[nodiscard]] bool dispatchable(UnitId u) const;
  [[nodiscard]] bool on_call(UnitId u) const;
  [[nodiscard]] bool on_scene(UnitId u) const;
  [[nodiscard]] Duration turn_out_delay(UnitId u) const;

  // outlook.cc
  std::vector<std::optional<Duration>> to_incident(IncidentId incident,
                                                   std::span<FreeUnit const> units) override;
  [[nodiscard]] Duration until_off(UnitId u) const;
  [[nodiscard]] std::vector<std::optional<Duration>> driving_times(IncidentId incident,
                                                                   std::span<FreeUnit const> units);
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
  void begin();
  Trajectory finished();
  void run_kernel(SimTime horizon);
  void post_environment();
  void post_incidents();
  void set_status(UnitId u, UnitStatus status);
  void record(UnitId u, LonLat position, LinkId link);
  void record_here(UnitId u);
  void post_unit(UnitId u, SimTime time, EventKind kind);
  [[nodiscard]] SimTime now() const { return scheduler_->now(); }
  void post_event(std::uint32_t creator, SimTime time, EventKind kind, std::uint32_t target,
                  std::uint64_t payload = 0, std::uint16_t flags = 0);
  void react_to(Event const& event);
  [[nodiscard]] bool night() const;
  [[nodiscard]] std::uint32_t creator(UnitId u) const { return 1 + u.value(); }
  /// Those beyond the room, which only futures draw, share the environment's.
  [[nodiscard]] std::uint32_t creator(IncidentId i) const {
    bool const own = i.index() < most_incidents_;
    return own ? static_cast<std::uint32_t>(1 + units_.size()) + i.value() : 0;
  }
  UnitState& unit(UnitId u) { return units_[u.index()]; }
  [[nodiscard]] UnitState const& unit(UnitId u) const { return units_[u.index()]; }
  IncidentState& incident(IncidentId i) { return incidents_[i.index()]; }
  [[nodiscard]] IncidentState const& incident(IncidentId i) const { return incidents_[i.index()]; }
  [[nodiscard]] IncidentKindSpec const& kind_of(IncidentState const& i) const {
    return world_.scenario.incident_kinds[i.planned.kind.index()];
  }
  [[nodiscard]] Rules const& rules() const { return world_.scenario.rules; }

  // final_tables.cc
  void finish();
  void end_tracks();
  [[nodiscard]] std::vector<std::size_t> rows_in_order() const;
  void fill_incident_table();
  void add_incident_row(IncidentState const& incident, std::int32_t parent);
  void number_orders_by_row(std::vector<std::int32_t> const& row_of);

  World const& world_;
  Plan const& plan_;
  DispatchPolicy const* policy_;
  SimulationOptions options_;
  Scheduler own_scheduler_;
  Scheduler* scheduler_;  ///< the kernel's for the event being handled
  EventKind handled_{};   ///< its kind
  RoadPicture picture_;
  Water water_;
  Stores stores_;
  std::size_t step_ = 0;
  ResponseLevel level_ = ResponseLevel::none;
  bool level_by_hand_ = false;  ///< the scenario's levels are void
  std::multiset<LinkId> closed_by_hand_;
  std::uint64_t shift_series_ = 0;  ///< shift changes of an older series are void
  SimTime shift_began_ = kNever;    ///< the present one
  int command_counted_ = 0;         ///< command staff among this shift's person-trips
  std::vector<UnitState> units_;
  std::vector<IncidentState> incidents_;
  std::size_t most_incidents_;                            ///< room for reports included
  std::vector<IncidentId> open_;                          ///< reported, not cleared; as reported
  std::map<LinkId, std::vector<IncidentId>> unreported_;  ///< by every link of their place
  std::vector<int> guards_;                               ///< [basins] posts that are manned
  std::vector<bool> card_pump_;                           ///< [basins] guards have started it
  std::vector<std::vector<bool>> stock_out_;              ///< [stations][materials] until restocked
  std::set<SimTime> dispatch_epochs_;                     ///< already posted
  EstimateCache estimates_;
  OwnTraffic traffic_;
  std::vector<LinkTime> car_times_;
  std::vector<std::uint32_t> entered_before_;  ///< [links] at the last row of link records
  Trajectory trajectory_;
};

}  // namespace sc
