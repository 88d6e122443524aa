// SPDX-License-Identifier: Apache-2.0
#include "live/room_picture.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/rounded.h"
#include "io/text/names_json.h"
#include "live/live_words.h"
#include "response/level_words.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

constexpr Duration kShowsClosed = whole_hours(6);
constexpr Duration kFollowClosely = whole_minutes(1);

/// Puts elements of a JSON array behind one another.
void append(std::string& list, std::string const& json) {
  if (!list.empty()) list += ',';
  list += json;
}

Json seconds_or_null(SimTime t) {
  return t == kNever ? Json(nullptr) : Json(t.seconds());
}

template <class Id>
std::int64_t number_of(Id id) {
  return id ? static_cast<std::int64_t>(id.value()) : -1;
}

void put_place(Json& json, PageFrame const& frame, LonLat p) {
  PageFrame::Point const at = frame.at(p);
  json["x"] = at.x;
  json["y"] = at.y;
  json["lon"] = rounded(p.lon_deg, 1e6);
  json["lat"] = rounded(p.lat_deg, 1e6);
}

Json words_or_null(Names const& names) {
  return names.en.empty() ? Json(nullptr) : names_json(names);
}

std::string depths_json(std::span<float const> depth_m) {
  std::string list;
  for (float const d : depth_m) append(list, std::to_string(std::lround(1000 * d)));
  return "[" + list + "]";
}

std::string canal_json(float canal_m) {
  constexpr float kNoReading = -1000;
  bool const read = std::isfinite(canal_m) && canal_m > kNoReading;
  return read ? fmt::format("{:.3f}", canal_m) : "null";
}

/// Adds `,"key":value` if the value is not the one before.
void add_if_new(std::string& frame, char const* key, std::string value, std::string& before) {
  if (value == before) return;
  frame += fmt::format(",\"{}\":{}", key, value);
  before = std::move(value);
}

void add_if_any(std::string& frame, char const* key, std::string const& list) {
  if (!list.empty()) frame += fmt::format(",\"{}\":[{}]", key, list);
}

}  // namespace

RoomPicture::RoomPicture(RoomPage const& page, std::string epoch)
    : page_(page), epoch_(std::move(epoch)) {}

RoomPicture::UnitKey RoomPicture::key_of(DutyRoom const& room, UnitId u, LiveUnit const& it) const {
  return {it.next ? it.next->position : it.position,
          it.next ? it.next->at.ms : 0,
          it.status,
          it.incident,
          it.station,
          it.arrives,
          room.reported(u),
          it.out_of_service,
          it.free};
}

std::string RoomPicture::json_of(UnitId u, LiveUnit const& it, UnitKey const& key) const {
  PageFrame const& frame = page_.map().frame;
  Json json{{"unit", u.value()}};
  put_place(json, frame, it.position);
  json["at"] = now_.seconds();
  if (it.next) {
    PageFrame::Point const next = frame.at(it.next->position);
    json["next"] = {{"x", next.x}, {"y", next.y}, {"at", it.next->at.seconds()}};
  }
  json["status"] = static_cast<int>(it.status);
  json["incident"] = number_of(it.incident);
  json["station"] = number_of(it.station);
  json["arrives"] = seconds_or_null(it.arrives);
  json["reported"] = key.reported;
  json["out_of_service"] = it.out_of_service;
  json["free"] = it.free;
  return dumped(json);
}

std::string RoomPicture::new_units(DutyRoom const& room) {
  std::string fresh;
  std::size_t const n = page_.world().scenario.units.size();
  bool const first = units_.empty();
  units_.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    UnitId const u{i};
    LiveUnit const it = room.run().unit(u);
    UnitKey key = key_of(room, u, it);
    if (!first && key == units_[i].key) continue;
    units_[i] = {key, json_of(u, it, key)};
    append(fresh, units_[i].json);
  }
  return fresh;
}

std::string RoomPicture::json_of(DutyRoom const& room, IncidentId id,
                                 LiveIncident const& it) const {
  World const& world = page_.world();
  Json json{{"number", id.value()}, {"kind", it.kind.value()}};
  put_place(json, page_.map().frame, it.position);
  json["zone"] = number_of(it.zone);
  json["basin"] = number_of(it.basin);
  json["place"] = words_or_null(words_of_place(world, it));
  json["severity"] = rounded(it.severity, 10);
  json["people_trapped"] = it.trapped;
  json["status"] = static_cast<int>(it.status);
  json["report"] = it.report.seconds();
  json["dispatch"] = seconds_or_null(it.dispatch);
  json["arrive"] = seconds_or_null(it.arrive);
  json["clear"] = seconds_or_null(it.clear);
  json["units"] = Json::array();
  for (UnitId const u : it.units) json["units"].push_back(u.value());
  json["lacking"] = words_or_null(words_of_needs(world.scenario, it.lacking));
  IncidentNote const* const note = room.note(id);
  json["note"] = note != nullptr ? note->text : "";
  json["author"] = note != nullptr ? note->author : "";
  json["blocks"] = world.scenario.incident_kinds[it.kind.index()].blocks_link;
  return dumped(json);
}

void RoomPicture::look_at(DutyRoom const& room, IncidentId id, std::string& fresh) {
  LiveIncident const it = room.run().incident(id);
  IncidentNote const* const note = room.note(id);
  IncidentKey key{it.kind,     std::lround(it.severity * 10),
                  it.trapped,  it.status,
                  it.dispatch, it.arrive,
                  it.clear,    it.units,
                  it.lacking,  note != nullptr ? note->author + '\n' + note->text : ""};
  auto const [entry, first] = incidents_.try_emplace(id);
  if (!first && entry->second.key == key) return;
  entry->second = {std::move(key), json_of(room, id, it)};
  append(fresh, entry->second.json);
}

/// Those that came and went since the last look. Between two frames that follow each other closely
/// only what people report can: the model's own trouble takes longer.
void RoomPicture::add_unseen(DutyRoom const& room, std::set<IncidentId>& ids) {
  LiveRun const& run = room.run();
  bool const long_ago = now_ - looked_at_ > kFollowClosely;
  for (std::size_t i = long_ago ? 0 : looked_to_; i < run.incidents(); ++i) {
    if (incidents_.contains(IncidentId{i})) continue;
    LiveIncident const it = run.incident(IncidentId{i});
    bool const over = it.report != kNever && it.clear != kNever;
    if (over && now_ - it.clear <= kShowsClosed) ids.insert(IncidentId{i});
  }
  looked_at_ = now_;
  looked_to_ = run.incidents();
}

/// Open ones, those that were open when they were last told, and those that nobody has seen.
std::string RoomPicture::new_incidents(DutyRoom const& room) {
  std::string fresh;
  std::vector<IncidentId> were_open;
  for (auto const& [id, told] : incidents_)
    if (told.key.clear == kNever) were_open.push_back(id);
  auto const open = room.run().open();
  std::set<IncidentId> ids(open.begin(), open.end());
  ids.insert(were_open.begin(), were_open.end());
  add_unseen(room, ids);
  for (IncidentId const id : ids) look_at(room, id, fresh);
  std::erase_if(incidents_, [&](auto const& entry) {
    SimTime const clear = entry.second.key.clear;
    return clear != kNever && now_ - clear > kShowsClosed;
  });
  return fresh;
}

std::string RoomPicture::json_of(std::size_t number, StreetClosure const& it) const {
  std::set<std::int32_t> streets;
  for (LinkId const link : it.links) streets.insert(page_.map().street_of_link[link.index()]);
  return dumped({{"closure", number},
                 {"open", it.open},
                 {"streets", streets},
                 {"reason", it.reason},
                 {"author", it.author}});
}

std::string RoomPicture::new_closures(DutyRoom const& room) {
  std::string fresh;
  auto const now = room.closures();
  for (std::size_t i = 0; i < now.size(); ++i) {
    bool const first = i == closures_.size();
    if (first) closures_.emplace_back();
    if (!first && closures_[i].key == now[i].open) continue;
    closures_[i] = {now[i].open, json_of(i, now[i])};
    append(fresh, closures_[i].json);
  }
  return fresh;
}

std::string RoomPicture::next_frame(DutyRoom const& room, std::span<RecommendedOrder const> orders,
                                    std::int64_t change) {
  now_ = room.run().now();
  change_ = change;
  std::string frame =
      fmt::format("{{\"frame\":{},\"now\":{},\"change\":{}", ++frame_, now_.seconds(), change_);
  std::string const level =
      fmt::format("\"{}\"", kLevelWords[static_cast<std::size_t>(room.run().level())]);
  add_if_new(frame, "level", level, level_);
  add_if_any(frame, "units", new_units(room));
  add_if_any(frame, "incidents", new_incidents(room));
  add_if_any(frame, "closures", new_closures(room));
  add_if_new(frame, "depth_mm", depths_json(room.run().depth_m()), depths_);
  add_if_new(frame, "canal_m", canal_json(room.run().canal_m()), canal_);
  add_if_new(frame, "orders", page_.orders(room, orders), orders_);
  return frame + "}";
}

std::string RoomPicture::state() const {
  std::string units, incidents, closures;
  for (auto const& told : units_) append(units, told.json);
  for (auto const& [id, told] : incidents_) append(incidents, told.json);
  for (auto const& told : closures_) append(closures, told.json);
  return fmt::format(
      "{{\"epoch\":\"{}\",\"frame\":{},\"now\":{},\"change\":{},\"level\":{},\"units\":[{}],"
      "\"incidents\":[{}],\"closures\":[{}],\"depth_mm\":{},\"canal_m\":{},\"orders\":{}}}",
      epoch_, frame_, now_.seconds(), change_, level_, units, incidents, closures, depths_, canal_,
      orders_);
}

}  // namespace sc
