// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "live/room_page.h"

namespace sc {

/// What the page has been told of the room, so that only what is new is told again: a frame is what
/// changed since the frame before, the state is everything as of the last frame (LiveFrame and
/// LiveState of viewer/src/live/data.ts).
class RoomPicture {
 public:
  /// `page` must outlive it. `epoch`: of this start of the service.
  RoomPicture(RoomPage const& page, std::string epoch);

  /// Looks at the room and makes the next frame. `orders`: recommended now; `change`: number of the
  /// last one in the log.
  std::string next_frame(DutyRoom const& room, std::span<RecommendedOrder const> orders,
                         std::int64_t change);
  [[nodiscard]] std::string state() const;
  [[nodiscard]] std::int64_t frame() const { return frame_; }

 private:
  /// What must differ for a unit to be told anew; while it drives a link, nothing does.
  struct UnitKey {
    LonLat position;  ///< where it stands or will be next
    std::int64_t at_ms = 0;
    UnitStatus status{};
    IncidentId incident;
    StationId station;
    SimTime arrives;
    bool reported = false, out_of_service = false, free = false;
    bool operator==(UnitKey const&) const = default;
  };
  struct IncidentKey {
    IncidentKindId kind;
    long severity_tenths = 0;
    bool trapped = false;
    IncidentStatus status{};
    SimTime dispatch, arrive, clear;
    std::vector<UnitId> units;
    Needs lacking;
    std::string note;  ///< and whose
    bool operator==(IncidentKey const&) const = default;
  };
  template <class Key>
  struct Told {
    Key key;
    std::string json;
  };

  std::string new_units(DutyRoom const& room);
  std::string new_incidents(DutyRoom const& room);
  std::string new_closures(DutyRoom const& room);
  void look_at(DutyRoom const& room, IncidentId id, std::string& fresh);
  void add_unseen(DutyRoom const& room, std::set<IncidentId>& ids);
  [[nodiscard]] UnitKey key_of(DutyRoom const& room, UnitId u, LiveUnit const& it) const;
  [[nodiscard]] std::string json_of(UnitId u, LiveUnit const& it, UnitKey const& key) const;
  [[nodiscard]] std::string json_of(DutyRoom const& room, IncidentId id,
                                    LiveIncident const& it) const;
  [[nodiscard]] std::string json_of(std::size_t number, StreetClosure const& it) const;

  RoomPage const& page_;
  std::string epoch_;
  std::int64_t frame_ = 0;
  std::int64_t change_ = 0;
  SimTime now_;
  SimTime looked_at_{-kNever.ms};  ///< for incidents, last
  std::size_t looked_to_ = 0;      ///< incidents there were then
  std::vector<Told<UnitKey>> units_;
  std::map<IncidentId, Told<IncidentKey>> incidents_;
  std::vector<Told<bool>> closures_;  ///< key: open again
  std::string level_, depths_, canal_, orders_;
};

}  // namespace sc
