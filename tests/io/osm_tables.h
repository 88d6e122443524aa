// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <osmium/io/any_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/io/xml_output.hpp>
#include <string>

#include "road/road_table.h"

namespace sc::test {

/// Copies an OSM file into the format that the new name says, by libosmium alone.
inline std::string convert(std::string const& from, std::string const& to) {
  osmium::io::Reader reader{from};
  osmium::io::Writer writer{to, reader.header()};
  while (osmium::memory::Buffer buffer = reader.read()) writer(std::move(buffer));
  writer.close();
  reader.close();
  return to;
}

/// Every column of two tables is the same, bit by bit.
inline void expect_same(RoadTable const& a, RoadTable const& b) {
  EXPECT_EQ(a.node_position, b.node_position);
  EXPECT_EQ(a.node_ref, b.node_ref);
  EXPECT_EQ(a.tail, b.tail);
  EXPECT_EQ(a.head, b.head);
  EXPECT_EQ(a.length_m, b.length_m);
  EXPECT_EQ(a.free_speed_mps, b.free_speed_mps);
  EXPECT_EQ(a.road_class, b.road_class);
  EXPECT_EQ(a.flags, b.flags);
  EXPECT_EQ(a.layer, b.layer);
  EXPECT_EQ(a.name, b.name);
  EXPECT_EQ(a.way_ref, b.way_ref);
  EXPECT_EQ(a.shape_begin, b.shape_begin);
  EXPECT_EQ(a.shape, b.shape);
  EXPECT_EQ(a.names, b.names);
  EXPECT_EQ(a.banned_turns, b.banned_turns);
}

}  // namespace sc::test
