// SPDX-License-Identifier: Apache-2.0
#include "response/live/digest.h"

#include <type_traits>

namespace sc::test {
namespace {

class Bytes {
 public:
  template <class Plain>
  void add(Plain const& value) {
    static_assert(std::is_arithmetic_v<Plain> || std::is_enum_v<Plain>);
    text.append(reinterpret_cast<char const*>(&value), sizeof value);
  }
  void add(SimTime t) { add(t.ms); }
  void add(LonLat p) {
    add(p.lon_deg);
    add(p.lat_deg);
  }
  template <class AnyId>
  void add_id(AnyId id) {
    add(id ? id.value() : ~0U);
  }
  std::string text;
};

void add_unit(LiveUnit const& it, Bytes& bytes) {
  bytes.add(it.position);
  bytes.add(it.next.has_value());
  if (it.next) {
    bytes.add(it.next->position);
    bytes.add(it.next->at);
  }
  bytes.add(it.status);
  bytes.add_id(it.incident);
  bytes.add_id(it.station);
  bytes.add(it.arrives);
  for (bool const flag : {it.out_of_service, it.on_duty, it.free}) bytes.add(flag);
}

void add_incident(LiveIncident const& it, Bytes& bytes) {
  bytes.add_id(it.kind);
  bytes.add_id(it.link);
  bytes.add(it.position);
  bytes.add_id(it.zone);
  bytes.add_id(it.basin);
  bytes.add(it.severity);
  bytes.add(it.trapped);
  bytes.add(it.status);
  for (SimTime const t : {it.report, it.dispatch, it.arrive, it.clear}) bytes.add(t);
  bytes.add(it.units.size());
  for (UnitId const u : it.units) bytes.add_id(u);
  for (std::size_t s = 0; s < kMostSkills; ++s) bytes.add(it.lacking.count(s));
}

}  // namespace

std::string digest(LiveRun const& run) {
  Bytes bytes;
  Scenario const& s = run.world().scenario;
  bytes.add(run.now());
  bytes.add(run.level());
  for (std::size_t u = 0; u < s.units.size(); ++u) add_unit(run.unit(UnitId{u}), bytes);
  bytes.add(run.incidents());
  for (std::size_t i = 0; i < run.incidents(); ++i)
    add_incident(run.incident(IncidentId{i}), bytes);
  for (IncidentId const id : run.open()) bytes.add_id(id);
  for (float const depth : run.depth_m()) bytes.add(depth);
  bytes.add(run.canal_m());
  for (std::size_t k = 0; k < s.stations.size(); ++k)
    for (std::size_t m = 0; m < s.materials.size(); ++m)
      bytes.add(run.stock(StationId{k}, MaterialId{m}));
  return bytes.text;
}

}  // namespace sc::test
