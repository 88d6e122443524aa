// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace sc {

/// Any bytes as the value of an XML 1.0 attribute: markup is escaped, tabs and line ends become
/// spaces, and what XML cannot hold (bytes that are not UTF-8, control characters, U+FFFE, U+FFFF)
/// becomes U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace sc
