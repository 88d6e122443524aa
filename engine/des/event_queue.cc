// SPDX-License-Identifier: Apache-2.0
#include "des/event_queue.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace sc {
namespace {

/// A bucket of this many events is sorted by insertion; and into a current bucket of up to this
/// many, new events are inserted in order.
constexpr std::size_t kSmall = 32;
/// Mean events of an opened bucket, those included that came while it was open, that are left as
/// they are.
constexpr std::uint32_t kFewEvents = 4;
constexpr std::uint32_t kManyEvents = 20;
constexpr std::uint32_t kWished = 9;
/// So many late events in a bucket that it may be far too wide.
constexpr std::size_t kCrowd = 128;
constexpr int kWidestShift = 40;
constexpr std::size_t kFirstChunks = 16;

void insertion_sort_latest_first(std::vector<Event>& events) {
  for (std::size_t i = 1; i < events.size(); ++i) {
    Event const event = events[i];
    std::size_t k = i;
    for (; k > 0 && earlier(events[k - 1], event); --k) events[k] = events[k - 1];
    events[k] = event;
  }
}

}  // namespace

std::string describe(Event const& e) {
  return fmt::format("event at {:.3f} s, kind {}, by {} no. {}, for {}", e.time.seconds(), e.kind,
                     e.entity, e.serial, e.target);
}

template <std::size_t n>
std::int64_t EventQueue::Ring<n>::next_used(std::int64_t from, std::int64_t to) const {
  for (std::int64_t number = from; number < to;) {
    std::size_t const s = slot(number);
    std::uint64_t const word = used[s / 64] >> (s % 64);
    if (word != 0) return std::min(to, number + std::countr_zero(word));
    number += static_cast<std::int64_t>(64 - s % 64);
  }
  return to;
}

EventQueue::EventQueue() {
  current_.reserve(4 * kSmall);
  late_.reserve(kSmall);
  grow_pool();
}

void EventQueue::grow_pool() {
  std::size_t const before = pool_.size();
  std::size_t const after = std::max(kFirstChunks, 2 * before);
  pool_.resize(after);
  for (std::size_t i = before; i < after; ++i)
    pool_[i].next = i + 1 < after ? static_cast<std::uint32_t>(i + 1) : free_;
  free_ = static_cast<std::uint32_t>(before);
}

void EventQueue::insert_current(Event const& event) {
  ++opened_events_;
  if (current_.size() > kSmall) {
    late_.push_back(event);
    std::push_heap(late_.begin(), late_.end(), later);
    if (late_.size() > kCrowd && time_to_look()) adapt();  // not only when years of it are over
    return;
  }
  current_.push_back(event);
  std::size_t k = current_.size() - 1;
  for (; k > 0 && earlier(current_[k - 1], event); --k) current_[k] = current_[k - 1];
  current_[k] = event;
}

void EventQueue::pop_late() {
  std::pop_heap(late_.begin(), late_.end(), later);
  late_.pop_back();
}

void EventQueue::place_far(Event const& event, std::int64_t block) {
  if (block < distant_end_)
    append(distant_, distant_.slot(block), event);
  else
    remote_.push_back(event);
}

template <class Take>
void EventQueue::empty_chunks(Bucket bucket, Take take) {
  std::uint32_t count = bucket.count;
  for (std::uint32_t at = bucket.first; at != kNone; count = kChunkEvents) {
    for (std::uint32_t i = 0; i < count; ++i) take(Event(pool_[at].events[i]));
    std::uint32_t const next = pool_[at].next;
    pool_[at].next = free_;
    free_ = at;
    at = next;
  }
}

/// The bucket after this one is on its way from memory while this one is worked on.
void EventQueue::fetch_ahead() const {
  std::int64_t const bucket = near_.next_used(opened_ + 1, near_end_);
  if (bucket == near_end_) return;
  char const* const chunk =
      reinterpret_cast<char const*>(&pool_[near_.bucket[near_.slot(bucket)].first]);
  for (std::size_t line = 0; line < sizeof(Chunk); line += 64) __builtin_prefetch(chunk + line);
}

/// Opens the first bucket that holds anything, if it begins before `limit`.
bool EventQueue::open_next(SimTime limit) {
  if (size_ == 0) return false;
  if (time_to_look()) adapt();
  if (!current_.empty()) return true;  // the width has changed
  std::int64_t const stop = (limit.ms + (std::int64_t{1} << shift_) - 1) >> shift_;
  std::int64_t const bucket = next_bucket(stop);
  if (bucket >= stop) return false;
  opened_ = bucket;
  empty_chunks(near_.take(near_.slot(bucket)),
               [&](Event const& event) { current_.push_back(event); });
  fetch_ahead();
  ++opened_buckets_;
  opened_events_ += static_cast<std::uint32_t>(current_.size());
  sort_current();
  return true;
}

void EventQueue::sort_current() {
  if (current_.size() <= kSmall)
    insertion_sort_latest_first(current_);
  else
    std::sort(current_.begin(), current_.end(), later);
}

/// Number of the first used bucket, brought into the near ring; or any number from `stop_before` on
/// when there is none before it. Time does not pass `stop_before`.
std::int64_t EventQueue::next_bucket(std::int64_t stop_before) {
  for (;;) {
    std::int64_t const found = near_.next_used(opened_ + 1, near_end_);
    if (found < near_end_ || found >= stop_before) {
      std::int64_t const block = found >> kBlockBits;
      if (found < stop_before && block > block_) enter_block(block);
      return found;
    }
    std::int64_t block = distant_.next_used(block_ + 2, distant_end_);
    if (block == distant_end_) block = first_remote_block();
    if ((block << kBlockBits) >= stop_before) return stop_before;
    enter_block(block);
  }
}

/// Of the events in the list; that of kNever when there is none.
std::int64_t EventQueue::first_remote_block() const {
  SimTime first = kNever;
  for (Event const& event : remote_) first = std::min(first, event.time);
  return first.ms >> shift_ >> kBlockBits;
}

/// The near ring comes to begin with `block`, before which nothing is left.
void EventQueue::enter_block(std::int64_t block) {
  std::int64_t const first_new = std::max(block, block_ + 2);
  opened_ = std::max(opened_, (block << kBlockBits) - 1);
  block_ = block;
  near_end_ = (block + 2) << kBlockBits;
  if (distant_end_ < block + 2 + kDistant / 2) fetch_remote();
  for (std::int64_t b = first_new; b < block + 2; ++b) spread(b);
}

/// Distributes a distant block over the near ring.
void EventQueue::spread(std::int64_t block) {
  empty_chunks(distant_.take(distant_.slot(block)), [&](Event const& event) { place(event); });
}

/// Takes those remote events into the rings whose time has come near; skips to them when they are
/// all there is.
void EventQueue::fetch_remote() {
  distant_end_ = block_ + 2 + kDistant;
  std::vector<Event> stay;
  stay.swap(remote_);
  std::erase_if(stay, [&](Event const& event) {
    bool const near = (event.time.ms >> shift_ >> kBlockBits) < distant_end_;
    if (near) place(event);
    return near;
  });
  stay.insert(stay.end(), remote_.begin(), remote_.end());
  remote_.swap(stay);
}

SimTime EventQueue::next_time() const {
  if (size_ == 0) return kNever;
  SimTime best = kNever;
  if (!current_.empty()) best = current_.back().time;
  if (!late_.empty()) best = std::min(best, late_.front().time);
  if (best != kNever) return best;
  auto const earliest = [&](Bucket bucket) {
    std::uint32_t count = bucket.count;
    for (std::uint32_t at = bucket.first; at != kNone; at = pool_[at].next, count = kChunkEvents)
      for (std::uint32_t i = 0; i < count; ++i) best = std::min(best, pool_[at].events[i].time);
    return best;
  };
  std::int64_t const bucket = near_.next_used(opened_ + 1, near_end_);
  if (bucket < near_end_) return earliest(near_.bucket[near_.slot(bucket)]);
  std::int64_t const block = distant_.next_used(block_ + 2, distant_end_);
  if (block < distant_end_) return earliest(distant_.bucket[distant_.slot(block)]);
  for (Event const& event : remote_) best = std::min(best, event.time);
  return best;
}

std::vector<Event> EventQueue::drain() {
  std::vector<Event> all;
  all.reserve(size_);
  all.insert(all.end(), current_.begin(), current_.end());
  all.insert(all.end(), late_.begin(), late_.end());
  all.insert(all.end(), remote_.begin(), remote_.end());
  auto const take = [&](Event const& event) { all.push_back(event); };
  for (std::size_t s = 0; s < kNear; ++s) empty_chunks(near_.take(s), take);
  for (std::size_t s = 0; s < static_cast<std::size_t>(kDistant); ++s)
    empty_chunks(distant_.take(s), take);
  current_.clear();
  late_.clear();
  remote_.clear();
  size_ = 0;
  return all;
}

/// Looks whether the buckets hold too few or too many events.
void EventQueue::adapt() {
  std::uint32_t const mean = opened_events_ / std::max(1U, opened_buckets_);
  opened_events_ = 0;
  opened_buckets_ = 0;
  int shift = shift_;
  if (mean > kManyEvents) shift -= static_cast<int>(std::bit_width(mean / kWished)) - 1;
  if (mean < kFewEvents) shift += 2;
  shift = std::clamp(shift, 0, kWidestShift);
  if (shift != shift_) rebuild(shift);
}

void EventQueue::rebuild(int shift) {
  std::int64_t const from_ms = next_time().ms;
  std::vector<Event> const all = drain();
  shift_ = shift;
  opened_ = (from_ms >> shift_) - 1;
  block_ = (opened_ + 1) >> kBlockBits;
  near_end_ = (block_ + 2) << kBlockBits;
  distant_end_ = block_ + 2 + kDistant;
  for (Event const& event : all) push(event);
}

}  // namespace sc
