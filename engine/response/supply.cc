// SPDX-License-Identifier: Apache-2.0
// Material: what the work uses up, who brings what is not there, and what stations run out of.
#include <algorithm>
#include <limits>

#include "base/check.h"
#include "response/simulation.h"

namespace sc {
namespace {

SkillSet skill_of(Scenario const& s, std::string const& word) {
  auto const at = std::find(s.skill_names.begin(), s.skill_names.end(), word);
  return at == s.skill_names.end() ? 0 : SkillSet{1} << (at - s.skill_names.begin());
}

struct Carrier {
  UnitId unit;
  PlanePoint here;
};

}  // namespace

/// Uses what the team has with it. If something is missing, somebody is sent for it, and a supplier
/// is called in case nobody can be.
bool Simulation::material_there(IncidentId id, std::vector<UnitId> const& team) {
  IncidentState& it = incident(id);
  if (it.supplied) return true;
  bool const first = !it.wanted;
  if (first) it.wanted = kind_of(it).materials;
  for (UnitId const u : team) stores_.use(u, *it.wanted);
  it.supplied = !any_left(*it.wanted);
  if (it.supplied) return true;
  if (!it.delivery_under_way) order_delivery(id);
  if (first) call_outside_supply(id);
  return false;
}

/// Those who could fetch material for the incident: idle supply units, else those who stand there
/// without it.
std::vector<UnitId> Simulation::carriers(IncidentState const& it) const {
  SkillSet const skill = skill_of(world_.scenario, rules().supply_skill);
  std::vector<UnitId> able;
  for (std::size_t i = 0; i < units_.size(); ++i)
    if (on_call(UnitId{i}) && (world_.kind_of(UnitId{i}).skills & skill) != 0)
      able.push_back(UnitId{i});
  return able.empty() ? ready_units(it) : able;
}

/// Of carriers and stations with stock those that make the shortest way, as the crow flies.
void Simulation::order_delivery(IncidentId id) {
  IncidentState const& it = incident(id);
  PlanePoint const scene = world_.roads.at(it.planned.place.front());
  std::vector<Carrier> able;
  for (UnitId const u : carriers(it)) able.push_back({u, world_.roads.at(unit(u).place.front())});
  UnitId carrier;
  StationId source;
  double best_m = std::numeric_limits<double>::max();
  for (std::size_t k = 0; k < world_.station_xy.size() && !able.empty(); ++k) {
    PlanePoint const store = world_.station_xy[k];
    double const back_m = distance_m(store, scene);
    if (back_m >= best_m || !stores_.has_any(StationId{k}, *it.wanted)) continue;
    for (Carrier const& one : able) {
      double const way_m = distance_m(one.here, store) + back_m;
      if (way_m >= best_m) continue;
      best_m = way_m;
      carrier = one.unit;
      source = StationId{k};
    }
  }
  if (carrier) send_for_material(carrier, source, id);
}

/// It has left its own scene for material, stays committed to it and will go on there.
bool Simulation::fetches_for_own_scene(UnitId u) const {
  Task const& task = unit(u).task;
  auto const id = task.incident();
  if (!id || task.kind == Task::Kind::incident) return false;
  auto const& committed = incident(*id).units;
  return std::find(committed.begin(), committed.end(), u) != committed.end();
}

void Simulation::send_for_material(UnitId u, StationId source, IncidentId id) {
  incident(id).delivery_under_way = true;
  if (unit(u).task.kind == Task::Kind::incident) {
    stop_work(u);
    settle_status(id);
    update_scene(id);
  }
  Task const fetch{Task::Kind::fetch, source.value(), id.value()};
  if (unit(u).at_station != source) return give_order(u, fetch, {});
  unit(u).task = fetch;
  fetched(u);
}

/// At the store: loads, and sets off for the scene.
void Simulation::fetched(UnitId u) {
  StationId const store{unit(u).task.target};
  IncidentId const id{unit(u).task.stop};
  note_lacks(store, stores_.take(u, store, *incident(id).wanted));
  give_order(u, {Task::Kind::deliver, id.value(), 0}, {});
}

void Simulation::delivered(UnitId u) {
  IncidentId const id{unit(u).task.target};
  IncidentState& it = incident(id);
  SC_EXPECT(it.open() && it.wanted);
  it.delivery_under_way = false;
  ++trajectory_.counts.deliveries;
  stores_.use(u, *it.wanted);
  bool const own_scene = fetches_for_own_scene(u);
  if (own_scene) {
    record_order(u, OrderKind::to_incident, id.value(), {});
    unit(u).task = {Task::Kind::incident, id.value(), 0};
    arrive_at_incident(u);
  }
  update_scene(id);
  if (!own_scene) follow_up(u);
}

/// A station could not give something: told once, until a supplier has filled it up.
void Simulation::note_lacks(StationId s, std::vector<Stores::Lack> const& lacks) {
  bool fresh = false;
  for (Stores::Lack const& lack : lacks) {
    if (stock_out_[s.index()][lack.material.index()]) continue;
    stock_out_[s.index()][lack.material.index()] = true;
    fresh = true;
    StockOutTable& table = trajectory_.stock_outs;
    table.time.push_back(now());
    table.station.push_back(s);
    table.material.push_back(lack.material);
    table.lacking.push_back(lack.amount);
  }
  if (fresh) post_event(0, now() + rules().outside_supply, EventKind::restock, s.value());
}

void Simulation::on_restock(StationId s) {
  stores_.restock(s);
  stock_out_[s.index()].assign(world_.scenario.materials.size(), false);
}

/// For what the incident wants now.
void Simulation::call_outside_supply(IncidentId id) {
  post_event(creator(id), now() + rules().outside_supply, EventKind::outside_supply, id.value(),
             incident(id).supply_call);
}

void Simulation::on_outside_supply(IncidentId id, std::uint64_t call) {
  IncidentState& it = incident(id);
  if (!it.open() || it.supplied || call != it.supply_call) return;
  stores_.use_from_outside(*it.wanted);
  update_scene(id);
}

/// A unit that has come to a station makes its load good.
void Simulation::refill(UnitId u) {
  if (world_.scenario.materials.empty()) return;
  StationId const station = unit(u).at_station;
  note_lacks(station, stores_.refill(u, station));
}

}  // namespace sc
