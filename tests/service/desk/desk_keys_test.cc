// SPDX-License-Identifier: Apache-2.0
// Idempotency: whoever does not know whether a change arrived sends it again.
#include <gmock/gmock.h>

#include "service/desk/desk_case.h"

namespace sc::test {
namespace {

using testing::Contains;
using testing::Pair;

class DeskKeys : public DeskTest {
 protected:
  ChangeRequest keyed(std::string const& key, LonLat position = near_node(5)) {
    ChangeRequest it = DeskCase::request("report", report_body("pond", position));
    it.key = key;
    return it;
  }
};

auto is_replayed() {
  return Contains(Pair("Idempotency-Replayed", "true"));
}

TEST_F(DeskKeys, AskedAgainGiveTheSameAnswerAndOneEntry) {
  open();
  HttpReply const first = it().change(keyed("k"));
  HttpReply const again = it().change(keyed("k"));
  EXPECT_EQ(first.status, 201);
  EXPECT_THAT(first.headers, testing::Not(is_replayed()));
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, first.body);
  EXPECT_THAT(again.headers, is_replayed());
  EXPECT_EQ(it().entries().size(), 1U);
  EXPECT_EQ(it().state()["incidents"].size(), 1U);
}

TEST_F(DeskKeys, UsedForSomethingElseAreRefused) {
  open();
  it().change(keyed("k"));
  HttpReply const other = it().change(keyed("k", near_node(6)));
  EXPECT_EQ(other.status, 409);
  EXPECT_EQ(it().entries().size(), 1U);
}

TEST_F(DeskKeys, OfAnotherAuthorAreOthers) {
  open();
  it().change(keyed("k"));
  ChangeRequest wang = keyed("k");
  wang.who.name = "wang";
  HttpReply const reply = it().change(wang);
  EXPECT_EQ(reply.status, 201);
  EXPECT_THAT(reply.headers, testing::Not(is_replayed()));
  EXPECT_EQ(it().entries().size(), 2U);
}

TEST_F(DeskKeys, ThatAreEmptyAreNone) {
  open();
  it().change(keyed(""));
  it().change(keyed(""));
  EXPECT_EQ(it().entries().size(), 2U);
}

TEST_F(DeskKeys, OfTwoAtOnceMakeOneChange) {
  open();
  Awaited first, second, other;
  {
    DeskCase::Held const held(desk());  // so that all come in one batch
    desk().change(keyed("k"), first.answer());
    desk().change(keyed("k"), second.answer());
    desk().change(keyed("k", near_node(6)), other.answer());
  }
  HttpReply const a = first.get(), b = second.get();
  EXPECT_EQ(a.status, 201);
  EXPECT_EQ(b.status, 201);
  EXPECT_EQ(a.body, b.body);
  EXPECT_THAT(b.headers, is_replayed());
  EXPECT_EQ(other.get().status, 409);
  EXPECT_EQ(it().entries().size(), 1U);
}

TEST_F(DeskKeys, AreKnownAfterARestart) {
  open();
  std::string const first = it().change(keyed("k")).body;
  it().restart();
  HttpReply const again = it().change(keyed("k"));
  EXPECT_EQ(again.body, first);
  EXPECT_THAT(again.headers, is_replayed());
  EXPECT_EQ(it().entries().size(), 1U);
}

TEST_F(DeskKeys, OfRefusedChangesAreFree) {
  open();
  EXPECT_EQ(it().change(keyed("k", {121, 31})).status, 422);
  EXPECT_EQ(it().change(keyed("k")).status, 201);
}

TEST_F(DeskKeys, GiveTheAnswerOfThenWhateverHappenedSince) {
  open();
  std::string const first = it().change(keyed("k")).body;
  it().change_at(600, "close", R"({"incident":0,"outcome":"cleared"})");
  EXPECT_EQ(it().change(keyed("k")).body, first);
  EXPECT_EQ(it().entries().size(), 2U);
}

}  // namespace
}  // namespace sc::test
