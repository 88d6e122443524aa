// SPDX-License-Identifier: Apache-2.0
#include "support/grid_city.h"

#include <algorithm>

#include "base/random.h"

namespace sc::test {
namespace {

constexpr double kStepLonDeg = 200.0 / 96'100.0;  // 200 m at 30.32 N
constexpr double kStepLatDeg = 200.0 / 110'900.0;

RoadTable empty_table() {
  RoadTable table;
  table.names.push_back({});
  table.shape_begin.push_back(0);
  return table;
}

void add_node(RoadTable& table, double column, double row) {
  table.node_position.push_back({120.14 + column * kStepLonDeg, 30.32 + row * kStepLatDeg});
  table.node_ref.push_back(static_cast<std::int64_t>(table.node_ref.size()));
}

void add_street(RoadTable& table, std::size_t a, std::size_t b) {
  auto const street = static_cast<std::int64_t>(table.links() / 2);
  add_link(table, static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b), 200);
  add_link(table, static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(a), 200);
  table.way_ref[table.links() - 2] = table.way_ref[table.links() - 1] = street;
}

}  // namespace

std::uint32_t add_link(RoadTable& table, std::uint32_t tail, std::uint32_t head, double length_m) {
  table.tail.push_back(tail);
  table.head.push_back(head);
  table.length_m.push_back(static_cast<float>(length_m));
  table.free_speed_mps.push_back(10);
  table.road_class.push_back(RoadClass::residential);
  table.flags.push_back(0);
  table.layer.push_back(0);
  table.name.push_back(0);
  table.way_ref.push_back(static_cast<std::int64_t>(1'000'000 + table.links()));
  table.shape_begin.push_back(static_cast<std::uint32_t>(table.shape.size()));
  return static_cast<std::uint32_t>(table.links() - 1);
}

RoadTable grid_city(std::size_t rows, std::size_t columns) {
  RoadTable table = empty_table();
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c)
      add_node(table, static_cast<double>(c), static_cast<double>(r));
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c + 1 < columns; ++c)
      add_street(table, r * columns + c, r * columns + c + 1);
  for (std::size_t r = 0; r + 1 < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c)
      add_street(table, r * columns + c, (r + 1) * columns + c);
  return table;
}

RoadTable random_network(std::uint64_t seed, std::size_t nodes, std::size_t bans) {
  Stream random(seed, 0, Purpose::test, 77);
  auto const n = static_cast<std::uint32_t>(nodes);
  RoadTable table = empty_table();
  for (std::size_t i = 0; i < nodes; ++i)
    add_node(table, random.uniform() * 20, random.uniform() * 20);
  for (std::size_t k = 0; k < nodes * 3 / 2; ++k) {
    std::uint32_t const a = random.below(n);
    std::uint32_t const b = random.below(n);
    double const length = random.uniform() < 0.05 ? 0.0 : 1 + random.uniform() * 500;
    add_link(table, a, b, length);
    if (random.uniform() < 0.7) {
      add_link(table, b, a, length);
      table.way_ref.back() = table.way_ref[table.links() - 2];
    }
  }
  for (std::size_t k = 0; k < bans; ++k) {
    std::uint32_t const from = random.below(static_cast<std::uint32_t>(table.links()));
    std::vector<std::uint32_t> exits;
    for (std::uint32_t to = 0; to < table.links(); ++to)
      if (table.tail[to] == table.head[from]) exits.push_back(to);
    if (!exits.empty())
      table.banned_turns.push_back(
          {from, exits[random.below(static_cast<std::uint32_t>(exits.size()))]});
  }
  return table;
}

}  // namespace sc::test
