// SPDX-License-Identifier: Apache-2.0
// Short texts: times, positions, boxes, addresses.
#include "fuzz/contract.h"
#include "io/osm/clip_area.h"
#include "io/osm/osm_speed.h"
#include "io/text/iso_time.h"
#include "io/text/position.h"
#include "service/http/target.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  std::string_view const text = fuzz::text_of(data, size);
  Duration const zone = whole_hours(8);
  if (auto const time = parse_date_time(text, zone)) {
    // In the zone's own time the first and the last day may lie outside the calendar's years.
    auto const again = parse_date_time(date_time_text(*time, zone), zone);
    fuzz::must(!again || again == time, "a time's text is the time again");
  }
  (void)parse_utc_offset(text);
  (void)parse_time_of_day(text);
  (void)parse_counted_ids(text);
  (void)parse_position(text);
  (void)maxspeed_mps(text);
  if (auto const target = target_of(text)) fuzz::must(!target->parts.empty(), "a path has a part");
  fuzz::taken([&] { (void)parse_bounding_box(text); });
  return 0;
}
