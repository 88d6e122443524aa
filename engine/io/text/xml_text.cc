// SPDX-License-Identifier: Apache-2.0
#include "io/text/xml_text.h"

#include "io/text/utf8.h"

namespace sc {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kNoCharacters = "\xEF\xBF";  // with BE or BF behind it

void append_character(char c, std::string& xml) {
  switch (c) {
    case '&': xml += "&amp;"; return;
    case '<': xml += "&lt;"; return;
    case '>': xml += "&gt;"; return;
    case '"': xml += "&quot;"; return;
    case '\'': xml += "&apos;"; return;
    case '\t':
    case '\n':
    case '\r': xml += ' '; return;
    default: break;
  }
  if (static_cast<unsigned char>(c) < 0x20)
    xml += kReplacement;
  else
    xml += c;
}

/// text is UTF-8.
void append_valid(std::string_view text, std::string& xml) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const no_character = text.substr(i, 2) == kNoCharacters && text[i + 2] > '\xBD';
    if (no_character) {
      xml += kReplacement;
      i += 2;
    } else {
      append_character(text[i], xml);
    }
  }
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string xml;
  while (auto const bad = first_non_utf8(text)) {
    append_valid(text.substr(0, *bad), xml);
    xml += kReplacement;
    text.remove_prefix(*bad + 1);
  }
  append_valid(text, xml);
  return xml;
}

}  // namespace sc
