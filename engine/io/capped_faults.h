// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/check.h"

namespace sc {

/// Faults of one kind in one file: the first 20 in words, the rest as a number, so that a broken
/// extract does not print a million lines.
class CappedFaults {
 public:
  static constexpr std::size_t kLimit = 20;

  /// Is there room for another message? Ask before making one that costs.
  [[nodiscard]] bool wants_words() const { return messages_.size() < kLimit; }
  void add(std::string message) {
    if (wants_words()) messages_.push_back(std::move(message));
    ++count_;
  }
  void add_silently() { ++count_; }
  [[nodiscard]] std::size_t count() const { return count_; }

  /// `what` names the kind in the plural: "... and 7 more roads".
  void report(std::string const& file, std::string const& what, Complaints& complaints) const {
    for (std::string const& message : messages_) complaints.add(file, 0, message);
    if (count_ > messages_.size())
      complaints.add(file, 0,
                     "... and " + std::to_string(count_ - messages_.size()) + " more " + what);
  }

 private:
  std::vector<std::string> messages_;
  std::size_t count_ = 0;
};

}  // namespace sc
