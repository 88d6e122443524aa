// SPDX-License-Identifier: Apache-2.0
#include "service/desk/desk_case.h"

#include <thread>

#include "base/check.h"
#include "service/http/event_hub_impl.h"

namespace sc::test {
namespace {

/// Lines of an event as they go over the wire.
Heard heard_of(std::string const& text) {
  auto const value = [&](std::string const& key) {
    std::size_t const begin = text.find(key);
    EXPECT_NE(begin, std::string::npos) << text;
    return text.substr(begin + key.size(), text.find('\n', begin) - begin - key.size());
  };
  std::string const id = value("id: ");
  return {std::stoull(id.substr(id.find('-') + 1)), value("event: "), value("data: ")};
}

JournalHead head() {
  JournalHead head;
  head.scenario_folder = "test";
  head.policy = "nearest_idle";
  head.options = "{}";
  head.engine_version = "0";
  return head;
}

}  // namespace

DeskCase::DeskCase(World const& world, DeskOptions wanted, bool own_incidents)
    : options(std::move(wanted)), world_(world), own_incidents_(own_incidents), page_(world, {}) {}

DeskOptions DeskCase::still() {
  DeskOptions still;
  still.pace = 0;
  still.futures = 0;
  return still;
}

void DeskCase::start() {
  journal_.emplace(Journal::open_or_make(folder.path("day"), head()));
  hub_ = std::make_unique<EventHub>("e" + std::to_string(++starts_));
  auto const open_room = [this] {
    ++rooms_opened;
    if (rooms_to_fail > 0 && rooms_to_fail-- > 0) throw IoError("roads", "cannot be read");
    return room_of(world_, policy_, own_incidents_);
  };
  desk_ = std::make_unique<Desk>(
      DeskSurroundings{open_room, policy_, nullptr, *journal_, *hub_, page_}, options);
}

void DeskCase::stop() {
  desk_.reset();
  hub_.reset();
  journal_.reset();
}

ChangeRequest DeskCase::request(std::string kind, std::string body) {
  ChangeRequest it;
  it.request = kind + body;
  it.kind = std::move(kind);
  it.body = std::move(body);
  it.reason = "because";
  it.who = {"li", Role::dispatcher};
  return it;
}

HttpReply DeskCase::change(ChangeRequest request) {
  Awaited reply;
  desk_->change(std::move(request), reply.answer());
  return reply.get();
}

HttpReply DeskCase::change_at(double seconds, std::string kind, std::string body) {
  ChangeRequest it = request(std::move(kind), std::move(body));
  it.at = SimTime{0} + from_seconds(seconds);
  return change(std::move(it));
}

Json DeskCase::state() {
  return Json::parse(reply(&Desk::state).body);
}

HttpReply DeskCase::reply(void (Desk::*question)(Answer)) {
  Awaited reply;
  ((*desk_).*question)(reply.answer());
  return reply.get();
}

void DeskCase::look(std::function<void(DutyRoom&)> const& at) {
  std::promise<void> looked;
  desk_->ask([&](DutyRoom& room) {
    try {
      at(room);
      looked.set_value();
    } catch (...) {
      looked.set_exception(std::current_exception());
    }
  });
  looked.get_future().get();
}

std::vector<JournalEntry> DeskCase::entries() const {
  return Journal::open_to_read(folder.path("day")).entries(1, 100'000);
}

std::vector<Heard> DeskCase::heard() {
  EventHub::Impl::Place place;
  place.next = 1;
  std::vector<SharedText> texts;
  hub_->impl().take(place, SIZE_MAX, texts);
  std::vector<Heard> all;
  for (SharedText const& text : texts) all.push_back(heard_of(*text));
  return all;
}

std::vector<Heard> DeskCase::heard(std::string const& event) {
  std::vector<Heard> all = heard();
  std::erase_if(all, [&](Heard const& it) { return it.event != event; });
  return all;
}

DeskCase::Held::Held(Desk& desk) {
  auto const stands = std::make_shared<std::promise<void>>();
  desk.ask([stands, go_on = go_on_](DutyRoom&) {
    stands->set_value();
    go_on->get_future().wait();
  });
  stands->get_future().wait();
}

int DeskTest::report(LonLat position) {
  HttpReply const reply = it().change("report", report_body("pond", position));
  EXPECT_EQ(reply.status, 201) << reply.body;
  return Json::parse(reply.body)["incident"].get<int>();
}

std::string place_body(LonLat position) {
  return Json{{"lon", position.lon_deg}, {"lat", position.lat_deg}}.dump();
}

std::string report_body(char const* kind, LonLat position) {
  return Json{{"kind", kind}, {"lon", position.lon_deg}, {"lat", position.lat_deg}}.dump();
}

bool eventually(std::function<bool()> const& holds) {
  auto const deadline = std::chrono::steady_clock::now() + std::chrono::minutes(2);
  while (std::chrono::steady_clock::now() < deadline) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return holds();
}

}  // namespace sc::test
