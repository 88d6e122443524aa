// SPDX-License-Identifier: Apache-2.0
#include "io/scenario/setting.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "io/text/cell.h"
#include "io/text/utf8.h"

namespace sc {
namespace {

struct FixedKey {
  std::string_view key;  ///< and all below it
  std::string_view must_be;
};

constexpr std::string_view kIdentity = "must be left to the file: it says what the scenario is";
constexpr std::array<FixedKey, 6> kFixed = {
    {{"format_version", kIdentity},
     {"name", kIdentity},
     {"note", kIdentity},
     {"base", kIdentity},
     {"seed", "must be given by --seed"},
     {"response", "must be left to the file: it is an array of tables"}}};

bool is_below(std::string_view key, std::string_view table) {
  return key.starts_with(table) && (key.size() == table.size() || key[table.size()] == '.');
}

bool is_bare(char c) {
  return is_letter_or_digit(c) || c == '_' || c == '-';
}

bool is_key_path(std::string_view key) {
  bool const ends_well = !key.empty() && key.front() != '.' && key.back() != '.';
  return ends_well && key.find("..") == key.npos &&
         std::all_of(key.begin(), key.end(), [](char c) { return c == '.' || is_bare(c); });
}

bool is_one_line(std::string_view text) {
  return std::none_of(text.begin(), text.end(), is_ascii_control) && !first_non_utf8(text);
}

/// What the text would have to be; "" when it will do.
std::string_view fault_of(std::string_view key, std::string_view value) {
  if (key.empty() || value.empty()) return "must be key=value";
  if (!is_key_path(key)) return "must be key=value, the key such as rules.late_min";
  return is_one_line(value) ? "" : "must be one line of text without control characters";
}

std::string_view must_be_of(std::string_view key) {
  auto const fixed = std::find_if(kFixed.begin(), kFixed.end(),
                                  [&](FixedKey const& it) { return is_below(key, it.key); });
  return fixed != kFixed.end() ? fixed->must_be : "";
}

}  // namespace

std::optional<Setting> parse_setting(std::string_view text, Complaints& complaints) {
  std::size_t const equals = std::min(text.find('='), text.size());
  std::string_view const key = trimmed(text.substr(0, equals));
  std::string_view const value = trimmed(text.substr(std::min(equals + 1, text.size())));
  std::string_view const fault = fault_of(key, value);
  if (fault.empty()) return Setting{std::string(key), std::string(value)};
  complaints.add("", 0, fmt::format("--set = {} ({})", shown(text), fault));
  return std::nullopt;
}

std::string text_of(Setting const& setting) {
  return setting.key + '=' + setting.value;
}

Settings usable(Settings const& settings, Complaints& complaints) {
  Settings good;
  std::set<std::string_view> seen;
  for (Setting const& it : settings) {
    std::string_view must_be = fault_of(it.key, it.value);
    if (must_be.empty()) must_be = must_be_of(it.key);
    if (must_be.empty() && !seen.insert(it.key).second) must_be = "must be given once";
    if (must_be.empty())
      good.push_back(it);
    else
      complaints.add("--set", 0, fmt::format("{} = {} ({})", it.key, shown(it.value), must_be));
  }
  return good;
}

}  // namespace sc
