// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "base/check.h"
#include "base/random.h"
#include "io/osm/osm_convert.h"
#include "io/osm/osm_reader.h"
#include "support/osm_text.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

std::string good_file(test::TempFolder const& folder, std::string const& name) {
  test::OsmText text = test::crossing();
  text.node(9, 3, 1).way(60, {6, 9, 8}, {{"highway", "trunk"}, {"maxspeed", "80"}});
  text.restriction(7, "only_straight_on", 10, 5, 11);
  return test::convert(folder.write("good.osm", text.xml()), folder.path(name));
}

/// Imports, or is refused with the file's name; everything else fails the test. True if imported.
bool survives(std::string const& path) {
  try {
    return import_roads(path, {}).table.links() > 0;
  } catch (InputError const& error) {
    EXPECT_EQ(std::string(error.what()).find(path), 0U) << error.what();
  }
  return false;
}

class BrokenOsm : public testing::TestWithParam<char const*> {};

TEST_P(BrokenOsm, CutAnywhereIsImportedOrRefused) {
  test::TempFolder const folder;
  std::string const name = GetParam();
  std::string const good = test::bytes_of(good_file(folder, name));
  std::size_t const step = std::max<std::size_t>(1, good.size() / 60);
  for (std::size_t length = 0; length < good.size(); length += step)
    (void)survives(folder.write(name, good.substr(0, length)));
  EXPECT_TRUE(survives(folder.write(name, good)));
}

TEST_P(BrokenOsm, CutInItsLastBytesIsRefused) {
  test::TempFolder const folder;
  std::string const name = GetParam();
  std::string const good = test::bytes_of(good_file(folder, name));
  for (std::size_t cut : {2U, 5U, 9U})
    EXPECT_FALSE(survives(folder.write(name, good.substr(0, good.size() - cut)))) << cut;
}

TEST_P(BrokenOsm, WithBytesChangedIsImportedOrRefused) {
  test::TempFolder const folder;
  std::string const name = GetParam();
  std::string const good = test::bytes_of(good_file(folder, name));
  Stream stream(1, 0, Purpose::test, 0);
  for (int round = 0; round < 150; ++round) {
    std::string bad = good;
    for (std::uint32_t k = 0; k <= stream.below(3); ++k)
      bad[stream.below(static_cast<std::uint32_t>(bad.size()))] =
          static_cast<char>(stream.below(256));
    SCOPED_TRACE(round);
    (void)survives(folder.write(name, bad));
  }
}

INSTANTIATE_TEST_SUITE_P(Osm, BrokenOsm,
                         testing::Values("a.osm", "a.osm.gz", "a.osm.bz2", "a.osm.pbf"));

/// Compressed blocks hide most changes behind a checksum, so here is a PBF file without.
TEST(BrokenPbf, UncompressedWithBytesChangedIsImportedOrRefused) {
  test::TempFolder const folder;
  std::string const name = "plain.osm.pbf";
  std::string const good =
      test::bytes_of(test::convert_to_plain_pbf(good_file(folder, "a.osm"), folder.path(name)));
  Stream stream(2, 0, Purpose::test, 0);
  for (int round = 0; round < 800; ++round) {
    std::string bad = good;
    bad[stream.below(static_cast<std::uint32_t>(bad.size()))] ^=
        static_cast<char>(1U << stream.below(8));
    SCOPED_TRACE(round);
    (void)survives(folder.write(name, bad));
  }
}

/// libosmium's own walk over such tags runs out of its buffer.
TEST(BrokenPbf, WithAZeroInsideATagIsRefused) {
  test::TempFolder const folder;
  std::string const name = "plain.osm.pbf";
  std::string bytes =
      test::bytes_of(test::convert_to_plain_pbf(good_file(folder, "a.osm"), folder.path(name)));
  bytes.at(bytes.find("residential") + 4) = '\0';
  try {
    (void)import_roads(folder.write(name, bytes), {});
    FAIL() << "imported";
  } catch (InputError const& error) {
    EXPECT_NE(std::string(error.what()).find("a tag holds a zero byte"), std::string::npos);
  }
}

}  // namespace
}  // namespace sc
