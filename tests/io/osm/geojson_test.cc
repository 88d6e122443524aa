// SPDX-License-Identifier: Apache-2.0
#include "io/osm/geojson.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

constexpr char const* kSquare = "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[3,1],[3,3],[1,3],[1,1]]]";

Boundary read(std::string const& text) {
  test::TempFolder const folder;
  return read_boundary(folder.write("b.geojson", text));
}

std::string refusal_of(std::string const& text) {
  test::TempFolder const folder;
  try {
    (void)read_boundary(folder.write("b.geojson", text));
  } catch (InputError const& error) {
    std::string message = error.what();
    EXPECT_EQ(message.find(folder.path("")), 0U);
    return message;
  }
  return {};
}

std::string polygon(std::string const& coordinates) {
  return R"({"type":"Polygon","coordinates":)" + coordinates + "}";
}

TEST(ReadBoundary, ReadsAPolygonWithAHoleWithoutTheClosingPoints) {
  Boundary const boundary = read(polygon(kSquare));
  ASSERT_EQ(boundary.rings.size(), 2U);
  EXPECT_THAT(boundary.rings[0],
              testing::ElementsAre(LonLat{0, 0}, LonLat{4, 0}, LonLat{4, 4}, LonLat{0, 4}));
  EXPECT_TRUE(inside(boundary, {0.5, 0.5}));
  EXPECT_FALSE(inside(boundary, {2, 2}));
}

TEST(ReadBoundary, CollectsThePolygonsOfAllNestings) {
  std::string const multi =
      std::string(R"({"type":"MultiPolygon","coordinates":[)") + kSquare + "," + kSquare + "]}";
  EXPECT_EQ(read(multi).rings.size(), 4U);
  std::string const feature = R"({"type":"Feature","properties":{},"geometry":)" + multi + "}";
  EXPECT_EQ(read(feature).rings.size(), 4U);
  EXPECT_EQ(read(R"({"type":"FeatureCollection","features":[)" + feature + "," + feature + "]}")
                .rings.size(),
            8U);
  EXPECT_EQ(read(R"({"type":"GeometryCollection","geometries":[)" + multi + "]}").rings.size(), 4U);
}

TEST(ReadBoundary, RefusesNumbersThatNoDoubleHolds) {
  EXPECT_THAT(refusal_of(polygon("[[[1e999,0],[4,0],[4,4],[1e999,0]]]")),
              testing::HasSubstr("must be numbers that can be held"));
}

TEST(ReadBoundary, RefusesArraysNestedBeyondAnyStack) {
  constexpr std::size_t kLevels = 200'000;
  std::string const deep = std::string(kLevels, '[') + std::string(kLevels, ']');
  EXPECT_THAT(refusal_of(polygon(deep)), testing::HasSubstr("must have 4 or more"));
  EXPECT_THAT(refusal_of(polygon("[[[0,0],[4,0]," + deep + ",[0,0]]]")),
              testing::HasSubstr("[2] = nested arrays or objects (must be [longitude, latitude]"));
}

TEST(ReadBoundary, NamesTheLineOfBrokenJson) {
  EXPECT_THAT(refusal_of("{\n\"type\": oops\n}"), testing::HasSubstr("b.geojson:2: is not JSON"));
  EXPECT_THAT(refusal_of(""), testing::HasSubstr("b.geojson:1: is not JSON"));
}

TEST(ReadBoundary, SuggestsTheTypeThatWasMeant) {
  EXPECT_THAT(refusal_of(R"({"type":"Poligon","coordinates":[]})"),
              testing::HasSubstr("$.type = Poligon (must be Polygon, MultiPolygon, "
                                 "GeometryCollection, Feature or FeatureCollection). Did you mean "
                                 "'Polygon'?"));
  EXPECT_THAT(refusal_of("[1, 2]"), testing::HasSubstr("$.type = missing"));
  EXPECT_THAT(refusal_of(R"({"type":"Feature","geometry":null})"),
              testing::HasSubstr("$.geometry.type = missing"));
}

TEST(ReadBoundary, ListsEveryFault) {
  std::string const refusal =
      refusal_of(polygon("[[[0,0],[1,0],[0,0]],[[0,0],[200,0],[0,95],[\"x\",1],[0,0]],"
                         "[[0,0],[1,0],[1,1],[0,1]]]"));
  EXPECT_THAT(refusal,
              testing::HasSubstr("$.coordinates[0] has 3 positions (must have 4 or more)"));
  EXPECT_THAT(refusal, testing::HasSubstr("$.coordinates[1][1] = [200,0] (must be [longitude"));
  EXPECT_THAT(refusal, testing::HasSubstr("$.coordinates[1][2] = [0,95]"));
  EXPECT_THAT(refusal, testing::HasSubstr("$.coordinates[1][3] = [\"x\",1]"));
  EXPECT_THAT(refusal, testing::HasSubstr("$.coordinates[2] is not closed"));
}

TEST(ReadBoundary, RefusesWhatHoldsNoPolygon) {
  EXPECT_THAT(refusal_of(R"({"type":"FeatureCollection","features":[]})"),
              testing::HasSubstr("holds no polygon"));
  EXPECT_THAT(refusal_of(R"({"type":"Polygon"})"),
              testing::HasSubstr("$.coordinates is missing or empty"));
  EXPECT_THAT(refusal_of(R"({"type":"FeatureCollection"})"),
              testing::HasSubstr("$.features is missing"));
}

TEST(ReadBoundary, RefusesEndlessNesting) {
  std::string text;
  for (int k = 0; k < 20'000; ++k) text += R"({"type":"GeometryCollection","geometries":[)";
  text += polygon(kSquare);
  for (int k = 0; k < 20'000; ++k) text += "]}";
  EXPECT_THAT(refusal_of(text), testing::HasSubstr("nested too deep"));
}

TEST(ReadBoundary, RefusesAMissingFile) {
  EXPECT_THROW((void)read_boundary("/nowhere/b.geojson"), InputError);
}

}  // namespace
}  // namespace sc
