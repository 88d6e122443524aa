// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/check.h"
#include "service/http/identity.h"

namespace sc {

/// A request that was let in: its token has been checked, its path split and decoded, its body read
/// within the limits and found to be UTF-8.
struct HttpRequest {
  std::string method;               ///< "GET", "POST", "PATCH"
  std::vector<std::string> values;  ///< of the `{}` parts of the route, in their order
  std::map<std::string, std::string> query;
  std::string content_type;  ///< without parameters, lower case
  std::string key;           ///< of header Idempotency-Key; empty: none
  std::string body;
  Identity who;
};

struct HttpReply {
  int status = 200;
  std::string body;
  std::string type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers;
};

/// Gives the answer to one request: once, from any thread.
using Answer = std::function<void(HttpReply)>;

/// `{"error": {"status": 422, "message": ..., "faults": [...]}}`.
HttpReply refusal(int status, std::string message, std::vector<std::string> faults = {});
/// 422 with every fault.
HttpReply refusal(InputError const& error);

/// What is served at one address. `handle` runs on the server's thread and must not wait: long work
/// goes elsewhere and answers from there.
struct HttpRoute {
  std::string method;
  std::string path;           ///< "/v1/incidents/{}/close"
  Role least = Role::viewer;  ///< who may ask
  bool write = false;         ///< needs a token always, else only beyond loopback
  std::function<void(HttpRequest, Answer)> handle;
  /// What the body of a request that may have one (all but GET) can be: others get 415. A form of a
  /// foreign page can send none of these without being asked first.
  std::vector<std::string> accepts = {"application/json"};
};

/// A file of the page, from memory.
struct StaticFile {
  std::string path;  ///< "/live.js"
  std::string type;
  std::string body;
};

}  // namespace sc
