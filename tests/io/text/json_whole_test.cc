// SPDX-License-Identifier: Apache-2.0
#include "io/text/json_whole.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace sc {
namespace {

using nlohmann::json;

TEST(WholeOfJson, ReadsWhatFits) {
  EXPECT_EQ(whole_of<int>(json::parse("-7")), -7);
  EXPECT_EQ(whole_of<std::uint32_t>(json::parse("4294967295")), 4'294'967'295U);
  EXPECT_EQ(whole_of<std::int64_t>(json::parse("-9223372036854775808")), INT64_MIN);
  EXPECT_EQ(whole_of<std::uint64_t>(json::parse("18446744073709551615")), UINT64_MAX);
}

TEST(WholeOfJson, RefusesWhatDoesNot) {
  for (char const* const text : {"1.62695e122", "5.0", "4294967296", "-1", "\"7\"", "null", "true",
                                 "[7]", "{}", "18446744073709551616"})
    EXPECT_THROW((void)whole_of<std::uint32_t>(json::parse(text)), std::out_of_range) << text;
  EXPECT_THROW((void)whole_of<int>(json::parse("2147483648")), std::out_of_range);
  EXPECT_THROW((void)whole_of<std::int64_t>(json::parse("9223372036854775808")), std::out_of_range);
}

}  // namespace
}  // namespace sc
