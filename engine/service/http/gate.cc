// SPDX-License-Identifier: Apache-2.0
#include "service/http/gate.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <string_view>

#include "base/text.h"
#include "service/http/options_check.h"

namespace sc {
namespace {

std::string lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
  return out;
}

bool holds(std::vector<std::string> const& list, std::string const& what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

/// As it stands in Host.
std::string in_host(std::string const& address) {
  return address.find(':') == address.npos ? address : '[' + address + ']';
}

/// Nothing: no Bearer at all. A proxy's own Basic is none of ours.
std::optional<std::string_view> bearer(RequestHead const& head) {
  if (!head.authorization) return std::nullopt;
  std::string_view const text = *head.authorization;
  std::size_t const blank = std::min(text.find(' '), text.size());
  if (!same_in_any_case(text.substr(0, blank), "bearer")) return std::nullopt;
  return trimmed(text.substr(blank));
}

/// Whoever has one IPv6 address has all 2^64 of its network.
std::string network_of(boost::asio::ip::address const& address) {
  if (address.is_v4()) return address.to_string();
  auto bytes = address.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return boost::asio::ip::address_v6(bytes).to_string();
}

Refused needs_token(std::string why) {
  return {401, std::move(why), {{"WWW-Authenticate", "Bearer"}}, {}};
}

}  // namespace

std::string host_name(std::string_view host) {
  std::size_t end = 0;
  if (!host.empty() && host[0] == '[') {
    end = host.find(']');
    if (end == host.npos) return "";
    ++end;
  } else {
    end = std::min(host.find(':'), host.size());
  }
  std::string_view const port = host.substr(end);
  bool const clean = port.empty() || (port[0] == ':' && port.size() <= 6 &&
                                      port.find_first_not_of("0123456789", 1) == port.npos);
  return clean ? lower_case(host.substr(0, end)) : std::string();
}

Gate::Gate(HttpOptions const& options, Tokens tokens)
    : hosts_{"localhost", "127.0.0.1", "[::1]", in_host(lower_case(options.address))},
      tokens_(std::move(tokens)),
      loopback_only_(is_loopback_address(options.address)),
      tls_(!options.certificate.empty()),
      behind_proxy_(options.behind_proxy) {
  for (std::string const& host : options.hosts) hosts_.push_back(lower_case(host));
  for (std::string const& origin : options.origins) origins_.push_back(lower_case(origin));
}

Client Gate::client_of(RequestHead const& head, Peer const& peer) const {
  bool const forwarded = behind_proxy_ && !head.forwarded_for.empty();
  boost::system::error_code error;
  auto const address =
      boost::asio::ip::make_address(forwarded ? head.forwarded_for : peer.address, error);
  // Whoever that is: not this machine, and all such share what one address may ask.
  if (error) return {"unknown", "unknown", false};
  return {address.to_string(), network_of(address), address.is_loopback()};
}

std::optional<Refused> Gate::refuse_host(RequestHead const& head, Peer const& peer) const {
  std::string const name = host_name(head.host);
  // An address in Host cannot have come from a name server.
  if (!name.empty() && (holds(hosts_, name) || name == in_host(peer.local_address)))
    return std::nullopt;
  return Refused{421, "Host is not this service", {}, {}};
}

bool Gate::is_named_origin(std::optional<std::string> const& origin) const {
  return origin && holds(origins_, lower_case(*origin));
}

std::optional<Refused> Gate::refuse_origin(RequestHead const& head) const {
  if (!head.origin || is_named_origin(head.origin)) return std::nullopt;
  std::string const own = (tls_ ? "https://" : "http://") + head.host;
  if (same_in_any_case(*head.origin, own)) return std::nullopt;
  return Refused{403, "Origin is foreign", {}, {}};
}

std::optional<Identity> Gate::who(RequestHead const& head, Peer const& peer, Role least, bool write,
                                  Refused& refused) const {
  auto const token = bearer(head);
  if (!token) {
    bool const open = !write && least == Role::viewer && loopback_only_ && peer.loopback &&
                      client_of(head, peer).loopback;
    if (open) return Identity{};
    refused = needs_token("a token is needed");
    return std::nullopt;
  }
  auto known = tokens_.whose(*token);
  if (!known) {
    refused = needs_token("the token is not known");
  } else if (known->role < least) {
    refused = {403, "must be " + std::string(name_of(least)), {}, known};
    known.reset();
  }
  return known;
}

std::optional<Refused> Gate::refuse_type(RequestHead const& head, HttpRoute const& route,
                                         std::string& type) {
  std::string_view const raw = head.content_type ? *head.content_type : std::string_view();
  type = lower_case(trimmed(raw.substr(0, raw.find(';'))));
  if (head.content_encoding) return Refused{415, "Content-Encoding must not be used", {}, {}};
  if (route.method == "GET" && head.length.value_or(0) == 0) return std::nullopt;
  if (holds(route.accepts, type)) return std::nullopt;
  std::string list;
  for (std::string const& one : route.accepts) list += (list.empty() ? "" : ", ") + one;
  return Refused{415, "Content-Type must be " + list, {{"Accept", list}}, {}};
}

}  // namespace sc
