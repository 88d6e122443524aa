// SPDX-License-Identifier: Apache-2.0
// A disk that is full, in a process of its own.
#include <gmock/gmock.h>

#include "service/desk/desk_case.h"
#include "service/journal/child.h"
#include "support/disk_full.h"

namespace sc::test {
namespace {

std::string digest_of(DeskCase& it) {
  std::string text;
  it.look([&](DutyRoom& room) { text = digest(room); });
  return text;
}

std::string pond() {
  return report_body("pond", near_node(5));
}

TEST(DeskOnAFullDisk, RefusesChangesAndIsAsBefore) {
  EXPECT_EQ(said_by_child([] {
              World const world = make_world(named_scenario());
              DeskCase it(world);
              it.start();
              it.change_at(600, "report", pond());
              std::string const room = digest_of(it);
              Json before = it.state();
              std::string said;
              {
                DiskFull const full(0);
                said = std::to_string(it.change("report", pond()).status);
                said += ' ' + std::to_string(it.change("order", R"({"unit":"pump-west",)"
                                                                R"("incident":0})")
                                                 .status);
              }
              Json after = it.state();
              before.erase("frame");
              after.erase("frame");
              said += digest_of(it) == room ? ", same room" : ", another room";
              said += after == before ? ", same state" : ", another state" + after.dump();
              return said + ", entries " + std::to_string(it.entries().size());
            }),
            "503 503, same room, same state, entries 1");
}

TEST(DeskOnAFullDisk, TakesTheNextChangeWhenThereIsRoomAgain) {
  EXPECT_EQ(said_by_child([] {
              World const world = make_world(named_scenario());
              DeskCase it(world);
              it.start();
              it.change("report", pond());
              {
                DiskFull const full(0);
                it.change("report", pond());
              }
              HttpReply const reply = it.change("report", pond());
              std::string said = std::to_string(reply.status) + reply.body;
              it.restart();
              return said + std::to_string(it.state()["incidents"].size());
            }),
            R"(201{"seq":2,"at":0.0,"incident":1}2)");
}

TEST(DeskOnAFullDisk, RefusesAllOfABatchAndRepeatsToo) {
  EXPECT_EQ(said_by_child([] {
              World const world = make_world(named_scenario());
              DeskCase it(world);
              it.start();
              Awaited first, repeated, second;
              ChangeRequest keyed = DeskCase::request("report", pond());
              keyed.key = "k";
              DiskFull const full(0);
              {
                DeskCase::Held const held(it.desk());
                it.desk().change(keyed, first.answer());
                it.desk().change(keyed, repeated.answer());
                it.desk().change(DeskCase::request("report", pond()), second.answer());
              }
              std::string said;
              for (Awaited* reply : {&first, &repeated, &second})
                said += std::to_string(reply->get().status) + ' ';
              return said + std::to_string(it.heard("change").size());
            }),
            "503 503 503 0");
}

TEST(DeskOnAFullDisk, ShowsNobodyARoomThatCouldNotBeOpenedAnew) {
  EXPECT_EQ(said_by_child([] {
              World const world = make_world(named_scenario());
              DeskCase it(world);
              it.start();
              it.change_at(600, "report", pond());
              std::string const room = digest_of(it);
              it.rooms_to_fail = 1;
              std::string said;
              {
                DiskFull const full(0);
                said = std::to_string(it.change("report", pond()).status);
              }
              said += digest_of(it) == room ? ", same room, " : ", another room, ";
              return said + it.change("report", pond()).body;
            }),
            R"(503, same room, {"seq":2,"at":600.0,"incident":1})");
}

TEST(DeskOnAFullDisk, DoesNotTryItsOwnOrdersAgainAndAgain) {
  EXPECT_EQ(said_by_child([] {
              World const world = make_world(named_scenario());
              DeskOptions options = DeskCase::still();
              DeskCase it(world, options);
              it.start();
              it.change("report", pond());
              it.stop();
              it.options.automatic = true;  // there is something to order at once
              std::string said;
              {
                DiskFull const full(0);
                try {
                  it.start();
                } catch (std::exception const&) {
                  return std::string("few");
                }
                it.look([](DutyRoom&) {});
              }
              return it.rooms_opened <= 6 ? std::string("few") : std::to_string(it.rooms_opened);
            }),
            "few");
}

}  // namespace
}  // namespace sc::test
