// SPDX-License-Identifier: Apache-2.0
#include "io/plan_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "io/scenario/scenario_reader.h"
#include "io/text/csv.h"
#include "support/scenario_copy.h"

namespace sc {
namespace {

using testing::HasSubstr;

std::size_t postings_of(Scenario const& s) {
  std::size_t count = 0;
  for (auto const& postings : s.plan.postings) count += postings.size();
  return count;
}

TEST(PlanCsv, HasARowForEachPostingThatOurOwnReaderReads) {
  Scenario const s = read_scenario(std::string(SC_SOURCE_DIR) + "/scenarios/yanhua-2021");
  Complaints complaints;
  constexpr auto kColumns = std::to_array<CsvColumn>({{"level"},
                                                      {"unit"},
                                                      {"kind"},
                                                      {"kind_zh"},
                                                      {"kind_en"},
                                                      {"duty"},
                                                      {"place"},
                                                      {"place_zh"},
                                                      {"place_en"},
                                                      {"lon_deg"},
                                                      {"lat_deg"},
                                                      {"people"}});
  std::string const text = plan_csv(s);
  CsvTable const table("plan.csv", text, kColumns, complaints);
  EXPECT_TRUE(complaints.empty());
  ASSERT_EQ(table.rows(), postings_of(s));
  std::int64_t people = 0;
  for (std::size_t i = 0; i < s.plan.postings[1].size(); ++i)
    people += table.row(i).integer("people", 0, 100);
  EXPECT_EQ(people, people_of(s, s.plan.postings[1]));
  EXPECT_EQ(table.row(0).raw("unit"), "M1");
  EXPECT_EQ(table.row(0).raw("place_en"), "under-viaduct yard, Shixiang x Shangtang");
}

TEST(PlanCsv, SaysWhoIsWhere) {
  test::ScenarioCopy const copy;
  std::string const text = plan_csv(read_scenario(copy.folder()));
  EXPECT_THAT(text, testing::StartsWith("\xEF\xBB\xBFlevel,unit,"));
  EXPECT_THAT(text, HasSubstr("\nIV,P1,pump_truck,排涝车组,pump truck,standby,DEP1,西北基地,"
                              "North-West Depot,120.1303,30.3248,4\n"));
  EXPECT_THAT(text, HasSubstr("\nIV,V1,inlet_crew,巡查清掏组,inlet crew,patrol,loop,,,"
                              "120.13,30.3217,2\n"));
  EXPECT_THAT(text, HasSubstr("\nI,G1,guard,下穿值守组,underpass guard,guard,UP01,"));
}

TEST(PlanCsv, DoesNotSayWhereAGridRouteBegins) {
  test::ScenarioCopy const copy;
  test::furnish(copy);
  copy.edit("plan.toml", "\"loop\"", "\"all\"");
  EXPECT_THAT(plan_csv(read_scenario(copy.folder())), HasSubstr(",patrol,all,,,,,2\n"));
}

TEST(StockCsv, SaysWhatIsWhereNowAndBefore) {
  test::ScenarioCopy const copy;
  test::furnish(copy);
  Scenario s = read_scenario(copy.folder());
  s.plan.stock = {{StationId{1U}, MaterialId{0U}, 2000, {}},
                  {StationId{2U}, MaterialId{1U}, 12.5, {}},
                  {StationId{2U}, MaterialId{0U}, 0, {}}};
  EXPECT_EQ(stock_csv(s),
            "\xEF\xBB\xBF"
            "station,station_zh,station_en,lon_deg,lat_deg,material,material_zh,material_en,unit,"
            "before,amount\n"
            "YARD,东南场站,South-East Yard,120.1522,30.3122,sandbag,沙袋,sandbag,bag,2000,2000\n"
            "DEP1,西北基地,North-West Depot,120.1303,30.3248,sandbag,沙袋,sandbag,bag,90,0\n"
            "SB1,桥西驻点,Bridge Standby Point,120.1373,30.3187,cone,路锥,cone,1,0,12.5\n");
}

TEST(StockCsv, IsAHeaderWhereThereIsNoMaterial) {
  test::ScenarioCopy const copy;
  EXPECT_EQ(stock_csv(read_scenario(copy.folder())),
            "station,station_zh,station_en,lon_deg,lat_deg,material,material_zh,material_en,unit,"
            "before,amount\n");
}

}  // namespace
}  // namespace sc
