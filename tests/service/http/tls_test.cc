// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include "base/check.h"
#include "service/http/certificate.h"
#include "service/http/served.h"
#include "service/http/tls_client.h"

namespace sc {
namespace {

using test::certificate_in;
using test::RawClient;
using test::request;
using test::Served;
using test::TlsClient;
using testing::HasSubstr;

struct Tls {
  Tls() : files(certificate_in(folder, "a")) {
    options.certificate = files.certificate;
    options.private_key = files.private_key;
  }
  test::TempFolder folder;
  test::CertificateFiles files;
  HttpOptions options;
};

TEST(Tls, ServesRequestsOneAfterTheOther) {
  Tls tls;
  Served s(tls.options);
  TlsClient client(s.port(), tls.files.certificate);
  ASSERT_TRUE(client.connected());
  client.send(request("GET", "/"));
  std::string const page = client.read_to("<p>page");
  EXPECT_THAT(page, HasSubstr("HTTP/1.1 200 OK"));
  EXPECT_THAT(page, HasSubstr("Strict-Transport-Security: max-age="));
  client.send(request("POST", "/v1/notes",
                      s.as("dispatcher") + "Content-Type: application/json\r\n"
                                           "Origin: https://localhost\r\n",
                      "{}"));
  EXPECT_THAT(client.read_to("dora {}"), HasSubstr("200 OK"));
  client.send(request("GET", "/v1/long", "Connection: close\r\n"));
  EXPECT_GT(client.read_all().size(), 8U << 20U);
}

TEST(Tls, TellsEvents) {
  Tls tls;
  Served s(tls.options);
  TlsClient client(s.port(), tls.files.certificate);
  client.send(request("GET", "/v1/events"));
  EXPECT_THAT(client.read_to("\"last\":0}\n\n"), HasSubstr("event: hello"));
  for (int i = 0; i < 300; ++i) s.hub.publish("a", std::string(500, 'x'));
  EXPECT_THAT(client.read_to("id: e1-300\n"), HasSubstr("id: e1-299\n"));
  s.server->stop();
  EXPECT_EQ(s.hub.listeners(), 0U);
}

TEST(Tls, AnswersARefusalBeforeItEnds) {
  Tls tls;
  Served s(tls.options);
  TlsClient client(s.port(), tls.files.certificate);
  client.send("POST /v1/notes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc");
  EXPECT_THAT(client.read_all(), HasSubstr("HTTP/1.1 401"));
}

TEST(Tls, IsNotOlderThan12) {
  Tls tls;
  Served s(tls.options);
  EXPECT_TRUE(TlsClient(s.port(), tls.files.certificate, TLS1_2_VERSION).connected());
  EXPECT_FALSE(TlsClient(s.port(), tls.files.certificate, TLS1_1_VERSION).connected());
}

TEST(Tls, EndsWhoDoesNotSpeakItOrNotInTime) {
  Tls tls;
  tls.options.read_limit = milliseconds(300);
  Served s(tls.options);
  RawClient plain(s.port());
  plain.send(request("GET", "/"));
  EXPECT_THAT(plain.read_all(), testing::Not(HasSubstr("HTTP")));
  RawClient silent(s.port());
  EXPECT_TRUE(silent.ends());
  TlsClient half(s.port(), tls.files.certificate);
  half.send("GET / HT");
  EXPECT_THAT(half.read_all(), HasSubstr("408"));
}

TEST(Tls, IsNotOpenedWithFilesThatCannotBeUsed) {
  Tls tls;
  Served s;
  auto const open = [&](std::string certificate, std::string key) {
    HttpOptions options;
    options.port = 0;
    options.certificate = std::move(certificate);
    options.private_key = std::move(key);
    HttpServer const server(options, {}, {}, s.tokens, s.hub);
  };
  auto const other = certificate_in(tls.folder, "b");
  EXPECT_THROW(open(tls.folder.path("none"), tls.files.private_key), IoError);
  EXPECT_THROW(open(tls.files.certificate, tls.folder.path("none")), IoError);
  EXPECT_THROW(open(tls.files.certificate, other.private_key), IoError);
  EXPECT_THROW(open(tls.folder.write("c", "no certificate"), tls.files.private_key), IoError);
}

}  // namespace
}  // namespace sc
