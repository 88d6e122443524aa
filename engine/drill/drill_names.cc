// SPDX-License-Identifier: Apache-2.0
#include "drill/drill_names.h"

#include <algorithm>
#include <vector>

#include "base/check.h"
#include "base/text.h"

namespace sc {
namespace {

Names busiest_zone(Trajectory const& run, Scenario const& s) {
  std::vector<int> incidents(s.zones.size(), 0);
  for (std::size_t i = 0; i < run.incidents.size(); ++i)
    if (run.incidents.report[i] != kNever && run.incidents.zone[i])
      ++incidents[run.incidents.zone[i].index()];
  auto const most = std::max_element(incidents.begin(), incidents.end());
  SC_EXPECT(most != incidents.end());
  return s.zones[static_cast<std::size_t>(most - incidents.begin())].names;
}

Names what_breaks(Strain const& strain) {
  Names const& subject = strain.subject_names;
  switch (strain.kind) {
    case StrainKind::overload: return {subject.zh + "全部出动", capital(subject.en) + " run out"};
    case StrainKind::coverage: return {subject.zh + "路途遥远", "Far to go: " + subject.en};
    case StrainKind::communication: return {"报险迟", "Late reports"};
    case StrainKind::decision: return {"先派谁、派往哪", "Whom to send where first"};
    case StrainKind::routes: return {"道路不通", "Streets shut"};
    case StrainKind::wind: return {"大风停工", "Work stopped by wind"};
    case StrainKind::supply: return {subject.zh + "短缺", capital(subject.en) + " runs short"};
    case StrainKind::endurance: return {"班组换班与疲劳", "Crews change and tire"};
  }
  SC_EXPECT(false);
  return {};
}

}  // namespace

Names name_of_drill(Strain const& greatest, Trajectory const& reference, Scenario const& s) {
  Names const what = what_breaks(greatest);
  Names const zone = busiest_zone(reference, s);
  if (greatest.kind == StrainKind::coverage) return what;
  return {what.zh + "·" + zone.zh, what.en + ", " + zone.en};
}

}  // namespace sc
