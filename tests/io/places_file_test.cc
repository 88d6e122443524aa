// SPDX-License-Identifier: Apache-2.0
#include "io/places_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_folder.h"

namespace sc {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PlacesFile : public testing::Test {
 protected:
  std::vector<NamedPlace> read(std::string_view bytes) {
    path_ = folder_.write("p.csv", bytes);
    return read_places(path_, complaints_);
  }
  /// One text per fault, without the folder.
  [[nodiscard]] std::vector<std::string> faults() const {
    std::vector<std::string> all;
    for (Fault const& fault : complaints_.faults())
      all.push_back(to_string({"p.csv", fault.line, fault.message}));
    return all;
  }

  test::TempFolder folder_;
  std::string path_;
  Complaints complaints_;
};

TEST_F(PlacesFile, GivesPlacesWithTheirLinesInOrder) {
  auto const places = read("# depots\nid,lon,lat\nA,120.1,30.3\n\n城北站,120.2,30.4\n");
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[0].id, "A");
  EXPECT_EQ(places[1].id, "城北站");
  EXPECT_EQ(places[1].position, (LonLat{120.2, 30.4}));
  EXPECT_EQ(places[1].origin.file, path_);
  EXPECT_EQ(places[1].origin.line, 5U);
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(PlacesFile, IgnoresOtherColumnsWhateverTheyHold) {
  auto const places =
      read("lat,名称,status,id,note,,note,lon\n30.3,\"北, 站\",open 24 h,A 1,x,,y,120.1\n");
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].id, "A 1");
  EXPECT_EQ(places[0].position, (LonLat{120.1, 30.3}));
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(PlacesFile, TellsEveryFaultAndKeepsTheGoodRows) {
  auto const places = read(
      "id,lon,lat\n"
      "A,120.1,30.3\n"
      "A,120.2,30.4\n"
      ",120.3,30.3\n"
      "B,30.3,120.1\n"
      "C,east,91\n"
      "D,120.1\n"
      "E,120.5,30.5\n");
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[1].id, "E");
  EXPECT_THAT(
      faults(),
      ElementsAre("p.csv:7: 2 cells (must be 3 as in the header)",
                  "p.csv:3: id = A (must be unique; line 2 has it too)",
                  "p.csv:4: id is empty (must be some text)",
                  "p.csv:5: lat = 120.1 (must be between -90 and 90). Did you swap lon and lat?",
                  "p.csv:6: lon = east (must be a plain number such as 12.5, without unit or "
                  "thousands separator)",
                  "p.csv:6: lat = 91 (must be between -90 and 90)"));
}

TEST_F(PlacesFile, TellsTheBlanksOfAnIdApartFromTheId) {
  read("id,lon,lat\nA,120,30\n\" A \",121,30\n");
  EXPECT_THAT(faults(), ElementsAre(testing::HasSubstr("must be unique; line 2 has it too")));
}

TEST_F(PlacesFile, MustHaveItsColumnsOnceAndARow) {
  read("id,lon,lon,longitude\n");
  EXPECT_THAT(faults(),
              ElementsAre("p.csv:1: column lon stands twice", "p.csv:1: column lat is missing"));
  complaints_ = {};
  read("id,lon,lat\n");
  EXPECT_THAT(faults(), ElementsAre("p.csv: no rows (must be at least one)"));
  complaints_ = {};
  read("");
  EXPECT_THAT(faults(), ElementsAre("p.csv: is empty (must have a header row)"));
}

TEST_F(PlacesFile, MustBeThere) {
  EXPECT_THAT(read_places(folder_.path("none.csv"), complaints_), IsEmpty());
  EXPECT_THAT(faults(), ElementsAre("p.csv: no such file"));
}

}  // namespace
}  // namespace sc
