// SPDX-License-Identifier: Apache-2.0
#include "io/district_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/check.h"
#include "support/faults_of.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

/// A sound district folder whose files a test then spoils.
class DistrictFolder : public testing::Test {
 protected:
  DistrictFolder() {
    write("roads.csv",
          "name_zh,name_en,class,kind,free_speed_kmh,waypoints\n"
          "横路,Heng Rd,primary,surface,54,120.1 30.3;120.2 30.3\n");
    write("rivers.csv", "name_zh,name_en,width_m,local_bridge_spacing_m,waypoints\n");
    write("underpasses.csv", "id,name_zh,name_en,road,lon_deg,lat_deg,length_m\n");
    write("subdistricts.csv",
          "code,name_zh,name_en,lon_deg,lat_deg,block_m\n1,区,Quarter,120.15,30.3,200\n");
    write("places.csv", "id,name_zh,name_en,lon_deg,lat_deg\n");
    write("areas.csv",
          "kind,name_zh,name_en,ring\noutline,界,Rim,120.1 30.2;120.2 30.2;120.2 30.4\n");
    write("settings.csv", "key,value\n");
  }
  void write(std::string const& file, std::string const& text) {
    static_cast<void>(folder_.write(file, text));
  }
  [[nodiscard]] DistrictFacts read() const { return read_district(folder_.path(".")); }
  /// What the reader complains about, `file:line: message` without the folder.
  [[nodiscard]] std::vector<std::string> complaints() const {
    return test::faults_of([&] { static_cast<void>(read()); });
  }

 private:
  test::TempFolder folder_;
};

TEST_F(DistrictFolder, IsReadInSiUnits) {
  DistrictFacts const facts = read();
  ASSERT_EQ(facts.roads.size(), 1U);
  EXPECT_EQ(facts.roads[0].name, (RoadName{"横路", "Heng Rd"}));
  EXPECT_EQ(facts.roads[0].road_class, RoadClass::primary);
  EXPECT_NEAR(facts.roads[0].free_speed_mps, 15, 1e-12);
  EXPECT_EQ(facts.roads[0].waypoints, (std::vector<LonLat>{{120.1, 30.3}, {120.2, 30.3}}));
  EXPECT_EQ(facts.outline.size(), 3U);
}

TEST_F(DistrictFolder, SettingsReplaceDefaults) {
  write("settings.csv", "key,value\nramp_kmh,36\none_way_share,0.5\n");
  DistrictSettings const settings = read().settings;
  EXPECT_NEAR(settings.ramp_mps, 10, 1e-12);
  EXPECT_EQ(settings.one_way_share, 0.5);
  EXPECT_NEAR(settings.service_mps, 15 / 3.6, 1e-12);
}

TEST_F(DistrictFolder, EveryFaultOfEveryFileIsNamed) {
  write("roads.csv",
        "name_zh,name_en,class,kind,free_speed_kmh,waypoints\n"
        "横路,Heng Rd,primry,surface,54,120.1 30.3;120.2 30.3\n"
        "直路,Zhi Rd,primary,surface,-5,120.1 30.3\n"
        "弯路,Wan Rd,primary,floating,50,120.1 30.3;120.2\n");
  write("underpasses.csv",
        "id,name_zh,name_en,road,lon_deg,lat_deg,length_m\nU1,洞,Hole,横路路,120.1,30.3,50\n");
  write("areas.csv", "kind,name_zh,name_en,ring\nhill,山,Hill,120.1 30.2;120.2 30.2;120.2 30.4\n");
  write("settings.csv", "key,value\nramp_km,40\nservice_kmh,20\nservice_kmh,20\n");
  using testing::AllOf, testing::HasSubstr, testing::StartsWith;
  EXPECT_THAT(
      complaints(),
      testing::UnorderedElementsAre(
          AllOf(StartsWith("roads.csv:2: class = primry"), HasSubstr("Did you mean 'primary'?")),
          StartsWith("roads.csv:3: free_speed_kmh = -5"),
          AllOf(StartsWith("roads.csv:3: waypoints = 120.1 30.3"), HasSubstr("at least 2")),
          StartsWith("roads.csv:4: kind = floating"), StartsWith("roads.csv:4: waypoints"),
          AllOf(StartsWith("underpasses.csv:2: road = 横路路"), HasSubstr("name_zh of roads.csv")),
          StartsWith("areas.csv: no row of kind outline"),
          AllOf(StartsWith("settings.csv:2: key = ramp_km"), HasSubstr("Did you mean 'ramp_kmh'?")),
          StartsWith("settings.csv:4: key = service_kmh (must be unique; line 3 has it too)")));
}

TEST_F(DistrictFolder, AnIdentifierThatStandsTwiceIsNamed) {
  write("subdistricts.csv",
        "code,name_zh,name_en,lon_deg,lat_deg,block_m\n"
        "A,甲,Jia,120.1,30.3,200\nB,乙,Yi,120.2,30.3,200\nA,丙,Bing,120.3,30.3,200\n");
  write("underpasses.csv",
        "id,name_zh,name_en,road,lon_deg,lat_deg,length_m\n"
        "U1,洞,Hole,横路,120.1,30.3,50\nU1,洞,Hole,横路,120.2,30.3,50\n");
  EXPECT_THAT(complaints(), testing::UnorderedElementsAre(
                                "subdistricts.csv:4: code = A (must be unique; line 2 has it too)",
                                "underpasses.csv:3: id = U1 (must be unique; line 2 has it too)"));
}

TEST_F(DistrictFolder, EmptyTablesThatMustNotBeAreRefused) {
  write("roads.csv", "name_zh,name_en,class,kind,free_speed_kmh,waypoints\n");
  write("subdistricts.csv", "code,name_zh,name_en,lon_deg,lat_deg,block_m\n");
  EXPECT_THAT(complaints(),
              testing::UnorderedElementsAre("roads.csv: no rows (must be at least one)",
                                            "subdistricts.csv: no rows (must be at least one)"));
}

TEST(DistrictReader, AMissingFolderIsAComplaintPerFile) {
  try {
    static_cast<void>(read_district("/nonexistent/district"));
    FAIL() << "read a folder that is not there";
  } catch (InputError const& error) {
    EXPECT_EQ(error.faults().size(), 7U);
  }
}

TEST(DistrictReader, ReadsTheShippedDistrict) {
  DistrictFacts const facts = read_district(SC_SOURCE_DIR "/scenarios/districts/gongshu");
  EXPECT_GE(facts.roads.size(), 58U);
  EXPECT_EQ(facts.rivers.size(), 11U);
  EXPECT_EQ(facts.underpasses.size(), 13U);
  EXPECT_EQ(facts.quarters.size(), 18U);
  EXPECT_EQ(facts.hills.size(), 1U);
}

}  // namespace
}  // namespace sc
