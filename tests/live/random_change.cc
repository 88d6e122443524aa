// SPDX-License-Identifier: Apache-2.0
#include "live/random_change.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

namespace sc::test {
namespace {

class Maker {
 public:
  Maker(Scenario const& s, Stream& random) : s_(s), random_(random) {}

  Change make(std::size_t kind) {
    switch (kind) {
      case 0: return report();
      case 1: return correction();
      case 2: return CloseChange{incident(), static_cast<Outcome>(random_.below(3))};
      case 3: return PositionChange{any<UnitId>(s_.units.size()), place()};
      case 4:
        return StatusChange{any<UnitId>(s_.units.size()),
                            static_cast<UnitReport>(random_.below(4))};
      case 5: return reading();
      case 6: return CloseStreetChange{place()};
      case 7: return OpenStreetChange{random_.below(1'000'001)};
      case 8: return LevelChangeByHand{static_cast<ResponseLevel>(random_.below(kResponseLevels))};
      case 9: return order();
      default: return RefusalChange{{any<UnitId>(s_.units.size()), incident()}};
    }
  }

 private:
  bool chance(double p) { return random_.uniform() < p; }
  template <class AnyId>
  AnyId any(std::size_t n) {
    return AnyId{random_.below(static_cast<std::uint32_t>(n))};
  }
  IncidentId incident() { return any<IncidentId>(1'000'001); }
  /// Also the ends, tiny ones and whole ones.
  double number(double least, double most) {
    if (chance(0.05)) return most;
    if (chance(0.05)) return std::floor(least + (most - least) * 0.75);
    if (chance(0.05)) return std::nextafter(most, least);
    if (chance(0.1) && least <= 0) return std::ldexp(random_.uniform(), -1000);
    return least + (most - least) * random_.uniform();
  }
  LonLat place() {
    if (chance(0.05)) return {-0.0, -90};
    return {number(-180, 180), number(-90, 90)};
  }
  std::string text(std::size_t least) {
    static constexpr char const* kPieces[] = {"水深30 cm", "\"",        "\\", "\n", "\t", "a",
                                              "\x7f",      "</script>", "🌊",  "{}", " "};
    std::string text(least, 'x');
    for (std::uint32_t i = random_.below(8); i > 0; --i)
      text += kPieces[random_.below(std::size(kPieces))];
    return text;
  }
  Change report() {
    ReportChange it;
    it.incident = {any<IncidentKindId>(s_.incident_kinds.size()),
                   number(0, s_.rules.severity_max),
                   chance(0.5),
                   {}};
    if (chance(0.3))
      it.incident.basin = any<BasinId>(s_.basins.size());
    else
      it.position = place();
    it.note = text(0);
    it.reference = text(0);
    return it;
  }
  Change correction() {
    CorrectionChange it;
    it.incident = incident();
    auto const wanted = 1 + random_.below(15);
    if (wanted & 1U) it.correction.severity = number(0, s_.rules.severity_max);
    if (wanted & 2U) it.correction.kind = any<IncidentKindId>(s_.incident_kinds.size());
    if (wanted & 4U) it.correction.trapped = chance(0.5);
    if (wanted & 8U) it.note = text(1);
    it.reference = text(0);
    return it;
  }
  Change reading() {
    ReadingChange it;
    std::uint32_t const of = random_.below(3);
    it.value = of == 0 ? number(0, 500) : of == 1 ? number(0, 10) : number(-10, 100);
    if (of == 0) it.gauge = random_.below(static_cast<std::uint32_t>(s_.rain.gauges.size()));
    if (of == 1) it.basin = any<BasinId>(s_.basins.size());
    return it;
  }
  Change order() {
    OrderChange it;
    it.unit = any<UnitId>(s_.units.size());
    std::uint32_t const of = random_.below(3);
    if (of == 0) it.incident = incident();
    if (of == 1) it.station = any<StationId>(s_.stations.size());
    it.recommended = text(0);
    return it;
  }

  Scenario const& s_;
  Stream& random_;
};

std::uint64_t bits(double value) {
  return std::bit_cast<std::uint64_t>(value);
}
void expect_bits(double a, double b) {
  EXPECT_EQ(bits(a), bits(b)) << a << " and " << b;
}
void expect_place(LonLat a, LonLat b) {
  expect_bits(a.lon_deg, b.lon_deg);
  expect_bits(a.lat_deg, b.lat_deg);
}

struct Same {
  Change const& other;

  template <class Kind>
  Kind const& b() const {
    return std::get<Kind>(other);
  }
  void operator()(ReportChange const& a) const {
    auto const& b = this->b<ReportChange>();
    EXPECT_EQ(a.incident.kind, b.incident.kind);
    expect_bits(a.incident.severity, b.incident.severity);
    EXPECT_EQ(a.incident.trapped, b.incident.trapped);
    EXPECT_EQ(a.incident.basin, b.incident.basin);
    ASSERT_EQ(a.position.has_value(), b.position.has_value());
    if (a.position) expect_place(*a.position, *b.position);
    EXPECT_EQ(a.note, b.note);
    EXPECT_EQ(a.reference, b.reference);
  }
  void operator()(CorrectionChange const& a) const {
    auto const& b = this->b<CorrectionChange>();
    EXPECT_EQ(a.incident, b.incident);
    ASSERT_EQ(a.correction.severity.has_value(), b.correction.severity.has_value());
    if (a.correction.severity) expect_bits(*a.correction.severity, *b.correction.severity);
    EXPECT_EQ(a.correction.kind, b.correction.kind);
    EXPECT_EQ(a.correction.trapped, b.correction.trapped);
    EXPECT_EQ(a.note, b.note);
    EXPECT_EQ(a.reference, b.reference);
  }
  void operator()(CloseChange const& a) const {
    EXPECT_EQ(a.incident, b<CloseChange>().incident);
    EXPECT_EQ(a.outcome, b<CloseChange>().outcome);
  }
  void operator()(PositionChange const& a) const {
    EXPECT_EQ(a.unit, b<PositionChange>().unit);
    expect_place(a.position, b<PositionChange>().position);
  }
  void operator()(StatusChange const& a) const {
    EXPECT_EQ(a.unit, b<StatusChange>().unit);
    EXPECT_EQ(a.status, b<StatusChange>().status);
  }
  void operator()(ReadingChange const& a) const {
    EXPECT_EQ(a.gauge, b<ReadingChange>().gauge);
    EXPECT_EQ(a.basin, b<ReadingChange>().basin);
    expect_bits(a.value, b<ReadingChange>().value);
  }
  void operator()(CloseStreetChange const& a) const {
    expect_place(a.position, b<CloseStreetChange>().position);
  }
  void operator()(OpenStreetChange const& a) const {
    EXPECT_EQ(a.closure, b<OpenStreetChange>().closure);
  }
  void operator()(LevelChangeByHand const& a) const {
    EXPECT_EQ(a.level, b<LevelChangeByHand>().level);
  }
  void operator()(OrderChange const& a) const {
    auto const& b = this->b<OrderChange>();
    EXPECT_EQ(a.unit, b.unit);
    EXPECT_EQ(a.incident, b.incident);
    EXPECT_EQ(a.station, b.station);
    EXPECT_EQ(a.recommended, b.recommended);
  }
  void operator()(RefusalChange const& a) const {
    EXPECT_EQ(a.refused, b<RefusalChange>().refused);
  }
};

}  // namespace

Change random_change(std::size_t kind, Scenario const& s, Stream& random) {
  return Maker(s, random).make(kind);
}

void expect_same(Change const& a, Change const& b) {
  ASSERT_EQ(a.index(), b.index());
  std::visit(Same{b}, a);
}

}  // namespace sc::test
