// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/check.h"
#include "service/api.h"
#include "service/desk/desk_case.h"

namespace sc::test {

/// The routes of a desk in the named district, asked as the server asks them.
class ApiTest : public DeskTest {
 protected:
  ApiTest() {
    open();
    routes_ = api_routes({desk(), it().page(), R"({"openapi":"3.1.0"})", nullptr});
  }
  ~ApiTest() override { routes_.clear(); }

  std::vector<HttpRoute> const& routes() const { return routes_; }
  /// `{}` of a path are given by `values`.
  HttpRoute const& route(std::string const& method, std::string const& path) const {
    auto const found = std::find_if(routes_.begin(), routes_.end(), [&](HttpRoute const& r) {
      return r.method == method && r.path == path;
    });
    EXPECT_NE(found, routes_.end()) << method << ' ' << path;
    return *found;
  }
  /// An InputError of the handler is a 422, as the server has it.
  HttpReply ask(std::string const& method, std::string const& path, HttpRequest request) {
    request.method = method;
    if (request.who.name.empty()) request.who = {"li", Role::admin};
    Awaited reply;
    try {
      route(method, path).handle(std::move(request), reply.answer());
    } catch (InputError const& error) {
      return refusal(error);
    }
    return reply.get();
  }
  HttpReply get(std::string const& path) { return ask("GET", path, {}); }
  HttpReply post(std::string const& path, std::string body, std::vector<std::string> values = {},
                 std::string key = "") {
    HttpRequest request;
    request.body = std::move(body);
    request.values = std::move(values);
    request.key = std::move(key);
    return ask("POST", path, std::move(request));
  }
  int status(std::string const& path, std::string body, std::vector<std::string> values = {}) {
    return post(path, std::move(body), std::move(values)).status;
  }

 private:
  std::vector<HttpRoute> routes_;
};

}  // namespace sc::test
