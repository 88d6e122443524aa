// SPDX-License-Identifier: Apache-2.0
#include "io/text/csv_text.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

TEST(SpreadsheetCell, PlainTextStaysAsItIs) {
  EXPECT_EQ(spreadsheet_cell("P1"), "P1");
  EXPECT_EQ(spreadsheet_cell("泵车 a=b"), "泵车 a=b");
  EXPECT_EQ(spreadsheet_cell(""), "");
}

class FormulaTest : public testing::TestWithParam<char> {};
TEST_P(FormulaTest, GetsAnApostropheInFront) {
  std::string const text = GetParam() + std::string("cmd|' /C calc'!A0");
  EXPECT_EQ(spreadsheet_cell(text).front(), '\'');
}
INSTANTIATE_TEST_SUITE_P(SpreadsheetCell, FormulaTest,
                         testing::Values('=', '+', '-', '@', '\t', '\r', '\n'));

TEST(SpreadsheetCell, TheApostropheStandsInsideTheQuotes) {
  EXPECT_EQ(spreadsheet_cell("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
}

TEST(SpreadsheetCell, AFormulaBehindALineBreakStaysInItsCell) {
  EXPECT_EQ(spreadsheet_cell("a\n=1+1"), "a =1+1");
}

}  // namespace
}  // namespace sc
