// SPDX-License-Identifier: Apache-2.0
#include "service/http/target.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

TEST(Target, IsSplitAndDecodedOnce) {
  EXPECT_EQ(target_of("/"), (Target{{""}, {}}));
  EXPECT_EQ(target_of("/v1/units/P%2D1"), (Target{{"v1", "units", "P-1"}, {}}));
  EXPECT_EQ(target_of("/a%252Fb"), (Target{{"a%2Fb"}, {}}));
  EXPECT_EQ(target_of("/a+b?c=d+e%2B"), (Target{{"a+b"}, {{"c", "d e+"}}}));
  EXPECT_EQ(target_of("/a?x&y=&"), (Target{{"a"}, {{"x", ""}, {"y", ""}}}));
  EXPECT_EQ(target_of("/a/"), (Target{{"a", ""}, {}}));
  EXPECT_EQ(target_of("/a?url=http://x/../y"), (Target{{"a"}, {{"url", "http://x/../y"}}}));
}

class BadTarget : public testing::TestWithParam<char const*> {};

TEST_P(BadTarget, IsNothing) {
  EXPECT_FALSE(target_of(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(, BadTarget,
                         testing::Values("", "*", "a", "http://localhost/", "localhost:80", "//",
                                         "//etc/passwd", "/a//b", "/..", "/../etc/passwd",
                                         "/a/../b", "/./a", "/%2e%2e/etc", "/%2E./etc", "/a%2Fb",
                                         "/a%5Cb", "/a\\b", "/a%00", "/a%0d%0aX:y", "/a%7F", "/a%",
                                         "/a%4", "/a%zz", "/a%+1", "/%C0%AE%C0%AE/", "/%FF",
                                         "/\xE6\xB3\xB5", "/a b", "/a#b", "/a?b=%00", "/a?b=1&b=2",
                                         "/a?%zz=1"));

}  // namespace
}  // namespace sc
