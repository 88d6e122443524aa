// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "response/scenario.h"

namespace sc {

/// Printable pages: XHTML that needs no script and no other file. Every text is there in Chinese
/// and English; three buttons at the top, which are not printed, show both or one of them.

/// A text in both languages, escaped.
std::string html(Names const& names);
/// Plain text, escaped.
std::string plain_html(std::string_view text);

std::string page_begin(Names const& title);
std::string page_end();

/// `new_page`: begins a sheet of paper.
enum class Sheet { same_page, new_page };
std::string section_begin(Names const& title, Sheet sheet);
std::string section_end();

/// A table whose cells are HTML already.
class HtmlTable {
 public:
  explicit HtmlTable(std::span<Names const> columns);
  void row(std::span<std::string const> cells);
  [[nodiscard]] std::string text() const { return text_ + "</table>\n"; }

 private:
  std::string text_;
};

/// Room to write: so many empty lines.
std::string writing_room(int lines);

}  // namespace sc
