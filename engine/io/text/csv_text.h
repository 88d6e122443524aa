// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace sc {

/// A cell as RFC 4180 has it; quoted also where our own reader would take its line for a comment.
/// Control characters, of which our reader knows none, become blanks.
std::string csv_cell(std::string_view text);

/// A cell for files that people open in a spreadsheet: text that a spreadsheet would take for a
/// formula (it begins with = + - @, a tab or a line end) gets an apostrophe in front.
std::string spreadsheet_cell(std::string_view text);

/// What the file of this table begins with: nothing if it is ASCII, else a byte order mark, by
/// which spreadsheets take it for UTF-8.
std::string_view csv_mark(std::string_view table);

}  // namespace sc
