// SPDX-License-Identifier: Apache-2.0
#include "live/random_requests.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/random.h"
#include "support/small_world.h"

namespace sc::test {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint32_t kDraws = 0x40000000U;

class Asker {
 public:
  Asker(DutyRoom const& room, Stream random)
      : room_(room), s_(room.world().scenario), random_(random) {}

  Asked ask() {
    switch (random_.below(20)) {
      case 0:
      case 1:
      case 2:
      case 3: return {"report", report().dump()};
      case 4: return {"correct", correction().dump()};
      case 5:
      case 6:
        return {"close",
                Json{{"incident", incident()}, {"outcome", outcome_words()[any(3)]}}.dump()};
      case 7: return {"position", position(Json{{"unit", unit()}}).dump()};
      case 8:
      case 9:
      case 10:
        return {"status", Json{{"unit", unit()}, {"status", unit_report_words()[any(4)]}}.dump()};
      case 11: return {"reading", reading().dump()};
      case 12: return {"close_street", position(Json::object()).dump()};
      case 13: return {"open_street", Json{{"closure", any(room_.closures().size() + 1)}}.dump()};
      case 14: return {"level", Json{{"level", kLevels[any(5)]}}.dump()};
      case 15: return {"refuse", Json{{"unit", unit()}, {"incident", incident()}}.dump()};
      default: return {"order", order().dump()};
    }
  }

 private:
  static constexpr char const* kLevels[] = {"none", "IV", "III", "II", "I"};
  bool chance(double p) { return random_.uniform() < p; }
  std::size_t any(std::size_t n) { return random_.below(static_cast<std::uint32_t>(n)); }
  std::string unit() { return s_.units[any(s_.units.size())].id; }
  std::size_t incident() {
    auto const open = room_.run().open();
    if (open.empty() || chance(0.1)) return any(room_.run().incidents() + 2);
    return open[any(open.size())].value();
  }
  std::string kind() { return s_.incident_kinds[any(s_.incident_kinds.size())].id; }
  double severity() { return 0.1 + random_.uniform() * (chance(0.05) ? 9 : 3.9); }
  Json position(Json json) {
    double const most = chance(0.05) ? 30'000 : 650;
    LonLat const p = near_node(0, random_.uniform() * most, random_.uniform() * most);
    json["lon"] = p.lon_deg;
    json["lat"] = p.lat_deg;
    return json;
  }
  Json report() {
    Json json{{"kind", kind()}, {"severity", severity()}, {"people_trapped", chance(0.2)}};
    if (chance(0.3)) json["note"] = "电话：水深\"30 cm\"";
    if (chance(0.3)) json["reference"] = "message " + std::to_string(any(20));
    if (!chance(0.2)) return position(json);
    json["basin"] = s_.basins[any(s_.basins.size())].id;
    return json;
  }
  Json correction() {
    Json json{{"incident", incident()}};
    if (chance(0.5)) json["severity"] = severity();
    if (chance(0.4)) json["kind"] = kind();
    if (chance(0.3)) json["people_trapped"] = chance(0.5);
    if (chance(0.4)) json["note"] = "now " + std::to_string(any(3));
    return json;
  }
  Json reading() {
    if (chance(0.3)) return {{"canal_m", 6 * random_.uniform()}};
    if (chance(0.3))
      return {{"gauge", s_.rain.gauges[0].id}, {"mm_per_h", 150 * random_.uniform()}};
    double const most = chance(0.1) ? 12 : 0.6;
    return {{"basin", s_.basins[any(s_.basins.size())].id}, {"depth_m", most * random_.uniform()}};
  }
  Json order() {
    Json json{{"unit", unit()}};
    if (chance(0.6))
      json["incident"] = incident();
    else if (chance(0.5))
      json["station"] = s_.stations[any(s_.stations.size())].id;
    else
      json["call_off"] = true;
    return json;
  }

  DutyRoom const& room_;
  Scenario const& s_;
  Stream random_;
};

}  // namespace

Asked random_request(DutyRoom const& room, std::uint64_t seed, std::uint32_t step) {
  return Asker(room, Stream(seed, 0, Purpose::test, kDraws + 1 + step)).ask();
}

std::vector<SimTime> random_times(std::uint64_t seed, std::size_t n, SimTime end) {
  Stream random(seed, 0, Purpose::test, kDraws);
  std::vector<SimTime> times;
  while (times.size() < n) {
    SimTime const t = SimTime{0} + from_seconds(random.uniform() * end.seconds());
    bool const whole = random.uniform() < 0.3;
    times.push_back(whole ? SimTime{t.ms / 60'000 * 60'000} : t);
    if (random.uniform() < 0.2) times.push_back(times.back());
  }
  std::sort(times.begin(), times.end());
  return times;
}

}  // namespace sc::test
