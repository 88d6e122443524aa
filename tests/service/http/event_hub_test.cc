// SPDX-License-Identifier: Apache-2.0
#include "service/http/event_hub.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "service/http/event_hub_impl.h"

namespace sc {
namespace {

using Impl = EventHub::Impl;
using testing::HasSubstr;

constexpr std::size_t kMuch = 1U << 20U;

/// Everything that waits, as text; "left" if it is left behind.
std::string heard(EventHub& hub, Impl::Place& place, std::size_t most_waiting = kMuch) {
  std::string text;
  for (;;) {
    if (hub.impl().is_left_behind(place, most_waiting)) return text + "left";
    std::vector<SharedText> some;
    hub.impl().take(place, 100, some);
    if (some.empty()) return text;
    for (SharedText const& one : some) text += *one;
  }
}

TEST(EventHub, TellsNewcomersWhatComesFromNowOn) {
  EventHub hub("e1");
  hub.publish("clock", "{}");
  auto [place, greeting] = hub.impl().join({});
  EXPECT_EQ(*greeting, "id: e1-1\nevent: hello\ndata: {\"epoch\":\"e1\",\"last\":1}\n\n");
  EXPECT_EQ(heard(hub, place), "");
  hub.publish("unit", R"({"a":"雨"})");
  EXPECT_EQ(heard(hub, place), "id: e1-2\nevent: unit\ndata: {\"a\":\"雨\"}\n\n");
  EXPECT_EQ(hub.last(), 2U);
}

TEST(EventHub, KeepsALineBreakInItsField) {
  EventHub hub("e1");
  auto [place, greeting] = hub.impl().join({});
  hub.publish("a", "x\nid: 9\r\ny");
  EXPECT_EQ(heard(hub, place), "id: e1-1\nevent: a\ndata: x\ndata: id: 9\ndata: y\n\n");
}

TEST(EventHub, TellsWhoComesBackWhatItMissed) {
  EventHub hub("e1");
  for (int i = 0; i < 5; ++i) hub.publish("a", std::to_string(i));
  auto [place, greeting] = hub.impl().join("e1-3");
  EXPECT_EQ(greeting, nullptr);
  EXPECT_EQ(heard(hub, place), "id: e1-4\nevent: a\ndata: 3\n\nid: e1-5\nevent: a\ndata: 4\n\n");
  auto [all, no_greeting] = hub.impl().join("e1-0");
  EXPECT_THAT(heard(hub, all), HasSubstr("id: e1-1\n"));
  auto [none, nor_here] = hub.impl().join("e1-5");
  EXPECT_EQ(nor_here, nullptr);
  EXPECT_EQ(heard(hub, none), "");
}

class Strange : public testing::TestWithParam<char const*> {};

TEST_P(Strange, IdIsToldToReadAnew) {
  EventHub hub("e1");
  for (int i = 0; i < 5; ++i) hub.publish("a", "{}");
  auto [place, greeting] = hub.impl().join(GetParam());
  ASSERT_NE(greeting, nullptr);
  EXPECT_THAT(*greeting, HasSubstr("event: reset\ndata: {\"epoch\":\"e1\",\"last\":5}"));
  EXPECT_EQ(heard(hub, place), "");
}

INSTANTIATE_TEST_SUITE_P(, Strange,
                         testing::Values("e2-3", "e1-6", "e1-", "e1", "3", "e1--1", "e1-3x",
                                         "e1-18446744073709551615", "e1-99999999999999999999999",
                                         "-", "e1-18446744073709551616"));

TEST(EventHub, ForgetsWhatIsFarBack) {
  EventHub hub("e1", 200);
  for (int i = 0; i < 100; ++i) hub.publish("a", "0123456789");
  EXPECT_NE(hub.impl().join("e1-1").greeting, nullptr);
  EXPECT_EQ(hub.impl().join("e1-98").greeting, nullptr);
}

TEST(EventHub, LeavesWhoIsTooFarBehind) {
  EventHub hub("e1");
  auto [place, greeting] = hub.impl().join({});
  for (int i = 0; i < 100; ++i) hub.publish("a", "0123456789");
  Impl::Place slow = place;
  EXPECT_EQ(heard(hub, slow, 1000), "left");
  EXPECT_THAT(heard(hub, place, 10'000), HasSubstr("id: e1-100\n"));
}

TEST(EventHub, DoesNotHoldAgainstAListenerWhatWasThereBeforeIt) {
  EventHub hub("e1");
  for (int i = 0; i < 100; ++i) hub.publish("a", "0123456789");
  auto [place, greeting] = hub.impl().join("e1-0");
  EXPECT_THAT(heard(hub, place, 100), HasSubstr("id: e1-100\n"));
}

TEST(EventHub, TellsAnEventThatIsLongerThanAllThatIsKept) {
  EventHub hub("e1", 10);
  auto [place, greeting] = hub.impl().join({});
  hub.publish("a", std::string(5000, 'x'));
  EXPECT_THAT(heard(hub, place, 10), HasSubstr("xxx\n\n"));
}

/// Listeners come and go with the number they had while others publish: each hears all, once.
TEST(EventHub, HasNoGapBetweenWhatWasMissedAndWhatComes) {
  EventHub hub("e1", 64U << 20U);
  constexpr std::uint64_t kEvents = 20'000;
  std::thread one([&] {
    for (std::uint64_t i = 0; i < kEvents / 2; ++i) hub.publish("a", "{}");
  });
  std::thread two([&] {
    for (std::uint64_t i = 0; i < kEvents / 2; ++i) hub.publish("b", "{}");
  });
  std::uint64_t next = 1;
  bool in_order = true;
  bool more = true;
  while (next <= kEvents && in_order && more) {
    std::uint64_t const before = next;
    bool const all_there = hub.last() == kEvents;
    auto place = hub.impl().join("e1-" + std::to_string(next - 1)).place;
    for (int times = 0; times < 3; ++times) {
      std::vector<SharedText> some;
      hub.impl().take(place, 500, some);
      for (SharedText const& text : some)
        in_order = in_order && text->starts_with("id: e1-" + std::to_string(next++) + "\n");
    }
    hub.impl().leave();
    more = !all_there || next > before;
  }
  one.join();
  two.join();
  EXPECT_TRUE(in_order) << next;
  EXPECT_EQ(next, kEvents + 1);
  EXPECT_EQ(hub.listeners(), 0U);
}

}  // namespace
}  // namespace sc
