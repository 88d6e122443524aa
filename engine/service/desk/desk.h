// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "live/duty_room.h"
#include "live/room_picture.h"
#include "service/desk/latency.h"
#include "service/desk/storm_clock.h"
#include "service/desk/worker.h"
#include "service/http/event_hub.h"
#include "service/http/request.h"
#include "service/journal/journal.h"

namespace sc {

struct DeskOptions {
  double pace = 1;         ///< 0: none
  bool automatic = false;  ///< recommended orders are carried out at once
  bool recommends = true;  ///< false: people find out themselves, as in a drill
  SimTime begin;           ///< of an empty journal: where the clock starts
  int futures = 24;        ///< per forecast; 0: none are made
  int forecast_hours = 6;
  int advice_hours = 3;
  std::function<void(SimTime)> look;  ///< hears where the clock stands, at each look at it
};

/// What the desk needs and does not own.
struct DeskSurroundings {
  std::function<DutyRoom()>
      open_room;                 ///< as at the scenario's start; called again after a failure
  DispatchPolicy const& policy;  ///< that recommends, and dispatches in futures
  RelocationPolicy const* relocation = nullptr;
  Journal& journal;
  EventHub& hub;
  RoomPage const& page;
};

/// A change as it is asked for.
struct ChangeRequest {
  std::string kind;           ///< of change_words()
  std::string body;           ///< JSON of the change
  std::optional<SimTime> at;  ///< where the clock has no pace: when; nothing: now
  std::string reason;
  std::string key;      ///< of idempotency; empty: none
  std::string request;  ///< what was asked, to know a key that is used for something else
  Identity who;
};

/// The one thread that owns the room. Changes come in one order, each as a book-keeper would have
/// it: told to the room, written to the journal, and only when that is on the disk answered and
/// told to the listeners. What the room recommends is told with it. Between changes the clock goes
/// on and forecasts are made by another thread, from copies.
///
/// If the journal cannot be written, or the room breaks, the room is opened anew from the journal:
/// nothing that was not acknowledged is in it.
class Desk {
 public:
  /// Plays the journal back first. Errors: InputError where it does not fit the scenario.
  Desk(DeskSurroundings surroundings, DeskOptions options);
  ~Desk();

  /// Answers 200 or 201 with {"seq", "at", ...}; 4xx and 5xx as docs/live.md has them.
  void change(ChangeRequest request, Answer answer);
  /// Calls with the room, on the desk's thread, after all changes before.
  void ask(std::function<void(DutyRoom&)> question);
  /// LiveState.
  void state(Answer answer);
  void what_if(UnitAndIncident asked, int hours, Answer answer);
  /// Moves a clock that has no pace.
  void move_clock(SimTime to, Answer answer);
  /// LiveForecast, LiveAdvice; 204: none yet.
  void forecast(Answer answer);
  void advice(Answer answer);
  /// LiveChange[] from this number on, at most 1000.
  void log(std::int64_t from, Answer answer);
  void metrics(Answer answer);

 private:
  using Steady = StormClock::Steady;
  struct Job {
    std::optional<ChangeRequest> change;
    std::function<void()> other;  ///< where it is no change
    Answer answer;
    Steady::time_point came;
  };
  /// A change that has been told to the room, until it is acknowledged.
  struct Pending {
    JournalEntry entry;
    std::string event;  ///< LiveChange
    HttpReply reply;
    Answer answer;
    Steady::time_point came;
    std::vector<std::pair<Answer, HttpReply>> repeats;  ///< same key, asked again meanwhile
  };

  void play_back();
  void work();
  std::vector<Job> next_jobs();
  void do_jobs(std::vector<Job> jobs);
  void go_on();
  void take_all(std::vector<Job> jobs, std::vector<Job>& others);
  static void answer_other(Job const& job);
  void take(Job job, std::vector<Pending>& pending);
  bool repeats(Job& job, std::vector<Pending>& pending);
  std::optional<IncidentId> known(Change const& change, std::vector<Pending>& pending);
  Pending told(ChangeRequest const& request, Change const& change);
  bool commit(std::vector<Pending>& pending);
  void tell();
  void recommend();
  void carry_out_recommended(bool diverts);
  [[nodiscard]] bool orders_are_due() const;
  void begin_again(std::vector<Pending>& pending, std::string const& why);
  void open_anew();
  void publish_frame();
  void note_clock();
  void want_forecast();
  void make_forecast(std::shared_ptr<LiveRun const> now);
  void keep(std::string& where, char const* event, std::string json);
  void post(Job job);
  [[nodiscard]] LogRow log_row(JournalEntry const& entry) const;

  DeskSurroundings around_;
  DeskOptions options_;
  std::optional<DutyRoom> room_;
  std::optional<SimTime> behind_;  ///< set: the room is not as the journal says, and was here
  StormClock clock_;
  RoomPicture picture_;
  std::vector<RecommendedOrder> orders_;
  std::int64_t seq_ = 0;
  Latencies cycle_, acknowledged_;
  std::vector<Steady::time_point> told_;  ///< when those changes came that no frame has told yet
  Steady::time_point frame_at_, recommended_at_, clock_noted_at_;
  SimTime forecast_at_{-1};
  bool forecast_wanted_ = true, forecast_running_ = false;
  std::shared_ptr<std::string const> state_;  ///< as of the last frame, once somebody has asked

  std::mutex mutex_;  ///< of what follows
  std::condition_variable wakes_;
  std::deque<Job> jobs_;
  std::atomic<bool> ends_ = false;  ///< set under it; futures ask without
  std::string forecast_, advice_;

  Worker futures_, questions_;  ///< end before what their jobs use
  std::thread thread_;
};

/// Tells the room what the journal says, each change at its moment. Errors: InputError naming the
/// first entry that cannot be told.
void play_back(Journal const& journal, DutyRoom& room);

}  // namespace sc
