// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "io/text/csv.h"

namespace sc {

std::size_t CsvRow::line() const {
  return table_->rows_[index_].line;
}

std::string_view CsvRow::raw(std::string_view column) const {
  auto const place = table_->column_.find(column);
  if (place == table_->column_.end()) return {};
  return table_->rows_[index_].cells[place->second];
}

void CsvRow::complain(std::string_view column, std::string_view must_be,
                      std::string_view suggestion) const {
  std::string_view const value = raw(column);
  std::string const what = value.empty() ? fmt::format("{} is empty", column)
                                         : fmt::format("{} = {}", column, shown(value));
  complain_row(fmt::format("{} ({}){}", what, must_be, suggestion));
}

void CsvRow::complain_row(std::string message) const {
  table_->complaints_->add(table_->path_, line(), std::move(message));
}

template <class T>
T CsvRow::value_or(std::string_view column, Parsed<T> parsed, T fallback) const {
  if (parsed.value) return *std::move(parsed.value);
  if (table_->has_column(column)) complain(column, parsed.must_be);
  return fallback;
}

std::string CsvRow::text(std::string_view column) const {
  std::string_view const value = raw(column);
  if (value.empty() && table_->has_column(column)) complain(column, "must be some text");
  return std::string(value);
}

std::string CsvRow::id(std::string_view column) const {
  return value_or(column, parse_id(raw(column)), std::string());
}

std::vector<std::string> CsvRow::id_list(std::string_view column) const {
  return value_or(column, parse_id_list(raw(column)), std::vector<std::string>());
}

std::vector<CountedId> CsvRow::counted_ids(std::string_view column) const {
  return value_or(column, parse_counted_ids(raw(column)), std::vector<CountedId>());
}

double CsvRow::number(std::string_view column, Range const& range, double fallback) const {
  return value_or(column, parse_number(raw(column), range), fallback);
}

std::optional<double> CsvRow::number_if_any(std::string_view column, Range const& range) const {
  if (!has(column)) return std::nullopt;
  auto parsed = parse_number(raw(column), range);
  if (!parsed.value) complain(column, parsed.must_be);
  return parsed.value;
}

std::int64_t CsvRow::integer(std::string_view column, std::int64_t low, std::int64_t high,
                             std::int64_t fallback) const {
  return value_or(column, parse_integer(raw(column), low, high), fallback);
}

std::int64_t CsvRow::integer_if_any(std::string_view column, std::int64_t low, std::int64_t high,
                                    std::int64_t fallback) const {
  return has(column) ? integer(column, low, high, fallback) : fallback;
}

bool CsvRow::yes(std::string_view column) const {
  return value_or(column, parse_yes_no(raw(column)), false);
}

bool CsvRow::yes_if_any(std::string_view column) const {
  return has(column) && yes(column);
}

std::optional<std::size_t> CsvRow::word(std::string_view column,
                                        std::span<std::string_view const> words) const {
  auto const parsed = parse_word(raw(column), words);
  if (!parsed.value && table_->has_column(column))
    complain(column, parsed.must_be, hint_for(raw(column), words));
  return parsed.value;
}

Duration CsvRow::time_of_day(std::string_view column) const {
  return value_or(column, parse_time_of_day(raw(column)), Duration{});
}

std::optional<SimTime> CsvRow::time(std::string_view column, WallClock const& clock) const {
  if (!table_->has_column(column)) return std::nullopt;
  auto const unix_ms = parse_date_time(raw(column), clock.utc_offset);
  if (!unix_ms) {
    complain(column, "must be a date-time such as 2021-07-25T14:00 or 2021-07-25T14:00:00+08:00");
    return std::nullopt;
  }
  return sim_time(*unix_ms, clock);
}

}  // namespace sc
