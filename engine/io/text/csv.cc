// SPDX-License-Identifier: Apache-2.0
#include "io/text/csv.h"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "io/text/text_file.h"
#include "io/text/utf8.h"

namespace sc {
namespace {

constexpr std::array<std::string_view, 3> kAlwaysAllowed = {"status", "source", "note"};

bool is_skipped(std::string_view line) {
  return trimmed(line).empty() || line.starts_with('#');
}

/// What is wrong with the characters of a line, or "".
std::string bad_character(std::string_view line) {
  if (auto const place = first_non_utf8(line))
    return fmt::format(
        "byte {} of the line is not UTF-8 (must be UTF-8; in a spreadsheet: save as "
        "\"CSV UTF-8\")",
        *place + 1);
  for (char const c : line) {
    auto const code = static_cast<unsigned char>(c);
    if (code == 0) return "NUL byte (must be text)";
    if ((code < 0x20U && c != '\t') || code == 0x7FU)
      return fmt::format("control character 0x{:02x} (must be text)", code);
  }
  return "";
}

void add_cell(void* cell, std::size_t size, void* cells) {
  static_cast<std::vector<std::string>*>(cells)->emplace_back(static_cast<char const*>(cell), size);
}

/// Cells of one line by libcsv; nothing when its quotes are broken.
std::optional<std::vector<std::string>> split_cells(std::string_view line) {
  csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) throw IoError("libcsv", "cannot start");
  std::vector<std::string> cells;
  bool const fed =
      csv_parse(&parser, line.data(), line.size(), add_cell, nullptr, &cells) == line.size();
  bool const closed = fed && csv_fini(&parser, add_cell, nullptr, &cells) == 0;
  csv_free(&parser);
  if (!closed) return std::nullopt;
  return cells;
}

}  // namespace

CsvTable::CsvTable(std::string path, std::optional<std::string_view> bytes,
                   std::span<CsvColumn const> columns, Complaints& complaints, OtherColumns others)
    : path_(std::move(path)),
      complaints_(&complaints),
      others_(others),
      intact_(bytes.has_value()) {
  if (bytes) read(*bytes, columns);
}

CsvTable::CsvTable(std::string path, std::span<CsvColumn const> columns, Complaints& complaints,
                   OtherColumns others)
    : path_(std::move(path)), complaints_(&complaints), others_(others) {
  if (auto const bytes = read_whole_file(path_, complaints))
    read(*bytes, columns);
  else
    intact_ = false;
}

void CsvTable::read(std::string_view bytes, std::span<CsvColumn const> columns) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  for (std::size_t line = 1; !bytes.empty(); ++line) {
    std::string_view const text = take_line(bytes);
    if (std::string const why = bad_character(text); !why.empty()) {
      fault(line, why);
      continue;
    }
    if (is_skipped(text)) continue;
    auto cells = split_cells(text);
    if (!cells) {
      fault(line,
            "broken quotes (a quote inside a quoted cell is doubled; a cell ends with its line)");
      continue;
    }
    Row row{line, std::move(*cells)};
    if (header_.empty())
      read_header(std::move(row), columns);
    else
      add_row(std::move(row));
  }
  if (header_.empty() && intact_) fault(0, "is empty (must have a header row)");
}

void CsvTable::read_header(Row row, std::span<CsvColumn const> columns) {
  header_ = std::move(row.cells);
  for (std::size_t i = 0; i < header_.size(); ++i) name_column(i, row.line, columns);
  check_columns(columns, row.line);
}

void CsvTable::name_column(std::size_t place, std::size_t line,
                           std::span<CsvColumn const> columns) {
  std::string const& name = header_[place];
  bool const wanted = std::any_of(columns.begin(), columns.end(),
                                  [&](CsvColumn const& column) { return column.name == name; });
  if (others_ == OtherColumns::ignored && !wanted) return;
  if (name.empty())
    fault(line, fmt::format("column {} has no name", place + 1));
  else if (!column_.emplace(name, place).second)
    fault(line, fmt::format("column {} stands twice", shown(name)));
}

void CsvTable::check_columns(std::span<CsvColumn const> columns, std::size_t line) {
  std::vector<std::string_view> known(kAlwaysAllowed.begin(), kAlwaysAllowed.end());
  std::vector<std::string_view> absent;
  for (CsvColumn const& column : columns) {
    known.push_back(column.name);
    if (!has_column(column.name)) absent.push_back(column.name);
    if (column.presence == CsvColumn::Presence::required && !has_column(column.name))
      fault(line, fmt::format("column {} is missing", column.name));
  }
  for (auto const& [name, place] : column_) {
    if (name.empty() || std::find(known.begin(), known.end(), name) != known.end()) continue;
    std::string const hint = hint_for(name, absent);
    fault(line, fmt::format("unknown column {}{}", shown(name), hint));
  }
}

void CsvTable::add_row(Row row) {
  if (row.cells.size() != header_.size()) {
    fault(row.line, fmt::format("{} {} (must be {} as in the header)", row.cells.size(),
                                row.cells.size() == 1 ? "cell" : "cells", header_.size()));
    return;
  }
  rows_.push_back(std::move(row));
  check_status(rows_.back());
}

void CsvTable::check_status(Row const& row) {
  auto const place = column_.find("status");
  if (place == column_.end() || row.cells[place->second].empty()) return;
  std::string const& text = row.cells[place->second];
  if (auto const parsed = parse_status(text); !parsed.value)
    complaints_->add(path_, row.line, fmt::format("status = {} ({})", shown(text), parsed.must_be));
}

void CsvTable::fault(std::size_t line, std::string message) {
  intact_ = false;
  complaints_->add(path_, line, std::move(message));
}

bool CsvTable::has_column(std::string_view name) const {
  return column_.contains(name);
}

CsvRow CsvTable::row(std::size_t index) const {
  SC_EXPECT(index < rows_.size());
  return {*this, index};
}

}  // namespace sc
