// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "service/http/server_core.h"

namespace sc {

/// A request whose head may pass. One of `route`, `file`, `events` and `preflight` is what it gets.
struct Admission {
  HttpRoute const* route = nullptr;
  ServedFile const* file = nullptr;
  bool events = false;
  bool preflight = false;
  std::vector<std::string> methods;  ///< of the path
  HttpRequest request;               ///< but for its body
};

/// Judges a head, before anything of the body is read. Most general first: who asks too often is
/// told nothing else, and who may not ask from there hears nothing of what there is.
std::variant<Admission, Refused> judge(ServerCore& core, RequestHead const& head, Peer const& peer);

/// For answers to pages of the origins that the options name, also refusals; else none.
std::vector<std::pair<std::string, std::string>> cors_headers(ServerCore const& core,
                                                              RequestHead const& head);
/// What a preflight hears besides.
std::vector<std::pair<std::string, std::string>> preflight_headers(
    std::vector<std::string> const& methods);

/// A body that no handler should see. 400.
std::optional<Refused> refuse_body(std::string const& body);

}  // namespace sc
