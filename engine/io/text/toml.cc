// SPDX-License-Identifier: Apache-2.0
#include "io/text/toml.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <locale>
#include <sstream>

#include "io/text/iso_time.h"
#include "io/text/toml_state.h"

namespace sc {

namespace {

/// As short as it can be read back: the library tells 0.05 as 0.050000000000000003.
std::string shown_number(double number) {
  std::string const text = fmt::format("{}", number);
  bool const whole = text.find_first_not_of("-0123456789") == std::string::npos;
  return whole ? text + ".0" : text;
}

/// A value as the complaint shows it, on one line.
std::string shown_value(toml::node const& node) {
  if (node.is_table()) return "a table";
  if (node.is_array()) return "an array";
  if (auto const* const number = node.as_floating_point()) return shown_number(number->get());
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << toml::node_view<toml::node const>(node);
  std::string text = out.str();
  std::replace(text.begin(), text.end(), '\n', ' ');
  return shown(text);
}

bool is_control(char c) {
  auto const code = static_cast<unsigned char>(c);
  return (code < 0x20U && c != '\t' && c != '\n' && c != '\r') || code == 0x7FU;
}

std::optional<std::int64_t> unix_ms_of(toml::date_time const& t, Duration utc_offset) {
  auto const day = unix_ms_of_date(t.date.year, t.date.month, t.date.day);
  if (!day) return std::nullopt;
  std::int64_t const clock = (t.time.hour * 60 + t.time.minute) * 60'000LL + t.time.second * 1000LL;
  std::int64_t const part = t.time.nanosecond / 1'000'000;
  if (t.offset) utc_offset = whole_minutes(t.offset->minutes);
  return *day + clock + part - utc_offset.ms;
}

}  // namespace

TomlTable TomlTable::parse(std::string path, std::optional<std::string_view> bytes,
                           Complaints& complaints) {
  auto state = std::make_shared<State>();
  state->path = std::move(path);
  state->complaints = &complaints;
  if (!bytes) return TomlTable(state);
  try {
    state->document = std::make_shared<toml::table>(toml::parse(*bytes, state->path));
    state->table = state->document.get();
  } catch (toml::parse_error const& error) {
    complaints.add(state->path, error.source().begin.line,
                   fmt::format("malformed TOML: {}", error.description()));
  }
  return TomlTable(state);
}

TomlTable TomlTable::silent() const {
  auto state = std::make_shared<State>();
  state->path = state_->path;
  state->complaints = state_->complaints;
  return TomlTable(state);
}

bool TomlTable::has(std::string_view key) const {
  return state_->find(key) != nullptr;
}

bool TomlTable::there() const {
  return state_->table != nullptr;
}

std::size_t TomlTable::line_of(std::string_view key) const {
  toml::node const* const node = state_->find(key);
  return node != nullptr ? node->source().begin.line : state_->line;
}

TomlTable::Origin TomlTable::origin_of(std::string_view key) const {
  if (auto const origin = state_->set_by(key)) return {*origin, 0};
  return {state_->path, line_of(key)};
}

bool TomlTable::present_or_fault(std::string_view key, std::string_view must_be) {
  if (has(key)) return true;
  if (there()) complain_at(key, fmt::format("{} is missing ({})", state_->name_of(key), must_be));
  return false;
}

void TomlTable::complain(std::string_view key, std::string_view must_be,
                         std::string_view suggestion) {
  toml::node const* const node = state_->find(key);
  std::string const value = node != nullptr ? shown_value(*node) : "";
  complain_at(key, fmt::format("{} = {} ({}){}", state_->name_of(key), value, must_be, suggestion));
}

void TomlTable::complain_at(std::string_view key, std::string message) {
  auto const [file, line] = origin_of(key);
  state_->complaints->add(file, line, std::move(message));
}

void TomlTable::refuse(std::string_view key, std::string_view must_be) {
  if (state_->ask(key) != nullptr) complain(key, must_be);
}

void TomlTable::refuse_other_keys() {
  if (!there()) return;
  std::vector<std::string_view> absent;
  for (std::string const& key : state_->asked)
    if (!has(key)) absent.push_back(key);
  for (auto const& [key, value] : *state_->table) {
    auto const& asked = state_->asked;
    if (std::find(asked.begin(), asked.end(), key.str()) != asked.end()) continue;
    // A key of the file may be a wrong name for an absent one, one that was set for any.
    std::vector<std::string_view> const any(asked.begin(), asked.end());
    complain_at(key.str(),
                fmt::format("unknown key {}{}", shown(state_->name_of(key.str())),
                            hint_for(key.str(), state_->set_by(key.str()) ? any : absent)));
  }
}

std::string TomlTable::text(std::string_view key) {
  constexpr std::string_view kMustBe = "must be some text in quotes";
  toml::node const* const node = state_->ask(key);
  if (!present_or_fault(key, kMustBe)) return {};
  auto const value = node->value_exact<std::string>();
  if (!value || value->empty())
    complain(key, kMustBe);
  else if (std::any_of(value->begin(), value->end(), is_control))
    complain(key, "must be text without control characters");
  return value.value_or("");
}

std::string TomlTable::text_or(std::string_view key, std::string fallback) {
  return state_->ask(key) != nullptr ? text(key) : fallback;
}

std::int64_t TomlTable::integer(std::string_view key, std::int64_t low, std::int64_t high) {
  std::string const must_be = must_be_whole_in(low, high);
  toml::node const* const node = state_->ask(key);
  if (!present_or_fault(key, must_be)) return low;
  auto const value = node->value_exact<std::int64_t>();
  if (value && *value >= low && *value <= high) return *value;
  complain(key, must_be);
  return low;
}

std::int64_t TomlTable::integer_or(std::string_view key, std::int64_t low, std::int64_t high,
                                   std::int64_t fallback) {
  return state_->ask(key) != nullptr ? integer(key, low, high) : fallback;
}

double TomlTable::number(std::string_view key, Range const& range) {
  toml::node const* const node = state_->ask(key);
  if (!present_or_fault(key, must_be_in(range))) return 0;
  auto const value = node->is_number() ? node->value<double>() : std::nullopt;
  if (value && std::isfinite(*value) && contains(range, *value)) return *value;
  bool const quoted = node->is_string() && !state_->set_by(key);
  complain(key, quoted ? "must be a number without quotes" : must_be_in(range));
  return 0;
}

double TomlTable::number_or(std::string_view key, Range const& range, double fallback) {
  return state_->ask(key) != nullptr ? number(key, range) : fallback;
}

bool TomlTable::yes_or(std::string_view key, bool fallback) {
  toml::node const* const node = state_->ask(key);
  if (node == nullptr) return fallback;
  auto const value = node->value_exact<bool>();
  if (!value) complain(key, "must be true or false");
  return value.value_or(fallback);
}

std::optional<std::size_t> TomlTable::word(std::string_view key,
                                           std::span<std::string_view const> words) {
  toml::node const* const node = state_->ask(key);
  if (!present_or_fault(key, must_be_one_of(words))) return std::nullopt;
  std::string const value = node->value_exact<std::string>().value_or("");
  auto const parsed = parse_word(value, words);
  if (!parsed.value) complain(key, parsed.must_be, hint_for(value, words));
  return parsed.value;
}

std::size_t TomlTable::word_or(std::string_view key, std::span<std::string_view const> words,
                               std::size_t fallback) {
  return state_->ask(key) != nullptr ? word(key, words).value_or(fallback) : fallback;
}

std::optional<std::int64_t> TomlTable::date_time(std::string_view key, Duration utc_offset) {
  constexpr std::string_view kMustBe = "must be a date-time such as 2021-07-25T14:00:00, no quotes";
  toml::node const* const node = state_->ask(key);
  if (!present_or_fault(key, kMustBe)) return std::nullopt;
  auto const value = node->value_exact<toml::date_time>();
  auto const result = value ? unix_ms_of(*value, utc_offset) : std::nullopt;
  if (!result) complain(key, kMustBe);
  return result;
}

TomlTable TomlTable::table(std::string_view key) {
  toml::node const* const node = state_->ask(key);
  if (!present_or_fault(key, "must be a table")) return silent();
  toml::table const* const found = node->as_table();
  if (found == nullptr) {
    complain(key, "must be a table");
    return silent();
  }
  auto state = std::make_shared<State>(*state_);
  state->table = found;
  state->prefix = state_->name_of(key) + '.';
  state->line = node->source().begin.line;
  state->asked.clear();
  return TomlTable(state);
}

TomlTable TomlTable::table_if_any(std::string_view key) {
  return state_->ask(key) != nullptr ? table(key) : silent();
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  constexpr std::string_view kMustBe = "must be an array of tables";
  toml::node const* const node = state_->ask(key);
  std::vector<TomlTable> result;
  if (!present_or_fault(key, kMustBe)) return result;
  toml::array const* const found = node->as_array();
  if (found == nullptr || !std::all_of(found->begin(), found->end(),
                                       [](toml::node const& e) { return e.is_table(); })) {
    complain(key, kMustBe);
    return result;
  }
  for (toml::node const& element : *found) {
    auto state = std::make_shared<State>(*state_);
    state->table = element.as_table();
    state->origins.clear();  // keys of elements cannot be set
    state->prefix.clear();
    state->line = element.source().begin.line;
    state->asked.clear();
    result.push_back(TomlTable(state));
  }
  return result;
}

std::vector<TomlTable> TomlTable::tables_if_any(std::string_view key) {
  return state_->ask(key) != nullptr ? tables(key) : std::vector<TomlTable>();
}

}  // namespace sc
