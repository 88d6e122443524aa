// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "response/scenario.h"
#include "service/desk/desk.h"
#include "service/http/request.h"

namespace sc {

/// What the address of a request says of the change, as a key of its body.
struct FromAddress {
  std::string_view key;
  std::string json;  ///< its value
};

/// The change that a request asks for. Its body is an object: the change's own keys (live/change.h)
/// and, with every change, "reason" and "time" (seconds since the start, or ISO 8601; only where
/// the clock has no pace). An empty body counts as {}. Errors: InputError: no JSON object, deeper
/// than 16, a key that the address gives already, no reason where one is needed.
ChangeRequest change_request(std::string_view kind, HttpRequest const& request, Scenario const& s,
                             std::vector<FromAddress> const& address = {});

/// A whole number from an address; nothing: it is none.
std::optional<std::uint32_t> number_of(std::string_view text);
/// As a JSON string.
std::string json_text(std::string_view text);

}  // namespace sc
