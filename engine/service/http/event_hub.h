// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace sc {

/// What all listeners of the event stream hear, in one order, each event with the number after the
/// one before: a listener that counts knows that it missed nothing.
///
/// An event's id is "<epoch>-<number>", numbers from 1. One that comes back with the id it heard
/// last is told what it missed, if that is still remembered and the epoch is the same; else it
/// hears `reset` and must read everything anew. May be used from any thread.
class EventHub {
 public:
  /// `epoch`: of this start of the service, [a-z0-9]. Remembers up to so many bytes of events.
  explicit EventHub(std::string epoch, std::size_t memory_bytes = 16U << 20U);
  ~EventHub();

  /// `json`: one line.
  void publish(std::string const& event, std::string const& json);
  [[nodiscard]] std::uint64_t last() const;
  [[nodiscard]] std::string const& epoch() const;
  [[nodiscard]] std::size_t listeners() const;

  class Impl;  ///< the server's side
  [[nodiscard]] Impl& impl() { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace sc
