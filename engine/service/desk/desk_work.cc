// SPDX-License-Identifier: Apache-2.0
// The desk's thread: changes in, journal, answers and events out.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "base/refuse.h"
#include "live/live_words.h"
#include "live/room_state.h"
#include "planner/rolling.h"
#include "service/desk/desk.h"
#include "service/desk/desk_parts.h"

namespace sc {

using namespace desk;

namespace {

constexpr auto kTick =
    std::chrono::milliseconds(200);  ///< between looks at the clock: a frame each
constexpr auto kFrameGap = std::chrono::milliseconds(40);  ///< between two frames, at least
constexpr double kRecommend_s = 1;                         ///< while nothing is changed
constexpr double kClockNote_s = 1;
constexpr std::size_t kBatch = 128;  ///< changes of one transaction
constexpr Duration kForecastHolds = whole_minutes(5);

HttpReply known_reply(IncidentId incident) {
  return {200,
          fmt::format(R"({{"incident":{},"known":true}})", incident.value()),
          "application/json",
          {}};
}

}  // namespace

void Desk::work() {
  while (true) {
    std::vector<Job> jobs = next_jobs();
    if (ends_) return;
    try {
      do_jobs(std::move(jobs));
    } catch (std::exception const& error) {  // a fault of ours: those who wait are told in time
      std::cerr << "stormcrew: the room cannot go on: " << error.what() << '\n';
    }
  }
}

std::vector<Desk::Job> Desk::next_jobs() {
  // What is carried out by itself depends on the moment: one change, then its orders.
  std::size_t const batch = options_.automatic && !clock_.paced() ? 1 : kBatch;
  std::unique_lock lock(mutex_);
  auto const tick = told_.empty() ? kTick : kFrameGap;
  wakes_.wait_for(lock, tick, [&] { return ends_ || !jobs_.empty(); });
  std::vector<Job> jobs;
  while (!jobs_.empty() && jobs.size() < batch) {
    jobs.push_back(std::move(jobs_.front()));
    jobs_.pop_front();
  }
  return jobs;
}

void Desk::do_jobs(std::vector<Job> jobs) {
  if (behind_) open_anew();
  go_on();
  std::vector<Job> others;
  take_all(std::move(jobs), others);
  // Whoever asks is told what came before.
  bool const asked = !others.empty() && !told_.empty();
  if (options_.automatic || asked || Steady::now() - frame_at_ >= kFrameGap) tell();
  for (Job& job : others) answer_other(job);
  note_clock();
  want_forecast();
}

/// What is recommended now and what is new. Under many changes one frame tells several.
void Desk::tell() {
  bool const changed = !told_.empty();
  bool const due = clock_.paced() && seconds_since(recommended_at_) >= kRecommend_s;
  if (changed || due) recommend();
  if (changed || clock_.paced()) publish_frame();
  forecast_wanted_ = forecast_wanted_ || changed;
}

void Desk::recommend() {
  if (options_.automatic) carry_out_recommended(!told_.empty());
  if (options_.recommends) orders_ = room_->recommend();
  recommended_at_ = Steady::now();
}

/// A question that fails is left without an answer, which the server gives in time; the room goes
/// on.
void Desk::answer_other(Job const& job) {
  try {
    job.other();
  } catch (std::exception const& error) {
    std::cerr << "stormcrew: a question failed: " << error.what() << '\n';
  }
}

/// Changes are acknowledged together; whoever asks for something else is answered afterwards.
void Desk::take_all(std::vector<Job> jobs, std::vector<Job>& others) {
  std::vector<Pending> pending;
  for (Job& job : jobs) {
    if (job.change)
      take(std::move(job), pending);
    else
      others.push_back(std::move(job));
  }
  commit(pending);
}

/// The room is where the clock is.
void Desk::go_on() {
  SimTime const t = std::min(clock_.at(), room_->world().scenario.end);
  if (t > room_->run().now()) room_->run().go_on_to(t);
  if (options_.look) options_.look(room_->run().now());
}

/// One with a key that was used before gets the answer that was given then. What it repeats may not
/// be on the disk yet: then it waits for that. True: that is all there is to do.
bool Desk::repeats(Job& job, std::vector<Pending>& pending) {
  ChangeRequest const& request = *job.change;
  if (request.key.empty()) return false;
  auto const same = std::find_if(pending.begin(), pending.end(), [&](Pending const& it) {
    return it.entry.author == request.who.name && it.entry.key == request.key;
  });
  bool const waits = same != pending.end();
  std::optional<JournalEntry> before =
      waits ? same->entry : around_.journal.find(request.who.name, request.key);
  if (!before) return false;
  HttpReply reply = refusal(409, "this idempotency key was used for another request");
  if (before->request == request.request) {
    reply = made(before->reply, before->kind);
    reply.headers.emplace_back("Idempotency-Replayed", "true");
  }
  if (waits)
    same->repeats.push_back({std::move(job.answer), std::move(reply)});
  else
    job.answer(std::move(reply));
  return true;
}

/// The incident of a report with a reference that the room has: the same alert from somebody else,
/// or with another key, is no second one. It is answered when the first is on the disk.
std::optional<IncidentId> Desk::known(Change const& change, std::vector<Pending>& pending) {
  auto const* const report = std::get_if<ReportChange>(&change);
  if (!report || report->reference.empty() || !room_->of_reference(report->reference)) return {};
  commit(pending);
  pending.clear();
  return room_->of_reference(report->reference);
}

void Desk::take(Job job, std::vector<Pending>& pending) {
  if (repeats(job, pending)) return;
  try {
    Change const change = change_of(job.change->kind, job.change->body, room_->world().scenario);
    if (auto const incident = known(change, pending)) return job.answer(known_reply(*incident));
    Pending one = told(*job.change, change);
    one.answer = std::move(job.answer);
    one.came = job.came;
    pending.push_back(std::move(one));
  } catch (InputError const& error) {
    job.answer(refusal(error));
  } catch (std::exception const& error) {
    job.answer(refusal(500, "the change broke the room, which is opened anew"));
    begin_again(pending, error.what());
  }
}

/// Tells the room the change, which is what the request's body says; nothing is acknowledged yet.
Desk::Pending Desk::told(ChangeRequest const& request, Change const& change) {
  Scenario const& s = room_->world().scenario;
  SimTime const now = room_->run().now();
  if (request.at && clock_.paced()) refuse("time (must be left out: the clock keeps its own pace)");
  if (request.at && (*request.at < now || *request.at > s.end))
    refuse(fmt::format("time = {} s (must be from now, {} s, to the end, {} s)",
                       request.at->seconds(), now.seconds(), s.end.seconds()));
  if (request.at) {
    clock_.put(*request.at);
    room_->run().go_on_to(*request.at);
  }
  Pending one;
  Author const author{request.who.name, std::string(name_of(request.who.role)), request.reason};
  Applied const applied = room_->apply(change, author);
  one.entry = {++seq_,
               room_->run().now(),
               wall_unix_ms(),
               author.name,
               author.role,
               author.reason,
               request.key,
               request.request,
               request.kind,
               json_of(change, s),
               ""};
  one.entry.reply = reply_json(one.entry, applied);
  one.reply = made(one.entry.reply, request.kind);
  Names const words = words_of_change(s, change, applied);
  one.event = log_row_json({seq_, one.entry.at, request.kind, author, words, applied});
  return one;
}

/// On the disk first, then answered. False: it could not be written, and nothing was changed.
bool Desk::commit(std::vector<Pending>& pending) {
  if (pending.empty()) return true;
  std::vector<JournalEntry> entries;
  for (Pending const& it : pending) entries.push_back(it.entry);
  try {
    around_.journal.append(entries);
  } catch (std::exception const& error) {
    begin_again(pending, error.what());
    return false;
  }
  for (Pending& it : pending) {
    if (it.answer) {
      it.answer(it.reply);
      acknowledged_.add(seconds_since(it.came));
      told_.push_back(it.came);
    }
    for (auto& [answer, reply] : it.repeats) answer(std::move(reply));
    around_.hub.publish("change", it.event);
  }
  return true;
}

/// What was told but not written never was.
void Desk::begin_again(std::vector<Pending>& pending, std::string const& why) {
  std::cerr << "stormcrew: the room is opened anew from the journal: " << why << '\n';
  for (Pending& it : pending) {
    HttpReply const sorry = refusal(503, "the journal could not be written; nothing was changed");
    if (it.answer) it.answer(sorry);
    for (auto& [answer, reply] : it.repeats) answer(sorry);
  }
  pending.clear();
  if (!behind_) behind_ = room_->run().now();
  open_anew();
}

/// Should it fail, the room is what it should not be, and nobody sees it before this has succeeded.
void Desk::open_anew() {
  play_back();
  room_->run().go_on_to(*behind_);
  orders_.clear();
  behind_.reset();
}

/// As if somebody accepted what is recommended: once for each moment, as the scenario's own
/// dispatch epochs are, since a policy that is asked again and again may send units to and fro.
/// Between changes nobody is taken from an incident, for the same reason.
void Desk::carry_out_recommended(bool diverts) {
  Identity const self{kSelf, Role::dispatcher};
  Scenario const& s = room_->world().scenario;
  std::vector<Pending> pending;
  for (RecommendedOrder const& order : room_->recommend()) {
    bool const possible = room_->run().why_not(order.unit, order.incident).empty();
    if (!possible || (order.diverts && !diverts)) continue;
    std::string const id = order_id(s, order.unit, order.incident);
    OrderChange const change{order.unit, order.incident, {}, id};
    try {
      pending.push_back(told({"order", "", {}, "recommended", "", "", self}, change));
    } catch (std::exception const& error) {
      return begin_again(pending, error.what());
    }
  }
  (void)commit(pending);
}

void Desk::publish_frame() {
  state_.reset();
  around_.hub.publish("frame", picture_.next_frame(*room_, orders_, seq_));
  frame_at_ = Steady::now();
  for (Steady::time_point const came : told_) cycle_.add(seconds_since(came));
  told_.clear();
}

void Desk::note_clock() {
  if (seconds_since(clock_noted_at_) < kClockNote_s) return;
  clock_noted_at_ = Steady::now();
  try {
    around_.journal.note_clock({room_->run().now(), wall_unix_ms()});
  } catch (std::exception const& error) {
    std::cerr << "stormcrew: the clock was not noted: " << error.what() << '\n';
  }
}

/// After changes, and when the last has grown old. One at a time.
void Desk::want_forecast() {
  SimTime const now = room_->run().now();
  bool const old = now - forecast_at_ >= kForecastHolds;
  {
    std::lock_guard const lock(mutex_);
    if (options_.futures == 0 || forecast_running_ || !(forecast_wanted_ || old)) return;
    forecast_running_ = true;
  }
  forecast_wanted_ = false;
  forecast_at_ = now;
  auto const copy = std::make_shared<LiveRun const>(room_->run().snapshot());
  futures_.post([this, copy] { make_forecast(copy); });
}

/// On the worker's thread.
void Desk::make_forecast(std::shared_ptr<LiveRun const> now) {
  auto const begin = Steady::now();
  try {
    Forecast const f = sc::forecast(
        *now, {around_.policy, around_.relocation, now->world().scenario.seed, 1, options_.futures,
               options_.forecast_hours, whole_minutes(10), [this] { return ends_.load(); }});
    if (ends_) return;
    keep(forecast_, "forecast", around_.page.forecast(f, from_seconds(seconds_since(begin))));
    RollingPlan const plan =
        plan_hours(now->world(), storm_state_of(*now), options_.advice_hours, 1);
    keep(advice_, "advice", around_.page.advice(plan, now->now()));
  } catch (std::exception const& error) {
    std::cerr << "stormcrew: no forecast: " << error.what() << '\n';
  }
  std::lock_guard const lock(mutex_);
  forecast_running_ = false;
}

/// Kept before it is told: whoever hears of it and asks gets no older one.
void Desk::keep(std::string& where, char const* event, std::string json) {
  {
    std::lock_guard const lock(mutex_);
    where = json;
  }
  around_.hub.publish(event, json);
}

}  // namespace sc
