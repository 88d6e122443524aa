// SPDX-License-Identifier: Apache-2.0
#include "drill/files/calendar.h"

#include <fmt/format.h>

#include "io/hash.h"
#include "io/posted_unit.h"
#include "io/text/iso_time.h"
#include "io/text/utf8.h"

namespace sc {
namespace {

constexpr std::size_t kMostOctets = 75;

/// "20210725T060000Z"
std::string utc_text(std::int64_t unix_ms) {
  std::string text = date_time_text(unix_ms - (unix_ms % 1000 + 1000) % 1000, Duration{});
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text.substr(0, 15) + 'Z';
}

/// What tells a drill from all others, also of other sets of its scenario: not its day.
std::string identity_of(DrillCase const& what) {
  Drill const& drill = what.drill;
  std::string text = fmt::format("{} {} {}", what.set.scenario_sha256, drill.number, drill.seed);
  for (Inject const& it : drill.injects)
    text += fmt::format(" {} {} {} {}", it.at.ms, it.kind.value(), it.position.lon_deg,
                        it.position.lat_deg);
  return text;
}

/// The lines of a calendar under construction.
class CalendarText {
 public:
  void line(std::string_view content) { text_ += folded_line(content); }
  void text(std::string_view property, std::string_view value) {
    line(fmt::format("{}:{}", property, calendar_text(value)));
  }
  std::string text_;
};

class DrillCalendar {
 public:
  DrillCalendar(DrillCase const& what, std::int64_t begin_unix_ms)
      : what_(what),
        shift_ms_(begin_unix_ms - what.drill.begin.ms),
        uid_(sha256_hex(identity_of(what)).substr(0, 32)) {}

  std::string text() {
    Drill const& drill = what_.drill;
    calendar_.line("BEGIN:VCALENDAR");
    calendar_.line("VERSION:2.0");
    calendar_.line("PRODID:-//stormcrew//drill//EN");
    calendar_.line("CALSCALE:GREGORIAN");
    calendar_.text("X-WR-CALNAME", both_names(drill.names));
    add_exercise();
    for (Inject const& inject : drill.injects) add_inject(inject);
    calendar_.line("END:VCALENDAR");
    return calendar_.text_;
  }

 private:
  void begin_event(std::string_view id, SimTime from, SimTime to) {
    calendar_.line("BEGIN:VEVENT");
    calendar_.line(fmt::format("UID:{}-{}@stormcrew", uid_, id));
    calendar_.line("DTSTAMP:" + utc_text(what_.drill.begin.ms + shift_ms_));
    calendar_.line("DTSTART:" + utc_text(from.ms + shift_ms_));
    calendar_.line("DTEND:" + utc_text(to.ms + shift_ms_));
  }

  void add_exercise() {
    Drill const& drill = what_.drill;
    begin_event("exercise", drill.begin, drill.end);
    calendar_.text("SUMMARY",
                   fmt::format("演练 drill {:02}: {}", drill.number, both_names(drill.names)));
    calendar_.text(
        "DESCRIPTION",
        fmt::format("情景时间 storm time {}\n{}\n{}", local_time(drill.scenario, drill.begin),
                    both_names(what_.set.scenario_names), drill.scenario.note));
    calendar_.text("CATEGORIES", "EXERCISE");
    calendar_.line("END:VEVENT");
  }

  void add_inject(Inject const& it) {
    Drill const& drill = what_.drill;
    begin_event(fmt::format("inject-{}", it.number), it.at, it.at + whole_minutes(5));
    calendar_.text("SUMMARY", fmt::format("事件 inject {}: {}", it.number,
                                          both_names(kind_names(drill.scenario, it))));
    calendar_.text("LOCATION", both_names(it.place));
    calendar_.line(fmt::format("GEO:{:.6f};{:.6f}", it.position.lat_deg, it.position.lon_deg));
    calendar_.text(
        "DESCRIPTION",
        fmt::format("{} → {}, {}\n{}\n\n{}", both_names(it.from), both_names(it.to),
                    both_names(it.mode), both_names(it.message), both_names(it.expected_action)));
    calendar_.text("CATEGORIES", "INJECT");
    calendar_.line("END:VEVENT");
  }

  DrillCase const& what_;
  std::int64_t shift_ms_;  ///< from the simulation's time to the calendar's
  std::string uid_;
  CalendarText calendar_;
};

}  // namespace

std::string calendar_text(std::string_view text) {
  std::string value;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (c == '\r' && text.substr(i + 1, 1) == "\n") continue;
    if (c == '\n' || c == '\r') {
      value += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') value += '\\';
    value += is_ascii_control(c) ? ' ' : c;
  }
  return value;
}

std::string folded_line(std::string_view line) {
  std::string text;
  std::size_t room = kMostOctets;
  while (line.size() > room) {
    std::size_t cut = beginning(line, room).size();
    if (cut == 0) cut = room;
    text += fmt::format("{}\r\n ", line.substr(0, cut));
    line.remove_prefix(cut);
    room = kMostOctets - 1;  // the blank counts
  }
  return text + fmt::format("{}\r\n", line);
}

std::string drill_calendar(DrillCase const& what, std::optional<std::int64_t> begin_unix_ms) {
  std::int64_t const own = what.drill.scenario.start_unix_ms + what.drill.begin.ms;
  return DrillCalendar(what, begin_unix_ms.value_or(own)).text();
}

}  // namespace sc
