// SPDX-License-Identifier: Apache-2.0
#include "des/lane.h"

#include <algorithm>
#include <bit>

namespace sc {
namespace {

/// The promise of Partitioning::lookahead; in checked builds the breaking event is named.
[[maybe_unused]] void check_promise(Event const& event, SimTime now, Duration lookahead) {
  if (event.time >= now + lookahead) return;
  throw ContractError("a model broke its lookahead of " + std::to_string(lookahead.ms) +
                      " ms: posted at " + std::to_string(now.ms) +
                      " ms to another part: " + describe(event));
}

/// Grows in big steps, so that a run soon has what its fullest windows need and allocates no more.
void push_with_slack(std::vector<Event>& box, Event const& event) {
  if (box.size() == box.capacity()) box.reserve(std::max<std::size_t>(16, 4 * box.size()));
  box.push_back(event);
}

std::size_t words(std::size_t bits) {
  return (bits + 63) / 64;
}

}  // namespace

Lane::Lane(Lanes& lanes, std::uint32_t part) : lanes_(&lanes), part_(part) {
  std::size_t const n = lanes.parts() + 1;
  for (Outbox& box : outbox_) box.to.resize(n);
  for (Senders& senders : senders_) senders = Senders(words(n));
}

void Lane::send(Event const& event, std::uint32_t to, SimTime sent) {
  Lane& other = lanes_->lanes_[to];
  if (part_ == lanes_->parts()) return other.add(event);  // every part is at rest
#if defined(SC_CHECKS) && SC_CHECKS >= 1
  check_promise(event, sent, lanes_->partitioning().lookahead);
#else
  (void)sent;
#endif
  std::uint32_t const page = lanes_->page_;
  std::vector<Event>& box = outbox_[page].to[to];
  if (box.empty())
    other.senders_[page][part_ / 64].fetch_or(std::uint64_t{1} << (part_ % 64),
                                              std::memory_order_relaxed);
  push_with_slack(box, event);
  if (event.time < sent_first_) sent_first_ = event.time;
}

void Lane::take_mail() {
  sent_first_ = kNever;
  std::uint32_t const page = lanes_->page_ ^ 1U;
  for (std::size_t w = 0; w < senders_[page].size(); ++w) {
    if (senders_[page][w].load(std::memory_order_relaxed) == 0) continue;
    std::uint64_t bits = senders_[page][w].exchange(0, std::memory_order_relaxed);
    for (; bits != 0; bits &= bits - 1) {
      std::size_t const from = 64 * w + static_cast<std::size_t>(std::countr_zero(bits));
      std::vector<Event>& box = lanes_->lanes_[from].outbox_[page].to[part_];
      for (Event const& event : box) add(event);
      box.clear();
    }
  }
}

Lanes::Lanes(Partitioning const& partitioning) : partitioning_(partitioning) {
  lanes_.reserve(parts() + 1);
  for (std::uint32_t p = 0; p <= parts(); ++p) lanes_.emplace_back(*this, p);
}

SimTime Lanes::next_local() const {
  SimTime first = kNever;
  for (std::uint32_t p = 0; p < parts(); ++p) first = std::min(first, lanes_[p].first_known());
  return first;
}

std::uint64_t Lanes::handled() const {
  std::uint64_t sum = 0;
  for (Lane const& lane : lanes_) sum += lane.handled;
  return sum;
}

Lane const* Lanes::first_failure() const {
  Lane const* first = nullptr;
  for (Lane const& lane : lanes_)
    if (lane.failure && (first == nullptr || earlier(lane.failed, first->failed))) first = &lane;
  return first;
}

}  // namespace sc
