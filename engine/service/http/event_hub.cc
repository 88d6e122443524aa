// SPDX-License-Identifier: Apache-2.0
#include "service/http/event_hub.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/check.h"
#include "service/http/event_hub_impl.h"

namespace sc {
namespace {

std::string event_text(std::string const& id, std::string_view event, std::string_view json) {
  std::string text = fmt::format("id: {}\nevent: {}\ndata: ", id, event);
  // One line is promised; a line break would end the field, so that it starts another of its kind.
  for (char c : json) {
    if (c == '\n')
      text += "\ndata: ";
    else if (c != '\r')
      text += c;
  }
  return text += "\n\n";
}

bool is_event_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  });
}

}  // namespace

EventHub::Impl::Impl(std::string epoch, std::size_t memory_bytes)
    : epoch_(std::move(epoch)), memory_bytes_(memory_bytes), kept_bytes_(memory_bytes) {
  SC_EXPECT(is_event_name(epoch_) && epoch_.find_first_of("-_.") == epoch_.npos);
}

void EventHub::Impl::publish(std::string const& event, std::string const& json) {
  SC_EXPECT(is_event_name(event));
  std::lock_guard const lock(mutex_);
  auto text = std::make_shared<std::string const>(
      event_text(fmt::format("{}-{}", epoch_, last_ + 1), event, json));
  std::size_t const size = text->size();
  events_.push_back({std::move(text), bytes_ + size});
  // Counted once it is there: without memory for it nothing has changed.
  bytes_ += size;
  ++last_;
  forget();
  for (auto const& [number, wake] : wakers_) wake();
}

/// Never the last: an event longer than all that is kept must still reach who waits for it.
void EventHub::Impl::forget() {
  while (!events_.empty() && bytes_ - events_.front().end > kept_bytes_) {
    events_.pop_front();
    ++first_;
  }
}

std::uint64_t EventHub::Impl::last() const {
  std::lock_guard const lock(mutex_);
  return last_;
}

std::size_t EventHub::Impl::listeners() const {
  std::lock_guard const lock(mutex_);
  return listeners_;
}

/// May who comes back go on with it? The one after the last is to come, which needs no memory.
bool EventHub::Impl::is_remembered(std::uint64_t number) const {
  if (number == last_ + 1) return true;
  if (number < first_ || number > last_) return false;
  Event const& event = events_[number - first_];
  return bytes_ - event.end + event.text->size() <= memory_bytes_;
}

std::optional<std::uint64_t> EventHub::Impl::number_after(std::string const& last_id) const {
  if (last_id.compare(0, epoch_.size() + 1, epoch_ + '-') != 0) return std::nullopt;
  std::uint64_t heard = 0;
  char const* const end = last_id.data() + last_id.size();
  auto const [at, error] = std::from_chars(last_id.data() + epoch_.size() + 1, end, heard);
  if (error != std::errc() || at != end || heard > last_) return std::nullopt;
  return is_remembered(heard + 1) ? std::optional(heard + 1) : std::nullopt;
}

/// Has an id, so that who goes away before the first event comes back to the right place.
SharedText EventHub::Impl::greeting(std::string_view event) const {
  return std::make_shared<std::string const>(
      event_text(fmt::format("{}-{}", epoch_, last_), event,
                 fmt::format(R"({{"epoch":"{}","last":{}}})", epoch_, last_)));
}

EventHub::Impl::Welcome EventHub::Impl::join(std::optional<std::string> const& last_id) {
  std::lock_guard const lock(mutex_);
  ++listeners_;
  if (!last_id) return {{last_ + 1, bytes_}, greeting("hello")};
  if (auto const next = number_after(*last_id)) return {{*next, bytes_}, nullptr};
  return {{last_ + 1, bytes_}, greeting("reset")};
}

void EventHub::Impl::leave() {
  std::lock_guard const lock(mutex_);
  --listeners_;
}

bool EventHub::Impl::is_left_behind(Place const& place, std::size_t most_waiting) const {
  std::lock_guard const lock(mutex_);
  if (place.next > last_) return false;
  if (place.next < first_) return true;
  // What was there before it came is not its fault; nor is that one event is long.
  std::uint64_t const from = std::max(events_[place.next - first_].end, place.live_bytes);
  return bytes_ - from > most_waiting;
}

void EventHub::Impl::take(Place& place, std::size_t most_bytes,
                          std::vector<SharedText>& out) const {
  std::lock_guard const lock(mutex_);
  if (place.next < first_) return;  // forgotten since it was asked: the next question says so
  std::size_t taken = 0;
  for (; place.next <= last_ && taken < most_bytes; ++place.next) {
    out.push_back(events_[place.next - first_].text);
    taken += out.back()->size();
  }
}

std::size_t EventHub::Impl::wake_by(std::function<void()> wake, std::size_t most_waiting) {
  std::lock_guard const lock(mutex_);
  kept_bytes_ = std::max(kept_bytes_, most_waiting);
  wakers_.emplace(next_waker_, std::move(wake));
  return next_waker_++;
}

void EventHub::Impl::stop_waking(std::size_t number) {
  std::lock_guard const lock(mutex_);
  wakers_.erase(number);
}

EventHub::EventHub(std::string epoch, std::size_t memory_bytes)
    : impl_(std::make_unique<Impl>(std::move(epoch), memory_bytes)) {}
EventHub::~EventHub() = default;

void EventHub::publish(std::string const& event, std::string const& json) {
  impl_->publish(event, json);
}
std::uint64_t EventHub::last() const {
  return impl_->last();
}
std::string const& EventHub::epoch() const {
  return impl_->epoch();
}
std::size_t EventHub::listeners() const {
  return impl_->listeners();
}

}  // namespace sc
