// SPDX-License-Identifier: Apache-2.0
#include "live/duty_room.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/refuse.h"

namespace sc {
DutyRoom::DutyRoom(LiveRun run, DispatchPolicy const& recommending)
    : run_(std::move(run)),
      recommending_(recommending),
      reported_(run_.world().scenario.units.size(), false) {}

Applied DutyRoom::apply(Change const& change, Author const& author) {
  return std::visit([&](auto const& it) { return told(it, author); }, change);
}

Applied DutyRoom::told(ReportChange const& change, Author const& author) {
  IncidentId const id = run_.report(change.incident, change.position.value_or(LonLat{}));
  notes_[id] = {change.note, author.name, change.reference};
  if (!change.reference.empty()) references_.emplace(change.reference, id);
  return {.incident = id, .unit = {}, .closure = {}};
}

Applied DutyRoom::told(CorrectionChange const& change, Author const& author) {
  run_.correct(change.incident, change.correction);
  // The first who says something of it: of the scenario's own nobody reported it.
  IncidentNote& note =
      notes_.try_emplace(change.incident, IncidentNote{"", author.name, ""}).first->second;
  if (change.note) note.text = *change.note;
  if (!change.reference.empty()) references_.emplace(change.reference, change.incident);
  return {.incident = change.incident, .unit = {}, .closure = {}};
}

Applied DutyRoom::told(CloseChange const& change, Author const&) {
  run_.close(change.incident);
  forget_refusals_of_closed();
  return {.incident = change.incident, .unit = {}, .closure = {}};
}

Applied DutyRoom::told(PositionChange const& change, Author const&) {
  run_.see_unit(change.unit, change.position);
  reported_[change.unit.index()] = true;
  return {.incident = {}, .unit = change.unit, .closure = {}};
}

Applied DutyRoom::told(StatusChange const& change, Author const&) {
  run_.see_unit(change.unit, change.status);
  reported_[change.unit.index()] = true;
  return {.incident = {}, .unit = change.unit, .closure = {}};
}

Applied DutyRoom::told(ReadingChange const& change, Author const&) {
  if (change.gauge)
    run_.see_rain(*change.gauge, change.value);
  else if (change.basin)
    run_.see_depth(change.basin, change.value);
  else
    run_.see_canal(change.value);
  return {};
}

Applied DutyRoom::told(CloseStreetChange const& change, Author const& author) {
  closures_.push_back({run_.close_street(change.position), false, author.reason, author.name});
  return {.incident = {}, .unit = {}, .closure = closures_.size() - 1};
}

Applied DutyRoom::told(OpenStreetChange const& change, Author const&) {
  if (change.closure >= closures_.size() || closures_[change.closure].open)
    refuse(fmt::format("closure = {} (must be one that was made here and is not open again)",
                       change.closure));
  StreetClosure& it = closures_[change.closure];
  run_.open_street(it.links);
  it.open = true;
  return {.incident = {}, .unit = {}, .closure = change.closure};
}

Applied DutyRoom::told(LevelChangeByHand const& change, Author const&) {
  run_.set_level(change.level);
  return {};
}

Applied DutyRoom::told(OrderChange const& change, Author const&) {
  if (change.incident)
    run_.send(change.unit, change.incident);
  else if (change.station)
    run_.send(change.unit, change.station);
  else
    run_.call_off(change.unit);
  return {.incident = change.incident, .unit = change.unit, .closure = {}};
}

Applied DutyRoom::told(RefusalChange const& change, Author const&) {
  IncidentId const id = change.refused.incident;
  auto const open = run_.open();
  if (std::find(open.begin(), open.end(), id) == open.end())
    refuse(fmt::format("incident = {} (must be reported and not closed)", id.value()));
  forget_refusals_of_closed();
  if (std::find(refused_.begin(), refused_.end(), change.refused) == refused_.end())
    refused_.push_back(change.refused);
  return {.incident = id, .unit = change.refused.unit, .closure = {}};
}

void DutyRoom::forget_refusals_of_closed() {
  auto const open = run_.open();
  std::erase_if(refused_, [&](UnitAndIncident const& it) {
    return std::find(open.begin(), open.end(), it.incident) == open.end();
  });
}

std::vector<RecommendedOrder> DutyRoom::recommend() {
  return run_.recommend(recommending_, refused_);
}

IncidentNote const* DutyRoom::note(IncidentId id) const {
  auto const found = notes_.find(id);
  return found == notes_.end() ? nullptr : &found->second;
}

std::optional<IncidentId> DutyRoom::of_reference(std::string const& reference) const {
  auto const found = references_.find(reference);
  return found == references_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace sc
