// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "service/http/identity.h"
#include "service/http/request.h"
#include "service/http/request_head.h"
#include "service/http/server.h"

namespace sc {

/// Whose connection it is.
struct Peer {
  std::string address;        ///< "127.0.0.1", "::1"
  std::string local_address;  ///< where it came in
  bool loopback = false;
};

/// Who stands behind a request: the peer, or whom a proxy says it speaks for.
struct Client {
  std::string address;
  std::string network;  ///< what one of them has to itself: an IPv4 address, an IPv6 /64
  bool loopback = false;
};

/// Why a request is refused; `headers` go with the answer.
struct Refused {
  int status = 400;
  std::string why;
  std::vector<std::pair<std::string, std::string>> headers;
  std::optional<Identity> who = std::nullopt;  ///< where that is known
  bool worth_a_line = true;                    ///< of the audit log
};

/// Who may come in: the rules alone, no connection. docs/live.md, "Security", has the table.
class Gate {
 public:
  Gate(HttpOptions const& options, Tokens tokens);

  [[nodiscard]] Client client_of(RequestHead const& head, Peer const& peer) const;
  /// A name server that an attacker owns can make a foreign page's name mean this machine: then
  /// Host is foreign. 421.
  [[nodiscard]] std::optional<Refused> refuse_host(RequestHead const& head, Peer const& peer) const;
  /// Pages of elsewhere say where they are from. 403.
  [[nodiscard]] std::optional<Refused> refuse_origin(RequestHead const& head) const;
  /// Is it an origin of the options: one whose pages may read answers?
  [[nodiscard]] bool is_named_origin(std::optional<std::string> const& origin) const;
  /// Nothing: 401 or 403, as `refused` says.
  std::optional<Identity> who(RequestHead const& head, Peer const& peer, Role least, bool write,
                              Refused& refused) const;
  /// 415 for what a route does not take. `type` becomes the bare type, lower case.
  static std::optional<Refused> refuse_type(RequestHead const& head, HttpRoute const& route,
                                            std::string& type);

 private:
  std::vector<std::string> hosts_;
  std::vector<std::string> origins_;
  Tokens tokens_;
  bool loopback_only_;
  bool tls_;
  bool behind_proxy_;
};

/// "host:80" -> "host", "[::1]:80" -> "[::1]", lower case; "" for what is none.
std::string host_name(std::string_view host);

}  // namespace sc
