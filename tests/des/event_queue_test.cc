// SPDX-License-Identifier: Apache-2.0
#include "des/event_queue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <vector>

#include "base/random.h"
#include "des/toy/heap_queue.h"

namespace sc {
namespace {

constexpr SimTime kFarOff{whole_hours(144).ms};

Stream luck(std::uint32_t entity) {
  return {2023, 0, Purpose::test, entity};
}

/// An event whose kind and creator often agree with those of others; the serial is its own.
Event event_at(SimTime time, std::uint32_t serial) {
  auto const word = luck(99).block(serial);
  Event event{time, word[0] % 5, serial, word[1], static_cast<std::uint16_t>(word[2] % 3)};
  event.payload = word[3];
  return event;
}

using Times = std::vector<std::int64_t>;

/// `n` times drawn by `draw(stream, i)` [ms].
template <class Draw>
Times times(std::int64_t n, Draw draw) {
  Stream stream = luck(1);
  Times all;
  for (std::int64_t i = 0; i < n; ++i) all.push_back(draw(stream, i));
  return all;
}

std::int64_t within(Stream& stream, Duration span) {
  return static_cast<std::int64_t>(stream.uniform() * static_cast<double>(span.ms));
}

Times uniform() {
  return times(20'000, [](Stream& s, auto) { return within(s, whole_minutes(10)); });
}
Times all_equal() {
  return times(3'000, [](Stream&, auto) { return std::int64_t{777}; });
}
/// 40 bursts of 5 ms, an hour apart.
Times clustered() {
  return times(20'000, [](Stream& s, auto i) {
    return whole_hours(i % 40).ms + within(s, milliseconds(5));
  });
}
/// Half within a few ms, half anywhere in six days.
Times far_and_near() {
  return times(20'000, [](Stream& s, auto i) {
    return within(s, i % 2 == 0 ? milliseconds(7) : Duration{kFarOff.ms});
  });
}
Times negative() {
  return times(10'000, [](Stream& s, auto) { return within(s, whole_hours(48)) - 86'400'000; });
}
/// From 1 ms to 4,000 years, every power of two alike.
Times all_scales() {
  return times(10'000, [](Stream& s, auto i) {
    return within(s, milliseconds(std::int64_t{1} << (i % 47)));
  });
}
Times descending() {
  return times(5'000, [](Stream&, auto i) { return 1'000'000 - 13 * i; });
}
Times one() {
  return {5};
}

struct Pushes {
  char const* name;
  Times (*draw)();
  friend std::ostream& operator<<(std::ostream& os, Pushes const& p) { return os << p.name; }
};

std::vector<Event> events(Pushes const& pushes) {
  std::vector<Event> all;
  for (std::int64_t const ms : pushes.draw())
    all.push_back(event_at(SimTime{ms}, static_cast<std::uint32_t>(all.size())));
  return all;
}

std::vector<Event> sorted(std::vector<Event> events) {
  std::sort(events.begin(), events.end(), earlier);
  return events;
}

EventQueue queue_of(std::vector<Event> const& events) {
  EventQueue queue;
  for (Event const& event : events) queue.push(event);
  return queue;
}

std::vector<Event> pop_before(EventQueue& queue, SimTime limit) {
  std::vector<Event> popped;
  for (Event event; queue.pop_before(limit, event);) popped.push_back(event);
  return popped;
}

/// Pops behind limits 1, 2, 3, ... of which each is a third of the way to the event after the
/// next, so that limits cut buckets, fall between events and on them.
std::vector<Event> pop_up_to_many_limits(EventQueue& queue) {
  std::vector<Event> popped;
  std::int64_t step = 1;
  while (!queue.empty()) {
    SimTime const limit = queue.next_time() + milliseconds(step);
    step = (step * 7 + 1) % 5'003;
    std::vector<Event> const some = pop_before(queue, limit);
    popped.insert(popped.end(), some.begin(), some.end());
    EXPECT_GE(queue.next_time(), limit);
  }
  return popped;
}

class EventQueuePushes : public testing::TestWithParam<Pushes> {};

TEST_P(EventQueuePushes, ComeOutInTheTotalOrder) {
  EventQueue queue = queue_of(events(GetParam()));
  EXPECT_EQ(pop_before(queue, kNever), sorted(events(GetParam())));
  EXPECT_TRUE(queue.empty());
}

TEST_P(EventQueuePushes, ComeOutInTheTotalOrderWhereLimitsCutBuckets) {
  EventQueue queue = queue_of(events(GetParam()));
  EXPECT_EQ(pop_up_to_many_limits(queue), sorted(events(GetParam())));
}

TEST_P(EventQueuePushes, AreCounted) {
  EXPECT_EQ(queue_of(events(GetParam())).size(), events(GetParam()).size());
}

TEST_P(EventQueuePushes, ShowTheTimeOfTheEarliest) {
  EXPECT_EQ(queue_of(events(GetParam())).next_time(), sorted(events(GetParam())).front().time);
}

TEST_P(EventQueuePushes, AreAllDrained) {
  EventQueue queue = queue_of(events(GetParam()));
  EXPECT_EQ(sorted(queue.drain()), sorted(events(GetParam())));
  EXPECT_TRUE(queue.empty());
  EXPECT_EQ(queue.next_time(), kNever);
}

TEST_P(EventQueuePushes, AreTakenAgainAfterADrain) {
  EventQueue queue = queue_of(events(GetParam()));
  pop_before(queue, sorted(events(GetParam()))[events(GetParam()).size() / 2].time);
  for (Event const& event : queue.drain()) queue.push(event);
  EXPECT_EQ(pop_before(queue, kNever).back(), sorted(events(GetParam())).back());
}

INSTANTIATE_TEST_SUITE_P(Any, EventQueuePushes,
                         testing::Values(Pushes{"uniform", uniform}, Pushes{"all_equal", all_equal},
                                         Pushes{"clustered", clustered},
                                         Pushes{"far_and_near", far_and_near},
                                         Pushes{"negative", negative},
                                         Pushes{"all_scales", all_scales},
                                         Pushes{"descending", descending}, Pushes{"one", one}),
                         [](auto const& pushes) { return pushes.param.name; });

/// How far behind the popped event the next one is pushed [ms].
using Increment = std::int64_t (*)(Stream&);

std::int64_t exponential(Stream& s) {
  return from_seconds(s.exponential(10)).ms;
}
std::int64_t often_none(Stream& s) {
  return s.below(4) == 0 ? 1 : 0;
}
std::int64_t milliseconds_or_days(Stream& s) {
  return s.below(2) == 0 ? 1 + s.below(5) : within(s, Duration{kFarOff.ms});
}
std::int64_t before_and_after(Stream& s) {
  return from_seconds(s.exponential(10)).ms - 9'000;
}
std::int64_t far_before_and_after(Stream& s) {
  return within(s, whole_hours(20)) - whole_hours(9).ms;
}

/// The hold pattern: pop one, push a later one, `steps` times. What came out, in order.
template <class Queue>
class Hold {
 public:
  explicit Hold(std::uint32_t size) {
    for (; serial_ < size; ++serial_) queue.push(event_at(SimTime{serial_ % 100}, serial_));
  }
  void run(std::uint32_t steps, Increment increment) {
    for (std::uint32_t i = 0; i < steps; ++i) step(kNever, increment);
  }
  /// As the windows of a kernel: pops before a limit, which then moves on.
  void run_windows(std::uint32_t windows, Duration width, Increment increment) {
    for (std::uint32_t w = 0; w < windows; ++w) {
      SimTime const limit = queue.next_time() + width;
      while (step(limit, increment)) {
      }
    }
  }

  Queue queue;
  std::vector<Event> popped;

 private:
  bool step(SimTime limit, Increment increment) {
    Event event;
    if (!queue.pop_before(limit, event)) return false;
    popped.push_back(event);
    queue.push(event_at(event.time + milliseconds(increment(draws_)), serial_++));
    return true;
  }

  Stream draws_ = luck(2);
  std::uint32_t serial_ = 0;
};

struct HoldCase {
  char const* name;
  std::uint32_t size;
  Increment increment;
  friend std::ostream& operator<<(std::ostream& os, HoldCase const& h) { return os << h.name; }
};

class EventQueueHold : public testing::TestWithParam<HoldCase> {};

TEST_P(EventQueueHold, PopsWhatAHeapPops) {
  Hold<EventQueue> ours(GetParam().size);
  Hold<toy::HeapQueue> heap(GetParam().size);
  ours.run(30'000, GetParam().increment);
  heap.run(30'000, GetParam().increment);
  EXPECT_EQ(ours.popped, heap.popped);
  EXPECT_EQ(ours.queue.size(), GetParam().size);
  EXPECT_EQ(ours.queue.next_time(), heap.queue.next_time());
}

INSTANTIATE_TEST_SUITE_P(
    Any, EventQueueHold,
    testing::Values(HoldCase{"exponential_one", 1, exponential},
                    HoldCase{"exponential_few", 7, exponential},
                    HoldCase{"exponential_many", 5'000, exponential},
                    HoldCase{"often_none", 1'000, often_none},
                    HoldCase{"milliseconds_or_days", 2'000, milliseconds_or_days},
                    HoldCase{"before_and_after", 1'000, before_and_after},
                    HoldCase{"far_before_and_after", 300, far_before_and_after}),
    [](auto const& hold) { return hold.param.name; });

class EventQueueWindows : public testing::TestWithParam<std::int64_t> {};

TEST_P(EventQueueWindows, PopsWhatAHeapPopsBeforeMovingLimits) {
  Hold<EventQueue> ours(500);
  Hold<toy::HeapQueue> heap(500);
  ours.run_windows(300, milliseconds(GetParam()), exponential);
  heap.run_windows(300, milliseconds(GetParam()), exponential);
  EXPECT_EQ(ours.popped, heap.popped);
}

INSTANTIATE_TEST_SUITE_P(WidthInMs, EventQueueWindows, testing::Values(1, 37, 1'000, 30'000));

std::int64_t mean_of_100_s(Stream& s) {
  return from_seconds(s.exponential(100)).ms;
}
std::int64_t mean_of_100_ms(Stream& s) {
  return from_seconds(s.exponential(0.1)).ms;
}

/// First one spacing of events, then another a thousand times as dense or as thin.
struct Change {
  char const* name;
  std::uint32_t size;
  Increment before, after;
  double least_ratio, greatest_ratio;  ///< bounds of width after / width before
  friend std::ostream& operator<<(std::ostream& os, Change const& c) { return os << c.name; }
};

class EventQueueChange : public testing::TestWithParam<Change> {};

TEST_P(EventQueueChange, IsFollowedByTheBucketWidthInOrder) {
  Hold<EventQueue> ours(GetParam().size);
  Hold<toy::HeapQueue> heap(GetParam().size);
  ours.run(60'000, GetParam().before);
  auto const width_before = static_cast<double>(ours.queue.bucket_width_ms());
  ours.run(60'000, GetParam().after);
  heap.run(60'000, GetParam().before);
  heap.run(60'000, GetParam().after);
  EXPECT_EQ(ours.popped, heap.popped);
  double const ratio = static_cast<double>(ours.queue.bucket_width_ms()) / width_before;
  EXPECT_GE(ratio, GetParam().least_ratio);
  EXPECT_LE(ratio, GetParam().greatest_ratio);
}

INSTANTIATE_TEST_SUITE_P(
    Of1000, EventQueueChange,
    testing::Values(Change{"denser", 200, mean_of_100_s, mean_of_100_ms, 1.0 / 8192, 1.0 / 128},
                    Change{"thinner", 200, mean_of_100_ms, mean_of_100_s, 128, 8192},
                    Change{"few_denser", 3, mean_of_100_s, mean_of_100_ms, 1.0 / 8192, 1.0 / 128},
                    Change{"few_thinner", 3, mean_of_100_ms, mean_of_100_s, 128, 8192}),
    [](auto const& change) { return change.param.name; });

/// Grows from 2 events to 20,000, which all come into the same times.
TEST(EventQueue, NarrowsItsBucketsWhenAThinQueueFills) {
  Hold<EventQueue> hold(2);
  hold.run(60'000, mean_of_100_s);
  std::int64_t const width_before = hold.queue.bucket_width_ms();
  SimTime const now = hold.queue.next_time();
  for (std::uint32_t i = 0; i < 20'000; ++i) hold.queue.push(event_at(now, 200'000 + i));
  hold.run(200'000, mean_of_100_s);
  EXPECT_LE(hold.queue.bucket_width_ms() * 128, width_before);
}

TEST(EventQueue, HasNothingBeforeTheFirstPush) {
  EventQueue queue;
  Event event;
  EXPECT_FALSE(queue.pop_before(kNever, event));
  EXPECT_EQ(queue.next_time(), kNever);
  EXPECT_EQ(queue.size(), 0U);
  EXPECT_TRUE(queue.drain().empty());
}

TEST(EventQueue, KeepsAnEventAtTheLimit) {
  EventQueue queue = queue_of({event_at(SimTime{100}, 0)});
  EXPECT_TRUE(pop_before(queue, SimTime{100}).empty());
  EXPECT_EQ(pop_before(queue, SimTime{101}).size(), 1U);
}

TEST(EventQueue, TakesWhatIsPushedBeforeAnEventThatALimitHeldBack) {
  EventQueue queue = queue_of({event_at(SimTime{200}, 0)});
  pop_before(queue, SimTime{150});
  queue.push(event_at(SimTime{160}, 1));
  EXPECT_EQ(queue.next_time(), SimTime{160});
  EXPECT_EQ(pop_before(queue, kNever).front().time, SimTime{160});
}

}  // namespace
}  // namespace sc
