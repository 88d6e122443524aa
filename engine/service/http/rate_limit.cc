// SPDX-License-Identifier: Apache-2.0
#include "service/http/rate_limit.h"

#include <algorithm>

namespace sc {

void RateLimit::refill(Bucket& bucket, Moment now) const {
  double const passed = std::chrono::duration<double>(now - bucket.at).count();
  bucket.left = std::min(2 * per_second_, bucket.left + passed * per_second_);
  bucket.at = now;
}

/// Full buckets say no more than none does. Without any, the fullest goes: of whom least is known.
void RateLimit::make_room(Moment now) {
  for (auto& [address, bucket] : buckets_) refill(bucket, now);
  std::erase_if(buckets_, [&](auto const& entry) { return entry.second.left >= 2 * per_second_; });
  if (buckets_.size() < most_) return;
  buckets_.erase(
      std::max_element(buckets_.begin(), buckets_.end(),
                       [](auto const& a, auto const& b) { return a.second.left < b.second.left; }));
}

RateLimit::Answer RateLimit::ask(std::string const& address, Moment now) {
  auto found = buckets_.find(address);
  if (found == buckets_.end()) {
    if (buckets_.size() >= most_) make_room(now);
    found = buckets_.emplace(address, Bucket{2 * per_second_, now, false}).first;
  }
  Bucket& bucket = found->second;
  refill(bucket, now);
  if (bucket.left < 1) {
    bool const first = !bucket.refusing;
    bucket.refusing = true;
    return first ? Answer::first_refusal : Answer::refused;
  }
  bucket.left -= 1;
  bucket.refusing = false;
  return Answer::go;
}

}  // namespace sc
