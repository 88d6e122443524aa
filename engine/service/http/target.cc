// SPDX-License-Identifier: Apache-2.0
#include "service/http/target.h"

#include <algorithm>

#include "base/text.h"
#include "io/text/utf8.h"

namespace sc {
namespace {

enum class Plus { itself, blank };  // forms write a blank of a query as plus

std::optional<std::string> decoded(std::string_view text, Plus plus) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus == Plus::blank) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      if (i + 2 >= text.size()) return std::nullopt;
      int const high = hex_digit(text[i + 1]);
      int const low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  bool const clean = std::none_of(out.begin(), out.end(), is_ascii_control) && !first_non_utf8(out);
  return clean ? std::optional(out) : std::nullopt;
}

/// An empty part is the end of a path that ends with `/`; elsewhere it is `//`.
bool add_part(std::string_view raw, bool last, std::vector<std::string>& parts) {
  auto part = decoded(raw, Plus::itself);
  if (!part || (part->empty() && !last)) return false;
  if (*part == "." || *part == ".." || part->find_first_of("/\\") != part->npos) return false;
  parts.push_back(std::move(*part));
  return true;
}

bool add_query(std::string_view text, std::map<std::string, std::string>& query) {
  for (std::string_view piece : split(text, "&")) {
    if (piece.empty()) continue;
    std::size_t const equals = std::min(piece.find('='), piece.size());
    auto key = decoded(piece.substr(0, equals), Plus::blank);
    auto value = decoded(piece.substr(std::min(equals + 1, piece.size())), Plus::blank);
    if (!key || !value || !query.emplace(std::move(*key), std::move(*value)).second) return false;
  }
  return true;
}

bool is_target_char(char c) {
  return c > ' ' && c < '\x7F' &&
         std::string_view("\"<>\\^`{|}#").find(c) == std::string_view::npos;
}

}  // namespace

std::optional<Target> target_of(std::string_view text) {
  if (text.empty() || text[0] != '/') return std::nullopt;
  if (!std::all_of(text.begin(), text.end(), is_target_char)) return std::nullopt;
  std::size_t const question = std::min(text.find('?'), text.size());
  Target target;
  auto const raw = split(text.substr(1, question - 1), "/");
  for (std::size_t i = 0; i < raw.size(); ++i)
    if (!add_part(raw[i], i + 1 == raw.size(), target.parts)) return std::nullopt;
  if (question < text.size() && !add_query(text.substr(question + 1), target.query))
    return std::nullopt;
  return target;
}

}  // namespace sc
