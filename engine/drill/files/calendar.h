// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "drill/files/drill_words.h"

namespace sc {

/// The exercise and its injects as an iCalendar (RFC 5545), times in UTC. It begins at
/// `begin_unix_ms`, or at the storm's own time where there is none. Events keep their UID when the
/// day is moved, so that a calendar program moves them too.
std::string drill_calendar(DrillCase const& what, std::optional<std::int64_t> begin_unix_ms);

/// Text as a value of type TEXT: backslash, semicolon, comma and line ends escaped; other control
/// characters become blanks.
std::string calendar_text(std::string_view text);

/// A content line as RFC 5545 3.1 has it: no more than 75 octets a line, folded between characters
/// of UTF-8, ended by CRLF.
std::string folded_line(std::string_view line);

}  // namespace sc
