// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sc {

/// What stands before the body of an answer.
struct ResponseHead {
  int status = 200;
  std::string type;
  std::optional<std::size_t> length;  ///< nothing: until the connection ends
  std::vector<std::pair<std::string, std::string>> headers;
  bool keep_alive = true;
  bool tls = false;
};

/// With the headers that every answer carries: a handler can add others, not change these. Names
/// and values that would break out of their line are left out.
std::string response_text(ResponseHead const& head);

}  // namespace sc
