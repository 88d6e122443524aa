// SPDX-License-Identifier: Apache-2.0
#include "service/cap/cap_alert.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/text/iso_time.h"
#include "service/cap/cap_text.h"

namespace sc::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::int64_t moment(char const* text) {
  return parse_date_time(text, {}).value();
}

TEST(CapAlert, ReadsAChineseReportOfAPoint) {
  CapAlert const alert = parse_cap(valid_text("waterlogging_zh"));
  EXPECT_EQ(alert.identifier, "GS-2024-0801-017");
  EXPECT_EQ(alert.sender, "yingji@gongshu.example");
  EXPECT_EQ(alert.sent_unix_ms, moment("2024-08-01T07:20Z"));
  EXPECT_EQ(alert.status, "Actual");
  EXPECT_EQ(alert.message, CapMessage::alert);
  EXPECT_EQ(alert.scope, "Public");
  EXPECT_THAT(alert.references, IsEmpty());
  ASSERT_EQ(alert.infos.size(), 1U);
  CapInfo const& info = alert.infos[0];
  EXPECT_EQ(info.language, "zh-CN");
  EXPECT_THAT(info.categories, ElementsAre("Infra", "Met"));
  EXPECT_EQ(info.event, "道路积水");
  EXPECT_EQ(info.urgency + info.severity + info.certainty, "ImmediateSevereObserved");
  EXPECT_EQ(info.onset_unix_ms, moment("2024-08-01T07:05Z"));
  EXPECT_EQ(info.expires_unix_ms, moment("2024-08-01T11:00Z"));
  EXPECT_EQ(info.sender_name, "拱墅区应急管理局");
  EXPECT_EQ(info.headline, "莫干山路积水");
  ASSERT_EQ(info.areas.size(), 1U);
  EXPECT_EQ(info.areas[0].description, "拱墅区莫干山路");
  ASSERT_EQ(info.areas[0].circles.size(), 1U);
  EXPECT_EQ(info.areas[0].circles[0].centre, (LonLat{120.1243, 30.3215}));
  EXPECT_EQ(info.areas[0].circles[0].radius_km, 0.1);
  EXPECT_THAT(info.areas[0].geocodes, ElementsAre(Pair("行政区划代码", "330105")));
}

TEST(CapAlert, KnowsMinusZeroAsUtcAndTheDefaultLanguage) {
  CapAlert const alert = parse_cap(valid_text("fallen_tree_circle"));
  EXPECT_EQ(alert.sent_unix_ms, moment("2024-08-01T07:30Z"));
  EXPECT_EQ(alert.infos[0].language, "en-US");
  EXPECT_EQ(alert.infos[0].event, "Fallen Tree");
  EXPECT_EQ(alert.infos[0].areas[0].circles[1].centre, (LonLat{121, 31}));
  EXPECT_THAT(alert.infos[0].parameters, ElementsAre(Pair("stormcrew:trapped", "true")));
}

TEST(CapAlert, ReadsAPolygonLatitudeFirst) {
  CapInfo const info = parse_cap(valid_text("underpass_polygon")).infos[0];
  ASSERT_EQ(info.areas[0].polygons.size(), 1U);
  EXPECT_THAT(info.areas[0].polygons[0],
              ElementsAre(LonLat{120.10, 30.30}, LonLat{120.14, 30.30}, LonLat{120.14, 30.32},
                          LonLat{120.10, 30.32}, LonLat{120.10, 30.30}));
  EXPECT_THAT(info.event_codes,
              ElementsAre(Pair("SAME", "FLW"), Pair("stormcrew:kind", "underpass")));
}

TEST(CapAlert, ReadsWhatAnUpdateRefersTo) {
  CapAlert const alert = parse_cap(valid_text("update"));
  EXPECT_EQ(alert.message, CapMessage::update);
  EXPECT_EQ(alert.note, "水位上涨");
  ASSERT_EQ(alert.references.size(), 2U);
  EXPECT_EQ(alert.references[0].sender, "yingji@gongshu.example");
  EXPECT_EQ(alert.references[0].identifier, "GS-2024-0801-017");
  EXPECT_EQ(alert.references[1].sent_unix_ms, moment("2024-08-01T07:30Z"));
}

TEST(CapAlert, MayCancelWithoutInfo) {
  CapAlert const alert = parse_cap(valid_text("cancel"));
  EXPECT_EQ(alert.message, CapMessage::cancel);
  EXPECT_EQ(alert.references.size(), 1U);
  EXPECT_THAT(alert.infos, IsEmpty());
}

TEST(CapAlert, ReadsEveryLanguage) {
  CapAlert const alert = parse_cap(valid_text("two_languages"));
  ASSERT_EQ(alert.infos.size(), 2U);
  EXPECT_EQ(alert.infos[0].headline, "Lamp post leaks");
  EXPECT_EQ(alert.infos[1].headline, "路灯杆带电");
}

TEST(CapAlert, ReadsAnyPrefixAndAllFormsOfText) {
  CapInfo const info = parse_cap(valid_text("prefixed")).infos[0];
  EXPECT_EQ(info.event, "Pipes & drains");
  EXPECT_EQ(info.headline, "<Cover> & frame");
  EXPECT_EQ(info.description, "井盖 <30> \"cm\" 'offset💧");
  EXPECT_THAT(info.parameters,
              ElementsAre(Pair("stormcrew:kind", "cover"),
                          Pair("stormcrew:position", "30.311,120.122"), Pair("empty", "")));
}

TEST(CapAlert, ReadsEverythingThatMayBeThere) {
  CapAlert const alert = parse_cap(valid_text("exercise_full"));
  EXPECT_EQ(alert.status, "Exercise");
  EXPECT_EQ(alert.scope, "Restricted");
  ASSERT_EQ(alert.infos.size(), 1U);
  EXPECT_EQ(alert.infos[0].instruction, "stay away");
  ASSERT_EQ(alert.infos[0].areas.size(), 2U);
  EXPECT_EQ(alert.infos[0].areas[1].polygons.size(), 2U);
}

TEST(CapAlert, ToleratesAByteOrderMarkAndWindowsLineEnds) {
  std::string text = "\xEF\xBB\xBF";
  for (char const* c = kPlainAlert; *c != '\0'; ++c)
    text += *c == '\n' ? "\r\n" : std::string(1, *c);
  EXPECT_EQ(parse_cap(text).identifier, "a-1");
}

}  // namespace
}  // namespace sc::test
