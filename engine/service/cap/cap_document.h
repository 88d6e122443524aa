// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "service/cap/cap_faults.h"

/// Private to the sources of the alert reader: text to a tree of elements that may be looked at.

namespace sc {

inline constexpr std::string_view kCapNamespace = "urn:oasis:names:tc:emergency:cap:1.2";
inline constexpr std::string_view kSignatureNamespace = "http://www.w3.org/2000/09/xmldsig#";

/// Fills `document` and returns its element `alert`. Nothing is resolved, included or expanded.
///
/// UTF-8 alone; no document type, no processing instruction but the declaration, one root in CAP's
/// namespace. At most 20,000 tags. The tree may be as deep as the text makes it: whoever walks it
/// goes no deeper than what he knows. Errors: InputError.
pugi::xml_node load_alert(pugi::xml_document& document, std::string_view text, CapFaults& faults);

/// Where a node stands in the text.
std::size_t offset_of(pugi::xml_node node);

/// Without its prefix, and the namespace that the prefix stands for.
std::string_view local_name(pugi::xml_node element);
std::string_view namespace_of(pugi::xml_node element);

/// Complains of attributes that may not be: an alert's elements have none but namespaces.
void check_attributes(pugi::xml_node element, std::string_view path, CapFaults& faults);

/// Text with the five entities of XML and references to characters replaced; others are faults.
std::string decoded(std::string_view text, std::size_t offset, std::string_view path,
                    CapFaults& faults);

}  // namespace sc
