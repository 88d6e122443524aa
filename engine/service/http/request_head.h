// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace sc {

/// What the checks read of a request's head. Of headers that decide something there is at most one.
struct RequestHead {
  std::string method;
  std::string target;
  std::string host;
  std::optional<std::string> origin;
  std::optional<std::string> authorization;
  std::optional<std::string> content_type;
  std::optional<std::string> content_encoding;
  std::optional<std::string> expect;
  std::optional<std::string> wanted_method;  ///< Access-Control-Request-Method
  std::optional<std::string> last_event_id;
  std::string key;            ///< Idempotency-Key
  std::string forwarded_for;  ///< last entry of the last X-Forwarded-For
  std::optional<std::uint64_t> length;
  bool keep_alive = false;
};

}  // namespace sc
