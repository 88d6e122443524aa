// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.h"
#include "des/scheduler.h"

namespace sc::toy {

/// Size of a field of objects under passing fronts.
struct FrontsSize {
  std::uint32_t objects = 256;
  std::uint32_t jobs_each = 2;
  std::uint32_t parts = 16;
  Duration lookahead = milliseconds(100);
  Duration grain = milliseconds(1);  ///< every time is a multiple of it: coarse means many ties
  Duration front_every = whole_seconds(2);
};

/// Objects that hand on jobs as in PHOLD (toy/phold.h), with events of the whole model among them.
///
///   front    reads every object, changes every object, sets two of them to work at the same moment
///   warning  posted by an object: reads and changes every object
///   work     of three kinds: the object takes a note of it and hands the job on
///
/// Every note depends on all before it, so the digest depends on the order in which an object's
/// events, and fronts between them, were handled.
class Fronts {
 public:
  enum Kind : std::uint16_t { front, warning, work };  // and two kinds of work more
  static constexpr std::uint16_t kKindsOfWork = 3;

  explicit Fronts(FrontsSize const& size) : size_(size), objects_(size.objects) {}

  /// Creators of events: the objects, and the front.
  [[nodiscard]] std::uint32_t entities() const { return size_.objects + 1; }

  [[nodiscard]] Partitioning partitioning() const {
    Partitioning p{size_.parts, {}, size_.lookahead, work};
    for (std::uint64_t i = 0; i < size_.objects; ++i)
      p.part_of.push_back(static_cast<std::uint32_t>(i * size_.parts / size_.objects));
    return p;
  }

  template <class AnyScheduler>
  void start(AnyScheduler& scheduler) {
    for (std::uint32_t i = 0; i < size_.objects; ++i)
      for (std::uint32_t job = 0; job < size_.jobs_each; ++job)
        scheduler.post(i, SimTime{0}, static_cast<std::uint16_t>(work + job % kKindsOfWork), i);
    scheduler.post(size_.objects, SimTime{0} + size_.front_every, front, 0);
  }

  template <class AnyScheduler>
  void handle(Event const& event, AnyScheduler& scheduler) {
    if (event.kind == front) return pass(event, scheduler);
    if (event.kind == warning) return change_all(event);
    hand_on(event, scheduler);
  }

  /// One number for everything that every object has seen, in order.
  [[nodiscard]] std::uint64_t digest() const {
    std::uint64_t all = 0;
    for (Object const& object : objects_) all = (all ^ object.digest ^ object.handled) * kMix;
    return all;
  }

 private:
  static constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15U;
  static constexpr std::uint16_t kOnce = 1;  ///< flag: work that is not handed on

  struct Object {
    std::uint64_t digest = 0;
    std::uint32_t handled = 0;
  };

  void change_all(Event const& event) {
    std::uint64_t seen = digest() + event.entity;
    for (Object& object : objects_) {
      object.digest = object.digest * kMix + seen;
      seen ^= object.digest >> 7;
    }
  }

  template <class AnyScheduler>
  void pass(Event const& event, AnyScheduler& scheduler) {
    change_all(event);
    for (std::uint32_t at : {0U, static_cast<std::uint32_t>(digest() % size_.objects)})
      scheduler.post(size_.objects, event.time, work, at, 0, kOnce);
    scheduler.post(size_.objects, event.time + size_.front_every, front, 0);
  }

  template <class AnyScheduler>
  void hand_on(Event const& event, AnyScheduler& scheduler) {
    Object& object = objects_[event.target];
    object.digest = object.digest * kMix + static_cast<std::uint64_t>(event.time.ms) +
                    event.entity + event.serial;
    if (event.flags == kOnce) return;
    Stream const luck(2022, 0, Purpose::test, event.target);
    auto const word = luck.block(object.handled++);
    scheduler.post(event.target, later_than(event.time, word[0]),
                   static_cast<std::uint16_t>(work + word[1] % kKindsOfWork),
                   word[2] % 4 == 0 ? word[3] % size_.objects : event.target);
    if (word[2] % 256 == 1)
      scheduler.post(event.target, event.time + size_.lookahead, warning, event.target);
  }

  /// From lookahead to lookahead + 1 s from now, rounded up to the grain.
  [[nodiscard]] SimTime later_than(SimTime now, std::uint32_t luck) const {
    std::int64_t const ms = (now + size_.lookahead + milliseconds(luck % 1'000)).ms;
    return {(ms + size_.grain.ms - 1) / size_.grain.ms * size_.grain.ms};
  }

  FrontsSize size_;
  std::vector<Object> objects_;
};

}  // namespace sc::toy
