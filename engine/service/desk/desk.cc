// SPDX-License-Identifier: Apache-2.0
#include "service/desk/desk.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/refuse.h"
#include "live/live_words.h"
#include "service/desk/desk_parts.h"

namespace sc {

using namespace desk;

namespace {

constexpr std::size_t kMostWaiting = 4096;  ///< jobs; then 503

}  // namespace

void play_back(Journal const& journal, DutyRoom& room) {
  constexpr std::size_t kAtOnce = 1000;
  Scenario const& s = room.world().scenario;
  for (std::int64_t from = 1;;) {
    auto const entries = journal.entries(from, kAtOnce);
    if (entries.empty()) return;
    for (JournalEntry const& entry : entries) {
      room.run().go_on_to(entry.at);
      try {
        check_reply(entry, room.apply(change_of(entry.kind, entry.body, s),
                                      {entry.author, entry.role, entry.reason}));
      } catch (InputError const& error) {
        refuse(fmt::format(
            "journal entry {}: {} (must be possible: is it of this scenario and program?)",
            entry.seq, error.what()));
      }
      from = entry.seq + 1;
    }
  }
}

Desk::Desk(DeskSurroundings surroundings, DeskOptions options)
    : around_(std::move(surroundings)),
      options_(options),
      clock_(options.pace, options.begin),
      picture_(around_.page, around_.hub.epoch()) {
  play_back();
  if (orders_are_due()) carry_out_recommended(true);
  SimTime from = std::max(options.begin, room_->run().now());
  if (seq_ > 0 || around_.journal.clock())
    from = resumed(options.pace, from, around_.journal.clock(), wall_unix_ms());
  clock_ = StormClock(options.pace, from);
  room_->run().go_on_to(from);
  if (options.recommends) orders_ = room_->recommend();
  publish_frame();
  thread_ = std::thread([this] { work(); });
}

/// The service was killed between a change and what it carries out by itself.
bool Desk::orders_are_due() const {
  if (!options_.automatic || seq_ == 0) return false;
  return around_.journal.entries(seq_, 1).front().author != kSelf;
}

Desk::~Desk() {
  {
    std::lock_guard const lock(mutex_);
    ends_ = true;
  }
  wakes_.notify_all();
  thread_.join();
}

void Desk::play_back() {
  room_.emplace(around_.open_room());
  sc::play_back(around_.journal, *room_);
  seq_ = around_.journal.last_seq();
}

void Desk::post(Job job) {
  bool const asks = !job.change;
  {
    std::lock_guard const lock(mutex_);
    if (asks || jobs_.size() < kMostWaiting) {
      jobs_.push_back(std::move(job));
      wakes_.notify_one();
      return;
    }
  }
  job.answer(refusal(503, "too many changes are waiting; try again"));
}

void Desk::change(ChangeRequest request, Answer answer) {
  post({std::move(request), {}, std::move(answer), Steady::now()});
}

void Desk::ask(std::function<void(DutyRoom&)> question) {
  post({{}, [this, question = std::move(question)] { question(*room_); }, {}, Steady::now()});
}

void Desk::state(Answer answer) {
  ask([this, answer = std::move(answer)](DutyRoom&) {
    if (!state_) state_ = std::make_shared<std::string const>(picture_.state());
    answer({200, *state_, "application/json", {}});
  });
}

void Desk::move_clock(SimTime to, Answer answer) {
  ask([this, to, answer = std::move(answer)](DutyRoom& room) {
    SimTime const end = room.world().scenario.end;
    if (clock_.paced()) return answer(refusal(409, "the clock keeps its own pace"));
    if (to < room.run().now() || to > end)
      return answer(
          refusal(422, fmt::format("to = {} s (must be from now, {} s, to the end, {} s)",
                                   to.seconds(), room.run().now().seconds(), end.seconds())));
    clock_.put(to);
    go_on();
    recommend();
    publish_frame();
    forecast_wanted_ = true;
    answer(
        {200, fmt::format("{{\"now\":{}}}", room.run().now().seconds()), "application/json", {}});
  });
}

void Desk::forecast(Answer answer) {
  std::lock_guard const lock(mutex_);
  if (forecast_.empty()) return answer({204, "", "application/json", {}});
  answer({200, forecast_, "application/json", {}});
}

void Desk::advice(Answer answer) {
  std::lock_guard const lock(mutex_);
  if (advice_.empty()) return answer({204, "", "application/json", {}});
  answer({200, advice_, "application/json", {}});
}

LogRow Desk::log_row(JournalEntry const& entry) const {
  Scenario const& s = around_.page.world().scenario;
  Applied const applied = applied_of(entry);
  Names const words = words_of_change(s, change_of(entry.kind, entry.body, s), applied);
  return {entry.seq, entry.at, entry.kind, {entry.author, entry.role, entry.reason},
          words,     applied};
}

void Desk::log(std::int64_t from, Answer answer) {
  constexpr std::size_t kMost = 1000;
  ask([this, from, answer = std::move(answer)](DutyRoom&) {
    std::string list;
    for (JournalEntry const& entry : around_.journal.entries(from, kMost)) {
      if (!list.empty()) list += ',';
      list += log_row_json(log_row(entry));
    }
    answer(
        {200, fmt::format("{{\"last\":{},\"changes\":[{}]}}", seq_, list), "application/json", {}});
  });
}

void Desk::metrics(Answer answer) {
  ask([this, answer = std::move(answer)](DutyRoom& room) {
    auto const json = [](Latencies const& l) {
      return nlohmann::ordered_json{{"count", l.count()},
                                    {"p50_ms", l.quantile_ms(0.5)},
                                    {"p90_ms", l.quantile_ms(0.9)},
                                    {"p99_ms", l.quantile_ms(0.99)},
                                    {"most_ms", l.most_ms()}};
    };
    nlohmann::ordered_json const all{{"changes", seq_},
                                     {"open_incidents", room.run().open().size()},
                                     {"listeners", around_.hub.listeners()},
                                     {"events", around_.hub.last()},
                                     {"acknowledged", json(acknowledged_)},
                                     {"decision_cycle", json(cycle_)}};
    answer({200, all.dump(), "application/json", {}});
  });
}

void Desk::what_if(UnitAndIncident asked, int hours, Answer answer) {
  ask([this, asked, hours, answer = std::move(answer)](DutyRoom& room) {
    std::string const why = room.run().why_not(asked.unit, asked.incident);
    if (!why.empty()) return answer(refusal(422, "this order cannot be given: " + why));
    auto const now = std::make_shared<LiveRun const>(room.run().snapshot());
    auto const recommended = std::make_shared<std::vector<RecommendedOrder> const>(orders_);
    bool const taken = questions_.post(
        [this, now, recommended, asked, hours, answer] {
          auto const begin = Steady::now();
          try {
            ForecastSpec const spec{around_.policy,
                                    around_.relocation,
                                    now->world().scenario.seed,
                                    1,
                                    std::max(8, options_.futures),
                                    hours,
                                    {}};
            WhatIf const found = sc::what_if(*now, asked, *recommended, spec);
            std::string json = around_.page.what_if(found, from_seconds(seconds_since(begin)));
            answer({200, std::move(json), "application/json", {}});
          } catch (InputError const& error) {
            answer(refusal(error));
          } catch (std::exception const&) {
            answer(refusal(500, "the futures could not be simulated"));
          }
        },
        8);
    if (!taken) answer(refusal(503, "too many questions are waiting; try again"));
  });
}

}  // namespace sc
