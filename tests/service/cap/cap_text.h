// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "base/check.h"
#include "service/cap/cap_alert.h"
#include "support/temp_folder.h"

namespace sc::test {

/// An alert of tests/service/cap/valid, by its name without ".xml".
inline std::string valid_text(std::string const& name) {
  return bytes_of(std::filesystem::path(SC_SOURCE_DIR) / "tests/service/cap/valid" /
                  (name + ".xml"));
}

/// A small alert that is right, an element a line.
inline constexpr auto kPlainAlert = R"(<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
<identifier>a-1</identifier>
<sender>s@example</sender>
<sent>2024-08-01T15:00:00+08:00</sent>
<status>Actual</status>
<msgType>Alert</msgType>
<scope>Public</scope>
<info>
<language>en-US</language>
<category>Met</category>
<event>ponded street</event>
<urgency>Immediate</urgency>
<severity>Severe</severity>
<certainty>Observed</certainty>
<area>
<areaDesc>here</areaDesc>
<circle>30.3,120.1 1</circle>
</area>
</info>
</alert>
)";

/// It with the first `before`, which must be there, replaced.
inline std::string plain_alert_with(std::string const& before, std::string const& after) {
  std::string text = kPlainAlert;
  return text.replace(text.find(before), before.size(), after);
}

/// What parse_cap says, a line for each fault; "accepted" if it reads.
inline std::string refusal_of(std::string_view text, std::size_t most_bytes = 1 << 24) {
  try {
    parse_cap(text, most_bytes);
  } catch (InputError const& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace sc::test
