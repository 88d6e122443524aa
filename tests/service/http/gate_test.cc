// SPDX-License-Identifier: Apache-2.0
#include "service/http/gate.h"

#include <gtest/gtest.h>

#include "support/temp_folder.h"

namespace sc {
namespace {

TEST(HostName, IsWithoutPortAndInLowerCase) {
  EXPECT_EQ(host_name("LocalHost:8080"), "localhost");
  EXPECT_EQ(host_name("[::1]:8080"), "[::1]");
  EXPECT_EQ(host_name("[::1]"), "[::1]");
  EXPECT_EQ(host_name("127.0.0.1"), "127.0.0.1");
}

TEST(HostName, IsEmptyForWhatIsNone) {
  EXPECT_EQ(host_name("localhost:x"), "");
  EXPECT_EQ(host_name("localhost:123456"), "");
  EXPECT_EQ(host_name("localhost:80@evil.example"), "");
  EXPECT_EQ(host_name("[::1"), "");
  EXPECT_EQ(host_name("[::1]evil"), "");
  EXPECT_EQ(host_name(""), "");
}

/// A gate with one viewer, whose token is `token`.
struct Door {
  explicit Door(HttpOptions options = {})
      : tokens(folder.path("t.json")),
        token(tokens.add("v", Role::viewer)),
        gate(options, tokens) {}

  /// 0: let in.
  int who(RequestHead const& head, Peer const& peer, Role least = Role::viewer,
          bool write = false) const {
    Refused refused{0, "", {}, {}};
    return gate.who(head, peer, least, write, refused) ? 0 : refused.status;
  }
  RequestHead with_token() const {
    RequestHead head;
    head.authorization = "Bearer " + token;
    return head;
  }

  test::TempFolder folder;
  Tokens tokens;
  std::string token;
  Gate gate;
};

Peer const kHere{"127.0.0.1", "127.0.0.1", true};
Peer const kElsewhere{"10.0.0.7", "10.0.0.1", false};

HttpOptions beyond() {
  HttpOptions options;
  options.address = "0.0.0.0";
  return options;
}

HttpOptions proxied() {
  HttpOptions options;
  options.behind_proxy = true;
  return options;
}

RequestHead forwarded(std::string for_whom) {
  RequestHead head;
  head.forwarded_for = std::move(for_whom);
  return head;
}

TEST(Gate, LetsReadWithoutTokenOnLoopbackAlone) {
  EXPECT_EQ(Door().who({}, kHere), 0);
  EXPECT_EQ(Door().who({}, kElsewhere), 401);
  EXPECT_EQ(Door(beyond()).who({}, kHere), 401);
  EXPECT_EQ(Door(proxied()).who({}, kHere), 0);
  EXPECT_EQ(Door(proxied()).who(forwarded("10.0.0.7"), kHere), 401);
  EXPECT_EQ(Door(proxied()).who(forwarded("127.0.0.1"), kHere), 0);
  EXPECT_EQ(Door(proxied()).who(forwarded("no address"), kHere), 401);
}

TEST(Gate, DoesNotBelieveAForwardedAddressFurtherThanItsPeer) {
  EXPECT_EQ(Door(proxied()).who(forwarded("127.0.0.1"), kElsewhere), 401);
  EXPECT_EQ(Door().gate.client_of(forwarded("9.9.9.9"), kHere).address, "127.0.0.1");
  EXPECT_EQ(Door(proxied()).gate.client_of(forwarded("9.9.9.9"), kHere).address, "9.9.9.9");
}

TEST(Gate, KnowsTheNetworkThatOneClientHasToItself) {
  auto const network = [](std::string address) {
    return Door(proxied()).gate.client_of(forwarded(std::move(address)), kHere).network;
  };
  EXPECT_EQ(network("2001:db8::1"), network("2001:db8::aaaa:bbbb:cccc:dddd"));
  EXPECT_NE(network("2001:db8::1"), network("2001:db8:0:1::1"));
  EXPECT_NE(network("10.0.0.1"), network("10.0.0.2"));
  EXPECT_EQ(network("nonsense"), network("other nonsense"));
}

TEST(Gate, NeedsATokenForWritesAndForRoles) {
  Door const door;
  EXPECT_EQ(door.who({}, kHere, Role::viewer, true), 401);
  EXPECT_EQ(door.who({}, kHere, Role::dispatcher, false), 401);
  EXPECT_EQ(door.who(door.with_token(), kHere, Role::viewer, true), 0);
  EXPECT_EQ(door.who(door.with_token(), kHere, Role::dispatcher, true), 403);
  EXPECT_EQ(door.who(door.with_token(), kElsewhere), 0);
}

TEST(Gate, RefusesATokenThatIsNotKnownEvenWhereNoneIsNeeded) {
  Door const door;
  RequestHead head;
  head.authorization = "Bearer nonsense";
  EXPECT_EQ(door.who(head, kHere), 401);
  head.authorization = "Bearer";
  EXPECT_EQ(door.who(head, kHere), 401);
  head.authorization = "bearer " + door.token;  // the scheme is not case-sensitive (RFC 9110)
  EXPECT_EQ(door.who(head, kHere, Role::viewer, true), 0);
  head.authorization = "Basic " + door.token;
  EXPECT_EQ(door.who(head, kHere, Role::viewer, true), 401);
}

int host(HttpOptions const& options, Peer const& peer, std::string name) {
  RequestHead head;
  head.host = std::move(name);
  auto const refused = Door(options).gate.refuse_host(head, peer);
  return refused ? refused->status : 0;
}

TEST(Gate, KnowsItsOwnNames) {
  HttpOptions named = beyond();
  named.hosts = {"Room.Example"};
  EXPECT_EQ(host({}, kHere, "localhost:1"), 0);
  EXPECT_EQ(host({}, kHere, "[::1]:8080"), 0);
  EXPECT_EQ(host({}, kHere, "evil.example"), 421);
  EXPECT_EQ(host({}, kHere, "localhost.evil.example"), 421);
  EXPECT_EQ(host({}, kHere, "10.0.0.1"), 421);
  EXPECT_EQ(host({}, kHere, ""), 421);
  EXPECT_EQ(host(beyond(), kElsewhere, "10.0.0.1:8080"), 0);
  EXPECT_EQ(host(named, kElsewhere, "room.example:443"), 0);
}

int origin(HttpOptions const& options, std::string from) {
  RequestHead head;
  head.host = "localhost:8080";
  head.origin = std::move(from);
  auto const refused = Door(options).gate.refuse_origin(head);
  return refused ? refused->status : 0;
}

TEST(Gate, RefusesForeignOrigins) {
  HttpOptions named;
  named.origins = {"https://Room.example"};
  HttpOptions tls;
  tls.certificate = "some";
  EXPECT_EQ(origin({}, "http://localhost:8080"), 0);
  EXPECT_EQ(origin({}, "https://localhost:8080"), 403);
  EXPECT_EQ(origin(tls, "https://localhost:8080"), 0);
  EXPECT_EQ(origin(tls, "http://localhost:8080"), 403);
  EXPECT_EQ(origin({}, "http://localhost:8081"), 403);
  EXPECT_EQ(origin({}, "http://evil.example"), 403);
  EXPECT_EQ(origin({}, "null"), 403);
  EXPECT_EQ(origin({}, ""), 403);
  EXPECT_EQ(origin(named, "https://room.example"), 0);
  EXPECT_EQ(origin(named, "https://room.example.evil"), 403);
}

}  // namespace
}  // namespace sc
