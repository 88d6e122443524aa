// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/time.h"
#include "service/http/event_hub.h"
#include "service/http/request.h"

namespace sc {

struct HttpOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any free one
  std::string certificate;    ///< PEM files; both or none (plain HTTP)
  std::string private_key;
  std::vector<std::string> origins;    ///< further ones that may write, "https://room.example"
  std::vector<std::string> hosts;      ///< further names that header Host may have
  bool behind_proxy = false;           ///< X-Forwarded-For names the client, for limits and the log
  std::size_t most_body = 64 * 1024;   ///< bytes; more: 413
  std::size_t most_header = 8 * 1024;  ///< bytes; more: 431
  std::size_t most_connections = 512;
  std::size_t most_streams = 256;           ///< listeners of the event stream
  Duration read_limit = whole_seconds(10);  ///< for a whole request, however slowly it comes
  Duration write_limit = whole_seconds(10);
  Duration answer_limit = whole_seconds(30);  ///< until a handler has answered; then 503
  Duration idle_limit = whole_seconds(60);    ///< between two requests of a connection
  double most_per_second = 400;  ///< requests of one address, burst of twice that; more: 429
  std::size_t most_waiting = 1U << 20U;  ///< bytes an event listener may be behind; then it is left
  Duration heartbeat = whole_seconds(15);  ///< a listener that has nothing to hear hears this often
  std::function<void(std::string const&)> on_fault;  ///< hears what a handler threw; must not throw
  std::string audit_log;  ///< file of JSON lines: writes and refusals; empty: none
};

/// Serves routes, a page from memory and the event stream `GET /v1/events` over HTTP/1.1 or HTTPS.
///
/// Lets nothing in that it should not (docs/live.md, "Security", has the table): no token or a
/// wrong role, a foreign Origin or Host, other methods, paths that are no route's (a path never
/// names a file), bodies that are too long, too slow or not UTF-8, too many requests. Each refusal
/// is an answer in JSON (http/request.h) and a line of the audit log. Whatever a client does, the
/// service goes on.
class HttpServer {
 public:
  /// Listens at once. Errors: InputError for options that cannot be (address beyond loopback
  /// without any token); IoError where the port is taken or a certificate cannot be used.
  HttpServer(HttpOptions options, std::vector<HttpRoute> routes, std::vector<StaticFile> files,
             Tokens const& tokens, EventHub& hub);
  ~HttpServer();  ///< stops

  [[nodiscard]] std::uint16_t port() const;
  /// Answers no more; connections are closed. From any thread.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sc
