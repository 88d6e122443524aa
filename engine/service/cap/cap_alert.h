// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/geo.h"

namespace sc {

/// An alert of the Common Alerting Protocol 1.2 (OASIS 2010).

struct CapArea {
  std::string description;
  std::vector<std::vector<LonLat>> polygons;  ///< closed rings
  struct Circle {
    LonLat centre;
    double radius_km = 0;
  };
  std::vector<Circle> circles;
  std::vector<std::pair<std::string, std::string>> geocodes;
};

struct CapInfo {
  std::string language = "en-US";
  std::vector<std::string> categories;  ///< "Met", "Infra", ...
  std::string event;
  std::string urgency, severity, certainty;
  std::optional<std::int64_t> onset_unix_ms, expires_unix_ms;
  std::string sender_name, headline, description, instruction;
  std::vector<std::pair<std::string, std::string>> event_codes, parameters;
  std::vector<CapArea> areas;
};

enum class CapMessage : std::uint8_t { alert, update, cancel, ack, error };

struct CapAlert {
  std::string identifier, sender;
  std::int64_t sent_unix_ms = 0;
  std::string status;  ///< "Actual", "Exercise", ...
  CapMessage message = CapMessage::alert;
  std::string scope, note;
  struct Reference {
    std::string sender, identifier;
    std::int64_t sent_unix_ms = 0;
  };
  std::vector<Reference> references;
  std::vector<CapInfo> infos;
};

/// Reads one alert. Nothing outside the text is ever read: a document type is refused, so there are
/// no entities but the five of XML. Text longer than `most_bytes` is refused. Errors: InputError
/// with every fault, each with its line and the path of its element:
/// `line 7: alert/info[1]/urgency = "Soon" (must be Immediate, Expected, Future, Past or Unknown)`.
CapAlert parse_cap(std::string_view xml, std::size_t most_bytes = 64 * 1024);

}  // namespace sc
