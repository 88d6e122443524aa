// SPDX-License-Identifier: Apache-2.0
#include "service/cap/cap_alert.h"

#include <fmt/format.h>

#include <array>
#include <pugixml.hpp>

#include "base/check.h"
#include "io/text/utf8.h"
#include "service/cap/cap_block.h"
#include "service/cap/cap_document.h"
#include "service/cap/cap_values.h"

namespace sc {
namespace {

using Words = std::span<std::string_view const>;
using enum CapOccurs;

// Elements, how often each may be, and their words: CAP 1.2, OASIS 2010, section 3.2.
constexpr auto kAlert = std::to_array<CapElement>({
    {"identifier", once},
    {"sender", once},
    {"sent", once},
    {"status", once},
    {"msgType", once},
    {"source", at_most_once},
    {"scope", once},
    {"restriction", at_most_once},
    {"addresses", at_most_once},
    {"code", any},
    {"note", at_most_once},
    {"references", at_most_once},
    {"incidents", at_most_once},
    {"info", any},
});
constexpr auto kInfo = std::to_array<CapElement>({
    {"language", at_most_once},
    {"category", at_least_once},
    {"event", once},
    {"responseType", any},
    {"urgency", once},
    {"severity", once},
    {"certainty", once},
    {"audience", at_most_once},
    {"eventCode", any},
    {"effective", at_most_once},
    {"onset", at_most_once},
    {"expires", at_most_once},
    {"senderName", at_most_once},
    {"headline", at_most_once},
    {"description", at_most_once},
    {"instruction", at_most_once},
    {"web", at_most_once},
    {"contact", at_most_once},
    {"parameter", any},
    {"resource", any},
    {"area", any},
});
constexpr auto kResource = std::to_array<CapElement>({
    {"resourceDesc", once},
    {"mimeType", once},
    {"size", at_most_once},
    {"uri", at_most_once},
    {"derefUri", at_most_once},
    {"digest", at_most_once},
});
constexpr auto kArea = std::to_array<CapElement>({
    {"areaDesc", once},
    {"polygon", any},
    {"circle", any},
    {"geocode", any},
    {"altitude", at_most_once},
    {"ceiling", at_most_once},
});
constexpr auto kNamed = std::to_array<CapElement>({{"valueName", once}, {"value", once}});

constexpr auto kStatus =
    std::to_array<std::string_view>({"Actual", "Exercise", "System", "Test", "Draft"});
constexpr auto kMessage =
    std::to_array<std::string_view>({"Alert", "Update", "Cancel", "Ack", "Error"});
constexpr auto kScope = std::to_array<std::string_view>({"Public", "Restricted", "Private"});
constexpr auto kCategory =
    std::to_array<std::string_view>({"Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health",
                                     "Env", "Transport", "Infra", "CBRNE", "Other"});
constexpr auto kResponse =
    std::to_array<std::string_view>({"Shelter", "Evacuate", "Prepare", "Execute", "Avoid",
                                     "Monitor", "Assess", "AllClear", "None"});
constexpr auto kUrgency =
    std::to_array<std::string_view>({"Immediate", "Expected", "Future", "Past", "Unknown"});
constexpr auto kSeverity =
    std::to_array<std::string_view>({"Extreme", "Severe", "Moderate", "Minor", "Unknown"});
constexpr auto kCertainty =
    std::to_array<std::string_view>({"Observed", "Likely", "Possible", "Unlikely", "Unknown"});

template <class T>
std::optional<T> value_of(CapBlock const& block, CapLeaf const& leaf, Parsed<T> parsed) {
  if (!parsed.value) block.faults().add(leaf.offset, leaf.path, leaf.text, parsed.must_be);
  return parsed.value;
}

/// The value of a single element by `parse`; nothing where it has none.
template <class Parse>
auto read(CapBlock const& block, std::string_view name, Parse parse)
    -> decltype(parse(std::string_view()).value) {
  auto const leaf = block.leaf(name);
  if (!leaf) return std::nullopt;
  return value_of(block, *leaf, parse(leaf->text));
}

/// The values of all elements of a name.
template <class Parse>
auto read_all(CapBlock const& block, std::string_view name, Parse parse) {
  std::vector<typename decltype(parse(std::string_view()).value)::value_type> values;
  for (CapLeaf const& leaf : block.leaves(name))
    if (auto value = value_of(block, leaf, parse(leaf.text))) values.push_back(*std::move(value));
  return values;
}

auto one_of(Words words) {
  return [words](std::string_view text) { return parse_cap_word(text, words); };
}

/// The word itself; empty where it is another (complained).
std::string read_word(CapBlock const& block, std::string_view name, Words words) {
  auto const number = read(block, name, one_of(words));
  return number ? std::string(words[*number]) : std::string();
}

std::vector<std::pair<std::string, std::string>> read_named(CapBlock const& block,
                                                            std::string_view name) {
  std::vector<std::pair<std::string, std::string>> all;
  for (CapBlock const& named : block.blocks(name, kNamed)) {
    auto const values = named.leaves("value");  // may be empty
    all.emplace_back(named.text("valueName"), values.empty() ? std::string() : values[0].text);
  }
  return all;
}

/// What is not kept is still looked at: an alert is right or it is not.
void check_resource(CapBlock const& resource) {
  for (char const* name : {"resourceDesc", "mimeType", "uri", "derefUri", "digest"})
    (void)resource.leaf(name);
  read(resource, "size", [](std::string_view text) { return parse_integer(text, 0, INT64_MAX); });
}

CapArea read_area(CapBlock const& block) {
  CapArea area;
  area.description = block.text("areaDesc");
  area.polygons = read_all(block, "polygon", parse_cap_polygon);
  area.circles = read_all(block, "circle", parse_cap_circle);
  area.geocodes = read_named(block, "geocode");
  for (char const* name : {"altitude", "ceiling"})
    read(block, name, [](std::string_view text) { return parse_number(text, Range{}); });
  if (block.leaf("ceiling") && !block.leaf("altitude"))
    block.faults().add(block.offset(), block.path() + "/altitude (must be there with a ceiling)");
  return area;
}

void read_texts(CapBlock const& block, CapInfo& info) {
  info.event = block.text("event");
  info.sender_name = block.text("senderName");
  info.headline = block.text("headline");
  info.description = block.text("description");
  info.instruction = block.text("instruction");
  for (char const* name : {"audience", "web", "contact"}) (void)block.leaf(name);
}

CapInfo read_info(CapBlock const& block) {
  CapInfo info;
  info.language = read(block, "language", parse_cap_language).value_or(info.language);
  for (std::size_t const word : read_all(block, "category", one_of(kCategory)))
    info.categories.emplace_back(kCategory[word]);
  read_all(block, "responseType", one_of(kResponse));
  info.urgency = read_word(block, "urgency", kUrgency);
  info.severity = read_word(block, "severity", kSeverity);
  info.certainty = read_word(block, "certainty", kCertainty);
  read(block, "effective", parse_cap_time);
  info.onset_unix_ms = read(block, "onset", parse_cap_time);
  info.expires_unix_ms = read(block, "expires", parse_cap_time);
  read_texts(block, info);
  info.event_codes = read_named(block, "eventCode");
  info.parameters = read_named(block, "parameter");
  for (CapBlock const& resource : block.blocks("resource", kResource)) check_resource(resource);
  for (CapBlock const& area : block.blocks("area", kArea)) info.areas.push_back(read_area(area));
  return info;
}

/// What must be there because of what else is.
void check_needs(CapBlock const& block, CapAlert const& alert) {
  auto const need = [&](bool needed, std::string_view name, std::string_view why) {
    if (needed && !block.leaf(name))
      block.faults().add(block.offset(), fmt::format("alert/{} (must be there {})", name, why));
  };
  need(alert.scope == "Restricted", "restriction", "where scope is Restricted");
  need(alert.scope == "Private", "addresses", "where scope is Private");
  need(alert.message != CapMessage::alert, "references", "where msgType is not Alert");
}

CapAlert read_alert(CapBlock const& block) {
  CapAlert alert;
  alert.identifier = read(block, "identifier", parse_cap_name).value_or("");
  alert.sender = read(block, "sender", parse_cap_name).value_or("");
  alert.sent_unix_ms = read(block, "sent", parse_cap_time).value_or(0);
  alert.status = read_word(block, "status", kStatus);
  alert.message = static_cast<CapMessage>(read(block, "msgType", one_of(kMessage)).value_or(0));
  alert.scope = read_word(block, "scope", kScope);
  alert.note = block.text("note");
  alert.references =
      read(block, "references", parse_cap_references).value_or(std::vector<CapAlert::Reference>());
  for (char const* name : {"source", "incidents"}) (void)block.leaf(name);
  (void)block.leaves("code");
  for (CapBlock const& info : block.blocks("info", kInfo)) alert.infos.push_back(read_info(info));
  check_needs(block, alert);
  return alert;
}

}  // namespace

CapAlert parse_cap(std::string_view xml, std::size_t most_bytes) {
  if (xml.size() > most_bytes)
    throw InputError(
        {"", 0,
         fmt::format("the alert has {} bytes (must be {} or less)", xml.size(), most_bytes)});
  if (xml.starts_with(kByteOrderMark)) xml.remove_prefix(kByteOrderMark.size());
  CapFaults faults(xml);
  pugi::xml_document document;
  CapAlert alert = read_alert(CapBlock(load_alert(document, xml, faults), "alert", kAlert, faults));
  faults.throw_if_any();
  return alert;
}

}  // namespace sc
