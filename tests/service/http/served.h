// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "service/http/raw_client.h"
#include "service/http/server.h"
#include "support/temp_folder.h"

namespace sc::test {

/// A server on loopback with a page, some routes and a token for each role.
///
///   GET  /                  the page            GET  /live.js      its script
///   GET  /v1/state          {"name": who asks}  GET  /v1/units/{}  the value and the query `q`
///   GET  /v1/long           8 MB                GET  /v1/broken    throws
///   GET  /v1/unusable       InputError          GET  /v1/silent    keeps the Answer
///   GET  /v1/twice          answers 200, then 500
///   POST /v1/notes          dispatcher, a write: the body again
///   POST /v1/alerts         dispatcher, a write: takes XML
///   POST /v1/clock          admin, a write
class Served {
 public:
  explicit Served(HttpOptions options = {}, std::size_t memory_bytes = 1U << 20U);

  [[nodiscard]] std::uint16_t port() const { return server->port(); }
  /// The line of a header.
  [[nodiscard]] std::string as(std::string const& role) const;
  RawReply get(std::string_view path, std::string_view headers = "");
  RawReply post(std::string_view path, std::string_view body, std::string_view headers);
  RawReply note(std::string_view body, std::string_view more_headers = "");
  /// Waits until so many requests of /v1/silent have come.
  std::vector<Answer> silent(std::size_t count);
  /// Lines of the audit log, which the server writes before it answers.
  [[nodiscard]] std::string audit() const;

  TempFolder folder;
  Tokens tokens;
  std::string viewer, dispatcher, admin;
  EventHub hub;
  std::vector<std::string> faults;  ///< read after the answer
  std::unique_ptr<HttpServer> server;

 private:
  std::vector<HttpRoute> routes();

  std::mutex mutex_;
  std::condition_variable more_;
  std::vector<Answer> answers_;
};

/// Waits until it holds; at most 30 s, which only keeps a broken server from hanging the tests.
bool comes_true(std::function<bool()> const& condition);

}  // namespace sc::test
