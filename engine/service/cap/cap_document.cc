// SPDX-License-Identifier: Apache-2.0
#include "service/cap/cap_document.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "io/text/utf8.h"

namespace sc {
namespace {

constexpr std::ptrdiff_t kMostTags = 20'000;

// Escapes are left for decoded(), which knows the wrong ones; all that may not be is kept, to be
// seen and refused. parse_fragment: also text beside the root.
constexpr unsigned kParse = pugi::parse_cdata | pugi::parse_eol | pugi::parse_pi |
                            pugi::parse_declaration | pugi::parse_doctype | pugi::parse_fragment;

bool may_stand(char c) {
  return !is_ascii_control(c) || c == '\t' || c == '\n' || c == '\r' || c == '\x7F';
}

void check_bytes(std::string_view text, CapFaults& faults) {
  if (auto const bad = first_non_utf8(text))
    faults.add(*bad, "the text is not UTF-8 (no other encoding is read)");
  auto const control = std::find_if_not(text.begin(), text.end(), may_stand);
  if (control != text.end())
    faults.add(static_cast<std::size_t>(control - text.begin()),
               "a control character (XML has none but tab and line ends)");
  if (std::count(text.begin(), text.end(), '<') > kMostTags)
    faults.add(0, fmt::format("more than {} tags (an alert has some dozens)", kMostTags));
  faults.throw_if_any();
}

void check_declaration(pugi::xml_node node, CapFaults& faults) {
  if (node.previous_sibling()) faults.add(offset_of(node), "an XML declaration that is not first");
  std::string_view const version = node.attribute("version").value();
  if (version != "1.0") faults.add(offset_of(node), "XML version", version, "must be 1.0");
  std::string_view const encoding = node.attribute("encoding").as_string("UTF-8");
  if (!same_in_any_case(encoding, "UTF-8"))
    faults.add(offset_of(node), "encoding", encoding, "must be UTF-8");
}

void check_top(pugi::xml_node node, CapFaults& faults) {
  switch (node.type()) {
    case pugi::node_element: break;
    case pugi::node_declaration: check_declaration(node, faults); break;
    case pugi::node_doctype:
      faults.add(offset_of(node), "a document type (an alert has none, and none is read)");
      break;
    case pugi::node_pi:
      faults.add(offset_of(node), "a processing instruction (only the XML declaration may be)");
      break;
    default: faults.add(offset_of(node), "text outside of alert");
  }
}

pugi::xml_node only_root(pugi::xml_document const& document, CapFaults& faults) {
  pugi::xml_node root;
  for (pugi::xml_node const node : document.children()) {
    check_top(node, faults);
    if (node.type() != pugi::node_element) continue;
    if (root) faults.add(offset_of(node), "a second root (must be one alert)");
    if (!root) root = node;
  }
  if (!root) faults.add(0, "no element (must be one alert)");
  return root;
}

std::string_view prefix_of(std::string_view name) {
  std::size_t const colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

/// The code point of "#65" or "#x41" if XML has such a character, else 0.
std::uint32_t character_of(std::string_view reference) {
  reference.remove_prefix(1);
  bool const hex = reference.starts_with('x');
  if (hex) reference.remove_prefix(1);
  std::uint32_t code = 0;
  if (reference.empty() || reference.size() > 8) return 0;
  for (char const c : reference) {
    int const digit = hex_digit(c);
    if (digit < 0 || (digit > 9 && !hex)) return 0;
    code = code * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
  }
  bool const control = code < 0x20 && code != '\t' && code != '\n' && code != '\r';
  bool const surrogate = code >= 0xD800 && code <= 0xDFFF;
  return control || surrogate || code == 0xFFFE || code == 0xFFFF || code > 0x10FFFF ? 0 : code;
}

std::string utf8_of(std::uint32_t code) {
  auto const tail = [&](unsigned shift) {
    return static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0U | (code >> 6U)), tail(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0U | (code >> 12U)), tail(6), tail(0)};
  return {static_cast<char>(0xF0U | (code >> 18U)), tail(12), tail(6), tail(0)};
}

/// What stands between & and ; becomes; empty: XML does not know it.
std::string replacement(std::string_view name) {
  if (name == "lt") return "<";
  if (name == "gt") return ">";
  if (name == "amp") return "&";
  if (name == "quot") return "\"";
  if (name == "apos") return "'";
  std::uint32_t const code = name.starts_with('#') ? character_of(name) : 0;
  return code == 0 ? std::string() : utf8_of(code);
}

}  // namespace

pugi::xml_node load_alert(pugi::xml_document& document, std::string_view text, CapFaults& faults) {
  check_bytes(text, faults);
  auto const result = document.load_buffer(text.data(), text.size(), kParse, pugi::encoding_utf8);
  if (!result) {
    faults.add(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)),
               fmt::format("not well-formed XML ({})", result.description()));
    faults.throw_if_any();
  }
  pugi::xml_node const root = only_root(document, faults);
  faults.throw_if_any();
  if (local_name(root) != "alert")
    faults.add(offset_of(root), "root", root.name(), "must be alert");
  if (auto const space = namespace_of(root); space != kCapNamespace)
    faults.add(offset_of(root), "namespace of the root", space,
               fmt::format("must be {}", kCapNamespace));
  faults.throw_if_any();
  return root;
}

std::size_t offset_of(pugi::xml_node node) {
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
}

std::string_view local_name(pugi::xml_node element) {
  std::string_view const name = element.name();
  std::size_t const colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view namespace_of(pugi::xml_node element) {
  std::string_view const prefix = prefix_of(element.name());
  std::string const wanted = prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
  for (pugi::xml_node node = element; node; node = node.parent())
    if (pugi::xml_attribute const found = node.attribute(wanted.c_str())) return found.value();
  return {};
}

void check_attributes(pugi::xml_node element, std::string_view path, CapFaults& faults) {
  for (pugi::xml_attribute a = element.first_attribute(); a; a = a.next_attribute()) {
    std::string const name = fmt::format("{}/@{}", path, a.name());
    std::string_view const prefix = prefix_of(a.name());
    std::string_view const value = a.value();
    if (std::string_view(a.name()) != "xmlns" && prefix.empty())
      faults.add(offset_of(element), name, value, "must not be there: CAP has no attributes");
    if (element.attribute(a.name()) != a)
      faults.add(offset_of(element), name, value, "stands twice");
    if (value.find_first_of("<&") != std::string_view::npos)
      faults.add(offset_of(element), name, value, "must not have < or &");
  }
}

std::string decoded(std::string_view text, std::size_t offset, std::string_view path,
                    CapFaults& faults) {
  std::string plain;
  while (true) {
    std::size_t const begin = text.find('&');
    plain += text.substr(0, begin);
    if (begin == std::string_view::npos) return plain;
    text.remove_prefix(begin + 1);
    std::size_t const end = text.find(';');
    std::string_view const name = text.substr(0, end);
    std::string const character = end == std::string_view::npos ? "" : replacement(name);
    if (character.empty()) {
      faults.add(offset, path, "&" + std::string(name),
                 "must not refer to anything but a character or amp, lt, gt, quot, apos");
      return plain + "\uFFFD";  // there was something
    }
    plain += character;
    text.remove_prefix(end + 1);
  }
}

}  // namespace sc
