// SPDX-License-Identifier: Apache-2.0
#include "service/http/server.h"

#include <gtest/gtest.h>

#include "service/http/served.h"

namespace sc {
namespace {

using test::ask;
using test::RawClient;
using test::RawReply;
using test::request;
using test::Served;

TEST(HttpServer, ServesRoutesAndThePage) {
  Served s;
  EXPECT_EQ(s.get("/").body, "<p>page");
  EXPECT_EQ(s.get("/live.js").headers["content-type"], "text/javascript");
  EXPECT_EQ(s.get("/v1/state").status, 200);
  EXPECT_EQ(s.get("/v1/units/%E6%B3%B5%207?q=a+b%2Bc").body, "泵 7|a b+c");
  EXPECT_EQ(s.note(R"({"a":"雨"})").body, R"(dora {"a":"雨"})");
}

}  // namespace
}  // namespace sc
