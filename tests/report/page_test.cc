// SPDX-License-Identifier: Apache-2.0
#include "report/page.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/check.h"

namespace sc {
namespace {

constexpr std::string_view kBegin = R"(<script type="application/json" id="report-data">)";

/// What a browser takes as the text of the data element: up to the first end tag.
std::string data_of(std::string const& page) {
  std::size_t const begin = page.find(kBegin) + kBegin.size();
  return page.substr(begin, page.find("</script", begin) - begin);
}

TEST(Page, HoldsTheDataAndNothingOfItEndsTheElement) {
  nlohmann::json const data = {
      {"name", "</script><script>alert(1)</script>"}, {"other", "<!--<script>"}, {"zh", "积水\""}};
  std::string const page =
      filled_page("<body><!--stormcrew-report-data--><p></p></body>", data.dump());
  EXPECT_EQ(nlohmann::json::parse(data_of(page)), data);
  EXPECT_EQ(page.find("alert(1)</script>"), std::string::npos);
  EXPECT_TRUE(page.ends_with("</script><p></p></body>"));
}

TEST(Page, WithoutAPageIsRefused) {
  EXPECT_THROW((void)filled_page("", "{}"), InputError);
}

TEST(Page, IsBuiltIn) {
  std::string_view const page = empty_page();
  ASSERT_FALSE(page.empty());
  EXPECT_TRUE(page.starts_with("<!doctype html>"));
  std::string const filled = filled_page(page, R"({"a":1})");
  EXPECT_EQ(data_of(filled), R"({"a":1})");
  EXPECT_EQ(filled.size(), page.size() - std::string_view("<!--stormcrew-report-data-->").size() +
                               kBegin.size() + std::string_view(R"({"a":1}</script>)").size());
}

}  // namespace
}  // namespace sc
