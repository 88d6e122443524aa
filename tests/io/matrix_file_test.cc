// SPDX-License-Identifier: Apache-2.0
#include "io/matrix_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "io/hdf5/hdf5_reader.h"
#include "io/text/utf8.h"
#include "support/disk_full.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::bytes_of;

/// 2 x 3 times, one of them missing.
class MatrixFileTest : public testing::Test {
 protected:
  MatrixFileTest() {
    times.set(0, 0, Duration{0});
    times.set(0, 1, Duration{61'250});
    times.set(1, 0, Duration{7});
    times.set(1, 1, Duration{3'600'000});
    times.set(1, 2, Duration{12'345'678'901});
  }
  [[nodiscard]] MatrixFile file() const {
    return {from,
            to,
            times,
            "pump",
            "2021-07-25T14:00:00+08:00",
            "somebody's roads",
            {"0.1.0", "0123abc", "stormcrew matrix", "a.csv", std::string(64, 'a'), "b.csv",
             std::string(64, 'b'), "map.h5", std::string(64, 'c'), "scenarios/x",
             std::string(64, 'd'), 2, ""}};
  }

  test::TempFolder folder;
  std::vector<NamedPlace> from{{"A", {120.1, 30.1}, {}}, {"B", {120.2, 30.2}, {}}};
  std::vector<NamedPlace> to{
      {"C", {120.3, 30.3}, {}}, {"D", {120.4, 30.4}, {}}, {"E", {120.5, 30.5}, {}}};
  TravelMatrix times{2, 3};
};

TEST_F(MatrixFileTest, IsATableOfSecondsWithEmptyCellsWhereThereIsNoWay) {
  write_matrix(folder / "m.csv", file());
  EXPECT_EQ(bytes_of(folder / "m.csv"),
            "from\\to,C,D,E\n"
            "A,0.000,61.250,\n"
            "B,0.007,3600.000,12345678.901\n");
}

TEST_F(MatrixFileTest, QuotesIdsThatNeedItAndMarksUtf8ForSpreadsheets) {
  from[0].id = "城北, \"旧\"站";
  from[1].id = "#2";
  write_matrix(folder / "m.csv", file());
  EXPECT_EQ(bytes_of(folder / "m.csv"), std::string(kByteOrderMark) +
                                            "from\\to,C,D,E\n"
                                            "\"城北, \"\"旧\"\"站\",0.000,61.250,\n"
                                            "\"#2\",0.007,3600.000,12345678.901\n");
}

TEST_F(MatrixFileTest, ComesBackFromHdf5) {
  write_matrix(folder / "m.h5", file());
  hdf5::Reader const h5(folder / "m.h5");
  EXPECT_EQ(h5.shape("time_ms"), (std::vector<std::size_t>{2, 3}));
  EXPECT_EQ(h5.read<std::int64_t>("time_ms"), times.ms());
  EXPECT_EQ(h5.integer("time_ms", "_FillValue"), -1);
  EXPECT_EQ(h5.text("time_ms", "units"), "milliseconds");
  EXPECT_EQ(h5.shape("from/id"), (std::vector<std::size_t>{2}));
  EXPECT_EQ(h5.shape("to/id"), (std::vector<std::size_t>{3}));
  EXPECT_EQ(h5.read<double>("to/lon"), (std::vector<double>{120.3, 120.4, 120.5}));
  EXPECT_EQ(h5.read<double>("from/lat"), (std::vector<double>{30.1, 30.2}));
}

TEST_F(MatrixFileTest, SaysHowItWasMade) {
  write_matrix(folder / "m.h5", file());
  hdf5::Reader const h5(folder / "m.h5");
  EXPECT_EQ(h5.text("", "format"), "stormcrew-matrix");
  EXPECT_EQ(h5.integer("", "format_version"), kMatrixFormatVersion);
  EXPECT_EQ(h5.text("", "vehicle"), "pump");
  EXPECT_EQ(h5.text("", "time"), "2021-07-25T14:00:00+08:00");
  EXPECT_EQ(h5.text("", "attribution"), "somebody's roads");
  EXPECT_EQ(h5.text("provenance", "from_file"), "a.csv");
  EXPECT_EQ(h5.text("provenance", "to_sha256"), std::string(64, 'b'));
  EXPECT_EQ(h5.text("provenance", "roads_sha256"), std::string(64, 'c'));
  EXPECT_EQ(h5.text("provenance", "command_line"), "stormcrew matrix");
  EXPECT_EQ(h5.integer("provenance", "threads"), 2);
}

TEST_F(MatrixFileTest, IsTheSameEachTime) {
  write_matrix(folder / "a.h5", file());
  write_matrix(folder / "b.h5", file());
  EXPECT_EQ(bytes_of(folder / "a.h5"), bytes_of(folder / "b.h5"));
}

TEST_F(MatrixFileTest, LeavesTheOldFileWhenTheDiskIsFull) {
  std::string const old = "old";
  for (char const* name : {"m.csv", "m.h5"}) {
    test::put_bytes(folder / name, old);
    {
      test::DiskFull const full(10);
      EXPECT_THROW(write_matrix(folder / name, file()), IoError) << name;
    }
    EXPECT_EQ(bytes_of(folder / name), old) << name;
  }
  EXPECT_EQ(folder.entries(), 2);
}

TEST(MatrixName, EndsInCsvOrH5) {
  EXPECT_TRUE(is_matrix_name("a/b.csv"));
  EXPECT_TRUE(is_matrix_name("b.h5"));
  EXPECT_FALSE(is_matrix_name("b.txt"));
  EXPECT_FALSE(is_matrix_name("csv"));
}

}  // namespace
}  // namespace sc
