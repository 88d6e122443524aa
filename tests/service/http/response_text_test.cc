// SPDX-License-Identifier: Apache-2.0
#include "service/http/response_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sc {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ResponseText, LetsNoHeaderBreakOutOrReplaceOurs) {
  ResponseHead head;
  head.headers = {{"X-Good", "yes"}, {"X-Bad", "a\r\nSet-Cookie: b"}, {"X: y\r\nZ", "a"},
                  {"", "a"},         {"cache-control", "max"},        {"CONTENT-LENGTH", "7"}};
  head.type = "text/plain\r\nX-Type: bad";
  std::string const text = response_text(head);
  EXPECT_THAT(text, HasSubstr("\r\nX-Good: yes\r\n"));
  EXPECT_THAT(text, Not(HasSubstr("Set-Cookie")));
  EXPECT_THAT(text, Not(HasSubstr("X: y")));
  EXPECT_THAT(text, Not(HasSubstr("X-Type")));
  EXPECT_THAT(text, Not(HasSubstr("max\r")));
  EXPECT_THAT(text, Not(HasSubstr("LENGTH")));
}

TEST(ResponseText, SaysHttpsForGoodWithTlsAlone) {
  ResponseHead head;
  EXPECT_THAT(response_text(head), Not(HasSubstr("Strict-Transport-Security")));
  head.tls = true;
  EXPECT_THAT(response_text(head), HasSubstr("Strict-Transport-Security: max-age="));
}

}  // namespace
}  // namespace sc
