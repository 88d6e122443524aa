// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "des/event.h"

namespace sc {

/// A bucketed priority queue of events in their total order: a calendar queue (Brown 1988, CACM 31,
/// 1220-1227) in two rings, whose bucket width follows the events.
///
///   time  ->  |current| near: 2 x 256 buckets | distant: 256 x 256 buckets | remote: a list
///
/// Buckets are unsorted until they are opened; the open one is a sorted array. Distant buckets are
/// spread over the near ring when time comes to them. Events lie in chunks of a pool that only
/// grows, so a queue whose size has settled allocates nothing.
///
/// Meant for hold patterns (pop one, push a few later ones), where push and pop cost O(1); any
/// order of pushes is right, though slower when they lie before what was popped last.
class EventQueue {
 public:
  EventQueue();

  void push(Event const& event) {
    ++size_;
    place(event);
  }

  /// Takes the earliest event if its time is before `limit`.
  bool pop_before(SimTime limit, Event& event) {
    if (current_.empty() && late_.empty() && !open_next(limit)) return false;
    return take(limit, event);
  }

  /// The event that will probably come `ahead` (from 1) after the one taken last; nothing when that
  /// is not at hand. A hint.
  [[nodiscard]] Event const* upcoming(std::size_t ahead) const {
    return ahead <= current_.size() ? &current_[current_.size() - ahead] : nullptr;
  }

  /// Time of the earliest event; kNever when there is none.
  [[nodiscard]] SimTime next_time() const;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  /// Takes every event, in no particular order.
  std::vector<Event> drain();
  /// Present bucket width [ms], for tests.
  [[nodiscard]] std::int64_t bucket_width_ms() const { return std::int64_t{1} << shift_; }

 private:
  static constexpr int kBlockBits = 8;
  static constexpr std::int64_t kBlock = 1 << kBlockBits;  ///< buckets of a block
  static constexpr std::size_t kNear = 2 * kBlock;         ///< near ring: two blocks
  static constexpr std::int64_t kDistant = 256;            ///< distant ring: blocks
  static constexpr std::uint32_t kNone = UINT32_MAX;
  static constexpr std::uint32_t kChunkEvents = 7;

  /// Events of one bucket, linked. The first chunk is the one being filled, the others are full.
  struct alignas(64) Chunk {
    std::array<Event, kChunkEvents> events;
    std::uint32_t next = kNone;
  };
  static_assert(sizeof(Chunk) == 256);

  /// A bucket: its chunks and how many events the first holds, so that adding one need not wait
  /// for the chunk to come from memory.
  struct Bucket {
    std::uint32_t first = kNone;
    std::uint32_t count = kChunkEvents;
  };

  /// Buckets of one ring and which of them hold anything.
  template <std::size_t n>
  struct Ring {
    std::array<Bucket, n> bucket{};
    std::array<std::uint64_t, n / 64> used{};
    static std::size_t slot(std::int64_t number) { return static_cast<std::size_t>(number) % n; }
    /// First used bucket number in [from, to), or `to`.
    [[nodiscard]] std::int64_t next_used(std::int64_t from, std::int64_t to) const;
    void mark(std::size_t s) { used[s / 64] |= std::uint64_t{1} << (s % 64); }
    /// Takes what the bucket holds.
    Bucket take(std::size_t s) {
      used[s / 64] &= ~(std::uint64_t{1} << (s % 64));
      return std::exchange(bucket[s], {});
    }
  };

  void place(Event const& event) {
    std::int64_t const bucket = event.time.ms >> shift_;
    if (bucket <= opened_) return insert_current(event);
    if (bucket < near_end_) return append(near_, near_.slot(bucket), event);
    place_far(event, bucket >> kBlockBits);
  }

  template <std::size_t n>
  void append(Ring<n>& ring, std::size_t slot, Event const& event) {
    Bucket& bucket = ring.bucket[slot];
    if (bucket.count == kChunkEvents) {
      bucket = {new_chunk(bucket.first), 0};
      ring.mark(slot);
    }
    pool_[bucket.first].events[bucket.count++] = event;
  }

  std::uint32_t new_chunk(std::uint32_t next) {
    if (free_ == kNone) grow_pool();
    std::uint32_t const at = free_;
    free_ = pool_[at].next;
    pool_[at].next = next;
    return at;
  }

  bool take(SimTime limit, Event& event) {
    bool const from_late =
        !late_.empty() && (current_.empty() || earlier(late_.front(), current_.back()));
    Event const& first = from_late ? late_.front() : current_.back();
    if (first.time >= limit) return false;
    event = first;
    --size_;
    if (from_late)
      pop_late();
    else
      current_.pop_back();
    return true;
  }

  void insert_current(Event const& event);
  void pop_late();
  void place_far(Event const& event, std::int64_t block);
  bool open_next(SimTime limit);
  void sort_current();
  [[nodiscard]] std::int64_t next_bucket(std::int64_t stop_before);
  void enter_block(std::int64_t block);
  void spread(std::int64_t block);
  void fetch_remote();
  [[nodiscard]] std::int64_t first_remote_block() const;
  void grow_pool();
  template <class Take>
  void empty_chunks(Bucket bucket, Take take);
  void fetch_ahead() const;
  [[nodiscard]] bool time_to_look() const { return opened_events_ > 512 && opened_events_ > size_; }
  void adapt();
  void rebuild(int shift);

  int shift_ = 8;             ///< a bucket is 2^shift_ ms wide
  std::int64_t opened_ = -1;  ///< number of the bucket opened last: events up to it are in current_
  std::int64_t near_end_ = kNear;            ///< first bucket behind the near ring
  std::int64_t block_ = 0;                   ///< block of the near ring's first half
  std::int64_t distant_end_ = 2 + kDistant;  ///< first block behind the distant ring
  std::size_t size_ = 0;
  std::vector<Event> current_;  ///< latest first: the next event is at the back
  std::vector<Event> late_;     ///< heap of events that came into a long current bucket
  std::vector<Event> remote_;
  std::vector<Chunk> pool_;
  std::uint32_t free_ = kNone;
  Ring<kNear> near_;
  Ring<kDistant> distant_;
  // since the last look at the width
  std::uint32_t opened_buckets_ = 0;
  std::uint32_t opened_events_ = 0;
};

}  // namespace sc
