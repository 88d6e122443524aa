// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/http/event_hub.h"

namespace sc {

/// Text that all who write it share.
using SharedText = std::shared_ptr<std::string const>;

/// The hub is one list of events, each made into text once. A listener is a place in that list:
/// what it missed and what comes now is the same list, so nothing can fall between or come twice.
class EventHub::Impl {
 public:
  Impl(std::string epoch, std::size_t memory_bytes);

  void publish(std::string const& event, std::string const& json);
  [[nodiscard]] std::uint64_t last() const;
  [[nodiscard]] std::string const& epoch() const { return epoch_; }
  [[nodiscard]] std::size_t listeners() const;

  /// Where a listener is.
  struct Place {
    std::uint64_t next = 0;        ///< number of the event it hears next
    std::uint64_t live_bytes = 0;  ///< how far the list went when it came
  };
  struct Welcome {
    Place place;
    SharedText greeting;  ///< `hello`, `reset` or nothing
  };
  /// Comes in with the id it heard last, if it has one.
  Welcome join(std::optional<std::string> const& last_id);
  void leave();

  /// Do more than `most_waiting` bytes of what was published since it came wait for it, or was what
  /// is next forgotten?
  [[nodiscard]] bool is_left_behind(Place const& place, std::size_t most_waiting) const;
  /// Appends what is next, up to about `most_bytes`; nothing: it has heard all. Precondition: it is
  /// not left behind.
  void take(Place& place, std::size_t most_bytes, std::vector<SharedText>& out) const;

  /// Called after each event, under the lock: must only wake somebody. At least `most_waiting`
  /// bytes are kept for listeners that are behind. Returns the number for stop_waking().
  std::size_t wake_by(std::function<void()> wake, std::size_t most_waiting);
  /// It is not called any more when this returns.
  void stop_waking(std::size_t number);

 private:
  struct Event {
    SharedText text;
    std::uint64_t end = 0;  ///< bytes of all events up to it, with it
  };
  [[nodiscard]] bool is_remembered(std::uint64_t number) const;
  [[nodiscard]] std::optional<std::uint64_t> number_after(std::string const& last_id) const;
  [[nodiscard]] SharedText greeting(std::string_view event) const;
  void forget();

  std::string const epoch_;
  std::size_t const memory_bytes_;
  mutable std::mutex mutex_;
  std::deque<Event> events_;
  std::uint64_t first_ = 1;  ///< number of events_.front()
  std::uint64_t last_ = 0;
  std::uint64_t bytes_ = 0;  ///< of all events ever
  std::size_t kept_bytes_;   ///< for those who are behind; of them memory_bytes_ for comers-back
  std::size_t listeners_ = 0;
  std::map<std::size_t, std::function<void()>> wakers_;
  std::size_t next_waker_ = 0;
};

}  // namespace sc
