// SPDX-License-Identifier: Apache-2.0
#include "drill/files/table_text.h"

#include <fmt/format.h>

#include "base/check.h"
#include "io/text/csv_text.h"

namespace sc {

TableText::TableText(std::span<std::string_view const> columns)
    : columns_(columns.size()), text_(fmt::format("{}\n", fmt::join(columns, ","))) {}

void TableText::add(std::string_view cell) {
  if (cells_++ > 0) text_ += ',';
  text_ += cell;
}

TableText& TableText::text(std::string_view cell) {
  add(spreadsheet_cell(cell));
  return *this;
}

TableText& TableText::names(Names const& names) {
  return text(names.zh).text(names.en);
}

TableText& TableText::number(double value, int decimals) {
  add(fmt::format("{:.{}f}", value, decimals));
  return *this;
}

TableText& TableText::whole(std::int64_t value) {
  add(fmt::format("{}", value));
  return *this;
}

TableText& TableText::number_if_any(std::optional<double> value, int decimals) {
  return value ? number(*value, decimals) : blank();
}

TableText& TableText::blank(std::size_t cells) {
  for (std::size_t i = 0; i < cells; ++i) add("");
  return *this;
}

void TableText::end_row() {
  SC_EXPECT(cells_ == columns_);
  text_ += '\n';
  cells_ = 0;
}

std::string TableText::bytes() const {
  return std::string(csv_mark(text_)) + text_;
}

}  // namespace sc
