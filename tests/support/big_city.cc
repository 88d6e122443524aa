// SPDX-License-Identifier: Apache-2.0
#include "support/big_city.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/random.h"
#include "support/big_city/city_table.h"
#include "support/big_city/growth.h"
#include "support/big_city/skeleton.h"

namespace sc::test {
namespace {

constexpr std::uint32_t kEntity = 250;  // of the stream

/// 250,000 nodes within 30 km.
double radius_m(std::size_t nodes) {
  return 60 * std::sqrt(static_cast<double>(nodes));
}

std::size_t share_of(std::size_t nodes, double share) {
  return static_cast<std::size_t>(share * static_cast<double>(nodes));
}

}  // namespace

RoadTable generated_city(BigCitySpec const& spec) {
  SC_EXPECT(spec.nodes >= 2000);
  Stream luck(spec.seed, 0, Purpose::test, kEntity);
  double const radius = radius_m(spec.nodes);
  city::FaceMap map = city::skeleton(radius, luck);
  city::Growth growth(map, radius, luck);
  growth.cut_faces(share_of(spec.nodes, 0.78));
  growth.build_bridges();
  std::vector<bool> mainland = growth.mainland();
  auto const missing = [&](double share) {
    auto const there = static_cast<std::size_t>(std::count(mainland.begin(), mainland.end(), true));
    std::size_t const wanted = share_of(spec.nodes, share);
    return wanted - std::min(wanted, there);
  };
  growth.add_dead_ends(mainland, missing(0.82));
  growth.add_bends(mainland, missing(1));
  RoadTable table = table_of(map, mainland);
  city::ban_left_turns(table, spec.nodes / 800, luck);
  return table;
}

}  // namespace sc::test
