// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

TEST(Text, LettersOfAsciiAreAlikeInEitherCase) {
  EXPECT_TRUE(same_in_any_case("", ""));
  EXPECT_TRUE(same_in_any_case("Utf-8", "uTF-8"));
  EXPECT_FALSE(same_in_any_case("utf", "utf-8"));
  EXPECT_FALSE(same_in_any_case("[@", "{`"));
  EXPECT_TRUE(same_in_any_case("\xC3\x89", "\xC3\x89"));
  EXPECT_FALSE(same_in_any_case("\xC3\x89", "\xC3\xA9"));  // É and é
}

TEST(Text, KnowsLettersAndDigitsOfAscii) {
  for (char const c : {'a', 'z', 'A', 'Z', '0', '9'}) EXPECT_TRUE(is_letter_or_digit(c)) << c;
  for (char const c : {'@', '[', '`', '{', '/', ':', '_', '-', '\xC3'})
    EXPECT_FALSE(is_letter_or_digit(c)) << c;
}

TEST(Text, ReadsHexadecimalDigits) {
  EXPECT_EQ(hex_digit('0'), 0);
  EXPECT_EQ(hex_digit('9'), 9);
  EXPECT_EQ(hex_digit('a'), 10);
  EXPECT_EQ(hex_digit('F'), 15);
  for (char const c : {'g', 'G', '@', '`', '/', ':', '\xC3'}) EXPECT_EQ(hex_digit(c), -1) << c;
}

TEST(Text, TakesLinesWithEitherEnd) {
  std::string_view rest = "one\r\n\ntwo";
  EXPECT_EQ(take_line(rest), "one");
  EXPECT_EQ(take_line(rest), "");
  EXPECT_EQ(take_line(rest), "two");
  EXPECT_EQ(rest, "");
}

TEST(Text, JoinsWhatIsThere) {
  EXPECT_EQ(joined("文一路", "Wenyi Road"), "文一路 Wenyi Road");
  EXPECT_EQ(joined("A7", "A7"), "A7 A7");
  EXPECT_EQ(joined("文一路", ""), "文一路");
  EXPECT_EQ(joined("", "Wenyi Road"), "Wenyi Road");
  EXPECT_EQ(joined("", ""), "");
}

TEST(Text, BeginsWithACapital) {
  EXPECT_EQ(capital("pump trucks"), "Pump trucks");
  EXPECT_EQ(capital("Pump trucks"), "Pump trucks");
  EXPECT_EQ(capital("泵车"), "泵车");
  EXPECT_EQ(capital(""), "");
}

TEST(Text, SplitsWithEmptyParts) {
  using Parts = std::vector<std::string_view>;
  EXPECT_EQ(split("a;;b", ";"), (Parts{"a", "", "b"}));
  EXPECT_EQ(split("a;", ";"), (Parts{"a", ""}));
  EXPECT_EQ(split("", ";"), Parts{""});
  EXPECT_EQ(split("a b;c", "; "), (Parts{"a", "b", "c"}));
}

TEST(Text, ListsMayBeEmptyAndEndWithASeparator) {
  using Parts = std::vector<std::string_view>;
  EXPECT_EQ(items_of("a;;b", ";"), (Parts{"a", "", "b"}));
  EXPECT_EQ(items_of("a;", ";"), Parts{"a"});
  EXPECT_EQ(items_of(";", ";"), Parts{""});
  EXPECT_EQ(items_of("", ";"), Parts{});
}

}  // namespace
}  // namespace sc
