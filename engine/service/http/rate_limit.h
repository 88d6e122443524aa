// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>

namespace sc {

/// A token bucket for each address: so many requests a second, twice as many at once. Remembers a
/// bounded number of addresses, so that nobody fills the memory by coming from everywhere.
class RateLimit {
 public:
  using Moment = std::chrono::steady_clock::time_point;
  explicit RateLimit(double per_second, std::size_t most_addresses = 4096)
      : per_second_(per_second), most_(most_addresses) {}

  enum class Answer { go, first_refusal, refused };
  /// One more request of the address. `first_refusal` is the first of a row of refusals.
  Answer ask(std::string const& address, Moment now);
  [[nodiscard]] std::size_t addresses() const { return buckets_.size(); }

 private:
  struct Bucket {
    double left = 0;
    Moment at;
    bool refusing = false;
  };
  void refill(Bucket& bucket, Moment now) const;
  void make_room(Moment now);

  double per_second_;
  std::size_t most_;
  std::map<std::string, Bucket> buckets_;
};

}  // namespace sc
