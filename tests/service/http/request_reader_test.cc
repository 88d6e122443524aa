// SPDX-License-Identifier: Apache-2.0
#include "service/http/request_reader.h"

#include <gtest/gtest.h>

#include <random>

#include "service/http/raw_client.h"

namespace sc {
namespace {

using State = RequestReader::State;
using test::request;

constexpr RequestReader::Limits kLimits{1024, 100};

/// Reads as far as it goes: 0 for a whole request, -1 for too little, else the status.
int outcome(RequestReader& reader, std::string& bytes) {
  for (;;) {
    switch (reader.read(bytes)) {
      case State::head: break;
      case State::whole: return 0;
      case State::more: return -1;
      case State::wrong: return reader.wrong().status;
    }
  }
}

int outcome(std::string bytes) {
  RequestReader reader(kLimits);
  return outcome(reader, bytes);
}

TEST(RequestReader, StopsAtTheHeadAndLeavesWhatFollows) {
  std::string bytes = "\r\n\r\n" +
                      request("POST", "/a?b", "X-Forwarded-For: 1.1.1.1, 2.2.2.2\r\n", "body") +
                      "GET /next";
  RequestReader reader(kLimits);
  ASSERT_EQ(reader.read(bytes), State::head);
  EXPECT_EQ(reader.head().method, "POST");
  EXPECT_EQ(reader.head().target, "/a?b");
  EXPECT_EQ(reader.head().host, "localhost");
  EXPECT_EQ(reader.head().forwarded_for, "2.2.2.2");
  EXPECT_EQ(bytes, "bodyGET /next");
  EXPECT_FALSE(reader.whole());
  ASSERT_EQ(reader.read(bytes), State::whole);
  EXPECT_EQ(reader.take_body(), "body");
  EXPECT_EQ(bytes, "GET /next");
}

std::string chunked(std::string const& chunks) {
  return request("POST", "/", "Transfer-Encoding: chunked\r\n") + chunks;
}

struct Sent {
  std::string bytes, body;
};
std::vector<Sent> const kSent = {
    {"\r\n" + request("POST", "/where", "", "body"), "body"},
    {chunked("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: t\r\n\r\n"), "abcde"},
    {chunked("1\r\na\r\n0\r\n\r\n"), "a"},
    {chunked("0\r\n\r\n"), ""},
};

TEST(RequestReader, ReadsByteByByte) {
  for (auto const& [all, body] : kSent) {
    RequestReader reader(kLimits);
    std::string bytes;
    int last = -1;
    for (char c : all) {
      ASSERT_EQ(last, -1);
      bytes += c;
      last = outcome(reader, bytes);
    }
    EXPECT_EQ(last, 0) << all;
    EXPECT_EQ(reader.take_body(), body);
  }
}

TEST(RequestReader, IsNotMisledByWhereTheNetworkCuts) {
  for (auto const& [all, body] : kSent)
    for (std::size_t cut = 0; cut <= all.size(); ++cut) {
      RequestReader reader(kLimits);
      std::string bytes = all.substr(0, cut);
      int const first = outcome(reader, bytes);
      bytes += all.substr(cut);
      ASSERT_EQ(first == 0 ? first : outcome(reader, bytes), 0) << all << "cut after " << cut;
      EXPECT_EQ(reader.take_body(), body);
    }
}

struct Case {
  char const* name;
  std::string bytes;
  int status;
};
void PrintTo(Case const& c, std::ostream* out) {
  *out << c.name;
}

class Smuggled : public testing::TestWithParam<Case> {};

TEST_P(Smuggled, IsRefused) {
  EXPECT_EQ(outcome(GetParam().bytes), GetParam().status);
}

std::string post(std::string const& headers, std::string const& body = "") {
  return "POST / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

INSTANTIATE_TEST_SUITE_P(
    , Smuggled,
    testing::Values(
        Case{"LengthThenChunked",
             post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
        Case{"ChunkedThenLength",
             post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400},
        Case{"LengthWithUnknownEncoding",
             post("Content-Length: 4\r\nTransfer-Encoding: xchunked\r\n", "abcd"), 400},
        Case{"TwoLengths", post("Content-Length: 1\r\nContent-Length: 2\r\n", "ab"), 400},
        Case{"TwoEqualLengths", post("Content-Length: 1\r\nContent-Length: 1\r\n", "a"), 400},
        Case{"ListOfLengths", post("Content-Length: 1, 1\r\n", "a"), 400},
        Case{"SignedLength", post("Content-Length: +1\r\n", "a"), 400},
        Case{"NegativeLength", post("Content-Length: -1\r\n", "a"), 400},
        Case{"HexLength", post("Content-Length: 0x1\r\n", "a"), 400},
        Case{"EmptyLength", post("Content-Length: \r\n"), 400},
        Case{"HugeLength", post("Content-Length: 99999999999999999999999\r\n"), 400},
        Case{"UnknownEncoding", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 400},
        Case{"Gzip", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 400},
        Case{"ChunkedNotLast", post("Transfer-Encoding: chunked, identity\r\n"), 400},
        Case{"ChunkedTwice",
             post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
             400},
        Case{"ChunkedInHttp10",
             "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        Case{"BlankBeforeColon", post("Content-Length : 1\r\n", "a"), 400},
        Case{"BadChunkSize", post("Transfer-Encoding: chunked\r\n", "zz\r\n\r\n"), 400},
        Case{"BadChunkSizeAlone", post("Transfer-Encoding: chunked\r\n", "zz\r\n"), 400},
        Case{"SignedChunkSize", post("Transfer-Encoding: chunked\r\n", "-1\r\na\r\n"), 400},
        Case{"HugeChunkSize", post("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\na\r\n"),
             400},
        Case{"ChunkNotEnded", post("Transfer-Encoding: chunked\r\n", "1\r\nabc0\r\n\r\n"), 400},
        Case{"LengthInTrailer",
             post("Transfer-Encoding: chunked\r\n", "0\r\nContent-Length: 5\r\n\r\n"), 400},
        Case{"TwoHosts", post("Host: b\r\n"), 400},
        Case{"TwoTypes", post("Content-Type: a/b\r\nContent-Type: c/d\r\n"), 400},
        Case{"TwoTokens", post("Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"), 400},
        Case{"TwoOrigins", post("Origin: http://a\r\nOrigin: http://b\r\n"), 400},
        Case{"TwoKeys", post("Idempotency-Key: a\r\nIdempotency-Key: b\r\n"), 400},
        Case{"NoHost", "GET / HTTP/1.1\r\n\r\n", 400},
        Case{"BareLineFeeds", "GET / HTTP/1.1\nHost: a\n\n\r\n\r\n", 400},
        Case{"NulInHeader", post(std::string("X: a\0b\r\n", 8)), 400},
        Case{"Http2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
        Case{"Tls", std::string("\x16\x03\x01\x02\x00\x01\r\n\r\n", 10), 400},
        Case{"LongHead", post("X: " + std::string(2000, 'x') + "\r\n"), 431},
        Case{"HeadWithoutEnd", "GET /" + std::string(2000, 'x'), 431},
        Case{"LongBody", post("Content-Length: 101\r\n"), 413},
        Case{"LongChunk", post("Transfer-Encoding: chunked\r\n", "65\r\n"), 413},
        Case{"ManyChunks",
             post("Transfer-Encoding: chunked\r\n",
                  "32\r\n" + std::string(50, 'x') + "\r\n33\r\n" + std::string(51, 'x')),
             413},
        Case{"ChunkExtensionWithoutEnd",
             post("Transfer-Encoding: chunked\r\n", "1;" + std::string(2000, 'x')), 400},
        Case{"TrailersWithoutEnd",
             post("Transfer-Encoding: chunked\r\n", "0\r\nX: " + std::string(2000, 'x')), 400}),
    [](auto const& test) { return std::string(test.param.name); });

/// One byte changed, left out or doubled in each of many requests: all are read or refused, and
/// nothing of the parser's own breaks.
TEST(RequestReader, SurvivesWhateverIsSent) {
  std::mt19937 random(7);
  std::string const all[] = {
      request("POST", "/a", "Content-Type: a\r\nConnection: close\r\n", "body"),
      request("POST", "/", "Transfer-Encoding: chunked\r\n") +
          "3;a=\"b\"\r\nabc\r\n0\r\nT: t\r\n folded\r\n\r\n"};
  for (int i = 0; i < 40'000; ++i) {
    std::string bytes = all[i % 2];
    for (std::size_t change = 0; change < 1 + random() % 3; ++change) {
      std::size_t const at = random() % bytes.size();
      if (random() % 3 == 0)
        bytes.erase(at, 1);
      else if (random() % 2 == 0)
        bytes.insert(at, 1, "\r\n :;,0\0"[random() % 8]);
      else
        bytes[at] = static_cast<char>(random());
    }
    RequestReader reader(kLimits);
    std::string first = bytes.substr(0, bytes.size() / 2);
    if (outcome(reader, first) != -1) continue;
    std::string second = first + bytes.substr(bytes.size() / 2);
    (void)outcome(reader, second);
  }
}

}  // namespace
}  // namespace sc
