// SPDX-License-Identifier: Apache-2.0
#include "io/text/csv_text.h"

#include "io/text/utf8.h"

namespace sc {

std::string csv_cell(std::string_view text) {
  bool const quoted = text.find_first_of(",\"") != std::string_view::npos || text.starts_with('#');
  std::string cell;
  for (char const c : text) {
    if (c == '"') cell += '"';
    cell += is_ascii_control(c) ? ' ' : c;
  }
  return quoted ? '"' + cell + '"' : cell;
}

std::string spreadsheet_cell(std::string_view text) {
  bool const formula = text.find_first_of("=+-@\t\r\n") == 0;
  return csv_cell(formula ? '\'' + std::string(text) : text);
}

std::string_view csv_mark(std::string_view table) {
  return is_ascii(table) ? std::string_view() : kByteOrderMark;
}

}  // namespace sc
