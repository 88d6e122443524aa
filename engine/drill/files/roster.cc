// SPDX-License-Identifier: Apache-2.0
#include "drill/files/roster.h"

#include <algorithm>

#include "io/posted_unit.h"

namespace sc {
namespace {

int crews_at(Scenario const& s, ResponseLevel level) {
  auto const row = std::find_if(s.roster.begin(), s.roster.end(),
                                [&](RosterRow const& r) { return r.level == level; });
  return row == s.roster.end() ? 0 : row->crews;
}

RosterLine off_duty(Scenario const& s, UnitId unit) {
  StationSpec const& home = s.stations[s.units[unit.index()].home.index()];
  return {unit, false, {"备勤", "off duty"}, home.id, home.names, 0};
}

}  // namespace

std::vector<RosterLine> roster_of(Drill const& drill) {
  Scenario const& s = drill.scenario;
  ResponseLevel const level = level_in_force(s, drill.begin);
  std::vector<RosterLine> lines;
  for (std::size_t u = 0; u < s.units.size(); ++u) lines.push_back(off_duty(s, UnitId{u}));
  for (Posting const& posting : s.plan.postings[static_cast<std::size_t>(level)]) {
    PostedUnit const posted = posted_unit(s, posting);
    Names const place =
        posted.place_names.zh.empty() ? Names{posted.place, posted.place} : posted.place_names;
    lines[posting.unit.index()] = {posting.unit, true,  duty_names(posting.duty),
                                   posted.place, place, crews_at(s, level)};
  }
  std::stable_partition(lines.begin(), lines.end(), [](RosterLine const& l) { return l.on_duty; });
  return lines;
}

std::vector<KindOnDuty> forces_of(Drill const& drill) {
  Scenario const& s = drill.scenario;
  std::vector<KindOnDuty> kinds(s.unit_kinds.size());
  for (RosterLine const& line : roster_of(drill)) {
    if (!line.on_duty) continue;
    UnitKindId const kind = s.units[line.unit.index()].kind;
    kinds[kind.index()].kind = kind;
    ++kinds[kind.index()].units;
    kinds[kind.index()].people += s.unit_kinds[kind.index()].crew;
  }
  std::erase_if(kinds, [](KindOnDuty const& k) { return k.units == 0; });
  return kinds;
}

}  // namespace sc
