// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hdf5.h>

#include <limits>
#include <numeric>

#include "base/check.h"
#include "io/hdf5/hdf5_reader.h"
#include "io/hdf5/hdf5_writer.h"
#include "support/damage.h"
#include "support/disk_full.h"
#include "support/temp_folder.h"

namespace sc::hdf5 {
namespace {

using test::bytes_of;
using test::TempFolder;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

std::vector<double> many_values() {
  std::vector<double> values(200'000);
  std::iota(values.begin(), values.end(), -7.5);
  return values;
}

/// One of everything.
void write_sample(std::filesystem::path const& path) {
  Writer file(path);
  Group& root = file.root();
  root.attribute("text", "风雨铁军");
  root.attribute("empty", "");
  root.attribute("minus", std::int32_t{-5});
  root.attribute("huge", std::numeric_limits<std::uint64_t>::max());
  root.attribute("half", 0.5);
  root.attribute("list", std::vector<std::int16_t>{1, 2});
  Group group = root.group("group");
  Dimension const row = group.dimension("row", 2);
  Dimension const column = group.dimension("column", 100'000);
  group.write("table", many_values(), {row, column});
  group.write<std::int64_t>("short", {1, -1}, {row}, std::int64_t{-1});
  group.write_strings("names", {"a", "运河"}, row);
  group.write<float>("nothing", {}, {group.dimension("none", 0)});
  auto const [level, variable] = root.coordinate("level", std::vector<float>{0.25F, 0.5F, 0.75F});
  root.write<std::uint8_t>("per_level", {7, 8, 9}, {level});
  file.commit();
}

class Hdf5 : public testing::Test {
 protected:
  Hdf5() { write_sample(path_); }
  TempFolder folder_;
  std::filesystem::path path_ = folder_ / "sample.h5";
};

TEST_F(Hdf5, ValuesComeBackInShapeAndType) {
  Reader const file(path_);
  EXPECT_EQ(file.read<double>("group/table"), many_values());
  EXPECT_THAT(file.shape("group/table"), ElementsAre(2U, 100'000U));
  EXPECT_THAT(file.read<std::int64_t>("group/short"), ElementsAre(1, -1));
  EXPECT_THAT(file.read<float>("level"), ElementsAre(0.25F, 0.5F, 0.75F));
  EXPECT_THAT(file.read<std::uint8_t>("per_level"), ElementsAre(7, 8, 9));
  EXPECT_TRUE(file.read<float>("group/nothing").empty());
}

TEST_F(Hdf5, AttributesComeBack) {
  Reader const file(path_);
  EXPECT_EQ(file.text("", "text"), "风雨铁军");
  EXPECT_EQ(file.text("", "empty"), "");
  EXPECT_EQ(file.integer("", "minus"), -5);
  EXPECT_EQ(file.unsigned_integer("", "huge"), std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(file.number("", "half"), 0.5);
  EXPECT_THAT(file.attribute_names(""),
              ElementsAre("empty", "half", "huge", "list", "minus", "text"));
  EXPECT_TRUE(file.has_attribute("group/short", "_FillValue"));
}

TEST_F(Hdf5, TheSameContentGivesTheSameBytes) {
  write_sample(folder_ / "again.h5");
  EXPECT_EQ(bytes_of(path_), bytes_of(folder_ / "again.h5"));
}

TEST_F(Hdf5, BigDatasetsAreCompressed) {
  EXPECT_LT(std::filesystem::file_size(path_), many_values().size() * sizeof(double) / 4);
}

TEST_F(Hdf5, AMissingDatasetIsNamedWithItsFile) {
  Reader const file(path_);
  EXPECT_THAT([&] { (void)file.read<double>("group/speed"); },
              ThrowsMessage<InputError>(
                  AllOf(HasSubstr(path_.string()), HasSubstr("/group/speed is missing"))));
  EXPECT_THAT([&] { (void)file.read<double>("no/such/group"); },
              ThrowsMessage<InputError>(HasSubstr("/no/such/group is missing")));
}

TEST_F(Hdf5, AWrongTypeIsNamed) {
  Reader const file(path_);
  EXPECT_THAT([&] { (void)file.read<std::uint64_t>("group/short"); },
              ThrowsMessage<InputError>(HasSubstr("/group/short is 64-bit signed integer (must be "
                                                  "64-bit unsigned integer)")));
  EXPECT_THAT([&] { (void)file.read<float>("group/table"); },
              ThrowsMessage<InputError>(HasSubstr("64-bit float (must be 32-bit float)")));
  EXPECT_THAT([&] { (void)file.read<float>("group"); },
              ThrowsMessage<InputError>(HasSubstr("/group is not a dataset")));
  EXPECT_THAT([&] { (void)file.read<float>("group/names"); },
              ThrowsMessage<InputError>(HasSubstr("/group/names is string")));
  EXPECT_THAT([&] { (void)file.integer("", "text"); },
              ThrowsMessage<InputError>(HasSubstr("attribute text is string")));
}

TEST_F(Hdf5, AWrongLengthIsNamed) {
  Reader const file(path_);
  EXPECT_THAT([&] { (void)file.read<float>("level", 4, "one per link"); },
              ThrowsMessage<InputError>(HasSubstr("/level = 3 values (must be 4, one per link)")));
}

/// In `bytes`, wherever it stands.
void replace_number(std::string& bytes, std::uint64_t from, std::uint64_t to) {
  std::string const is(reinterpret_cast<char const*>(&from), sizeof from);
  ASSERT_NE(bytes.find(is), std::string::npos);
  for (std::size_t at = 0; (at = bytes.find(is, at)) != std::string::npos; at += is.size())
    bytes.replace(at, is.size(), reinterpret_cast<char const*>(&to), sizeof to);
}

TEST_F(Hdf5, ADatasetLargerThanItsFileIsRefused) {
  // In files of the library's first form headers have no checksums.
  std::string const path = folder_.path("boast.h5");
  hsize_t const values = 77'777;
  {
    Handle const file{H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT), H5Fclose};
    Handle const space{H5Screate_simple(1, &values, nullptr), H5Sclose};
    Handle const dataset{H5Dcreate2(file.id(), "many", H5T_IEEE_F64LE, space.id(), H5P_DEFAULT,
                                    H5P_DEFAULT, H5P_DEFAULT),
                         H5Dclose};
    std::vector<double> const zeros(values);
    H5Dwrite(dataset.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, zeros.data());
  }
  std::string bytes = bytes_of(path);
  replace_number(bytes, values, std::uint64_t{1} << 36);
  replace_number(bytes, values * sizeof(double), std::uint64_t{1} << 39);
  test::put_bytes(path, bytes);
  EXPECT_THAT([&] { (void)Reader(path).read<double>("many"); },
              ThrowsMessage<InputError>(HasSubstr("stored bytes cannot hold")));
}

TEST_F(Hdf5, ReadingWhatIsNoHdf5FileIsAnInputError) {
  EXPECT_THAT([&] { Reader{folder_ / "none.h5"}; },
              ThrowsMessage<InputError>(HasSubstr("No such file")));
  EXPECT_THAT([&] { Reader{folder_.path()}; }, ThrowsMessage<InputError>(HasSubstr("is a folder")));
  EXPECT_THAT([] { Reader{"/dev/null"}; }, ThrowsMessage<InputError>(HasSubstr("a device")));
  test::put_bytes(folder_ / "text.h5", "this is text");
  EXPECT_THAT([&] { Reader{folder_ / "text.h5"}; },
              ThrowsMessage<InputError>(HasSubstr("is not an HDF5 file or is damaged")));
  test::put_bytes(folder_ / "empty.h5", "");
  EXPECT_THROW(Reader{folder_ / "empty.h5"}, InputError);
}

TEST_F(Hdf5, AFullDiskLeavesNoFileAndTheWriterCanGoOn) {
  for (rlim_t const room : {0U, 1U, 4096U, 8192U}) {
    test::DiskFull const full(room);
    EXPECT_THAT([&] { write_sample(folder_ / "full.h5"); },
                ThrowsMessage<IoError>(HasSubstr("full.h5: cannot be written")))
        << room;
  }
  EXPECT_EQ(folder_.entries(), 1);
  write_sample(folder_ / "full.h5");
  EXPECT_EQ(bytes_of(path_), bytes_of(folder_ / "full.h5"));
}

TEST_F(Hdf5, AWriterThatIsLeftEarlyLeavesNothing) {
  {
    Writer file(folder_ / "early.h5");
    file.root().attribute("text", "unfinished");
  }
  EXPECT_EQ(folder_.entries(), 1);
}

TEST_F(Hdf5, ANameUsedTwiceIsAnIoError) {
  Writer file(folder_ / "twice.h5");
  Dimension const axis = file.root().dimension("n", 1);
  EXPECT_THAT([&] { file.root().dimension("n", 1); },
              ThrowsMessage<IoError>(HasSubstr("twice.h5: cannot create dataset n in /")));
}

void read_sample(std::filesystem::path const& path) {
  Reader const file(path);
  (void)file.read<double>("group/table");
  (void)file.read<std::int64_t>("group/short");
  (void)file.shape("group/names");
  (void)file.text("", "text");
}

TEST_F(Hdf5, EveryCutIsRefused) {
  test::expect_every_cut_is_refused(bytes_of(path_), read_sample, 997);
}

TEST_F(Hdf5, DamageNeverDoesMoreThanAnInputError) {
  EXPECT_GT(test::refused_of_damaged(bytes_of(path_), read_sample, 300), 100);
}

}  // namespace
}  // namespace sc::hdf5
