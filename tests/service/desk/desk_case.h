// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "live/room_case.h"
#include "service/desk/desk.h"
#include "support/temp_folder.h"

namespace sc::test {

using Json = nlohmann::ordered_json;

/// An answer that comes on another thread; waited for with patience.
class Awaited {
 public:
  [[nodiscard]] Answer answer() {
    return [promise = promise_](HttpReply reply) { promise->set_value(std::move(reply)); };
  }
  HttpReply get() {
    bool const came = future_.wait_for(std::chrono::minutes(2)) == std::future_status::ready;
    EXPECT_TRUE(came) << "no answer";
    return came ? future_.get() : HttpReply{};
  }

 private:
  std::shared_ptr<std::promise<HttpReply>> promise_ = std::make_shared<std::promise<HttpReply>>();
  std::future<HttpReply> future_ = promise_->get_future();
};

/// What was published.
struct Heard {
  std::uint64_t number = 0;
  std::string event;
  std::string json;
};

/// A desk on a world, with a journal in a folder of its own and a hub that nobody serves. Without
/// pace and without forecasts unless told otherwise.
class DeskCase {
 public:
  explicit DeskCase(World const& world, DeskOptions wanted = still(), bool own_incidents = false);
  static DeskOptions still();

  void start();
  void stop();
  void restart() {
    stop();
    start();
  }
  Desk& desk() { return *desk_; }
  EventHub& hub() { return *hub_; }
  RoomPage const& page() const { return page_; }

  /// By "li", a dispatcher, because of something, without a key.
  static ChangeRequest request(std::string kind, std::string body);
  HttpReply change(ChangeRequest request);
  HttpReply change(std::string kind, std::string body) {
    return change(request(std::move(kind), std::move(body)));
  }
  /// The same at this moment.
  HttpReply change_at(double seconds, std::string kind, std::string body);
  Json state();
  /// Of one kind of question: `reply(&Desk::metrics)`.
  HttpReply reply(void (Desk::*question)(Answer));
  /// On the desk's thread, with its room; waits for the end.
  void look(std::function<void(DutyRoom&)> const& at);
  /// The desk's thread stands still while this lives.
  class Held;

  [[nodiscard]] std::vector<JournalEntry> entries() const;
  /// All that was published since the start.
  std::vector<Heard> heard();
  std::vector<Heard> heard(std::string const& event);

  TempFolder folder;
  DeskOptions options;
  int rooms_opened = 0;   ///< of the desk's thread
  int rooms_to_fail = 0;  ///< so many of the next ones cannot be opened

 private:
  World const& world_;
  bool own_incidents_;
  NearestIdle policy_;
  RoomPage page_;
  int starts_ = 0;
  std::optional<Journal> journal_;
  std::unique_ptr<EventHub> hub_;
  std::unique_ptr<Desk> desk_;
};

class DeskCase::Held {
 public:
  explicit Held(Desk& desk);
  ~Held() { go_on_->set_value(); }

 private:
  std::shared_ptr<std::promise<void>> go_on_ = std::make_shared<std::promise<void>>();
};

/// A desk in the named district (room_case.h), at the scenario's start. Change `s` and `options`,
/// then call open().
class DeskTest : public testing::Test {
 protected:
  DeskCase& open() {
    world.reset(new World(make_world(s)));
    desk_.emplace(*world, options);
    desk_->start();
    return *desk_;
  }
  DeskCase& it() { return *desk_; }
  Desk& desk() { return desk_->desk(); }
  /// A report of a pond there; its incident's number.
  int report(LonLat position);

  Scenario s = named_scenario();
  DeskOptions options = DeskCase::still();
  std::unique_ptr<World const> world;

 private:
  std::optional<DeskCase> desk_;
};

/// {"lon": ..., "lat": ...}
std::string place_body(LonLat position);
/// A report of this kind there.
std::string report_body(char const* kind, LonLat position);

/// Waits until it holds, with patience; false: it never did.
bool eventually(std::function<bool()> const& holds);

}  // namespace sc::test
