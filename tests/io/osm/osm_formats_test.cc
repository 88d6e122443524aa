// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "base/check.h"
#include "io/osm/osm_convert.h"
#include "io/osm/osm_reader.h"
#include "support/osm_text.h"
#include "support/same_roads.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::OsmText;

OsmText some_roads() {
  OsmText text = test::crossing();
  text.node(9, 3, 1).way(60, {6, 9, 8}, {{"highway", "trunk"}, {"name", "上塘高架路"}});
  return text.restriction(7, "only_straight_on", 10, 5, 11);
}

class OsmFormat : public testing::TestWithParam<char const*> {};

TEST_P(OsmFormat, GivesTheSameTableAsPlainXml) {
  test::TempFolder const folder;
  std::string const xml = folder.write("a.osm", some_roads().xml());
  std::string const other = test::convert(xml, folder.path(GetParam()));
  RoadTable const table = import_roads(xml, {}).table;
  ASSERT_EQ(table.links(), 18U);
  test::expect_same(import_roads(other, {}).table, table);
}

INSTANTIATE_TEST_SUITE_P(Osm, OsmFormat,
                         testing::Values("b.osm", "b.osm.xml", "b.xml", "b.osm.gz", "b.osm.bz2",
                                         "b.osm.xml.gz", "b.osm.pbf", "b.pbf"));

TEST(OsmFormats, UsesLocationsThatStandOnWays) {
  test::TempFolder const folder;
  std::string const xml = folder.write("a.osm", some_roads().xml());
  for (char const* name : {"b.osm.pbf", "b.osm"}) {
    std::string const located = test::put_locations_on_ways(xml, folder.path(name));
    test::expect_same(import_roads(located, {}).table, import_roads(xml, {}).table);
  }
}

TEST(OsmFormats, DoesNotMindTheOrderOfObjects) {
  test::TempFolder const folder;
  std::string const forward = some_roads().xml();
  std::size_t const first = forward.find("<node");
  std::size_t const ways = forward.find("<way");
  std::size_t const end = forward.find("</osm>");
  std::string const nodes_last = forward.substr(0, first) + forward.substr(ways, end - ways) +
                                 forward.substr(first, ways - first) + forward.substr(end);
  test::expect_same(import_roads(folder.write("b.osm", nodes_last), {}).table,
                    import_roads(folder.write("a.osm", forward), {}).table);
}

TEST(OsmFormats, RefusesHistory) {
  test::TempFolder const folder;
  std::string const xml = folder.write("a.osm", some_roads().xml());
  std::string const history = test::mark_as_history(xml, folder.path("b.osm.pbf"));
  EXPECT_THROW((void)import_roads(history, {}), InputError);
}

}  // namespace
}  // namespace sc
