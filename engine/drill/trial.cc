// SPDX-License-Identifier: Apache-2.0
#include "drill/trial.h"

#include <algorithm>

#include "drill/drill_scenario.h"

namespace sc {
namespace {

constexpr int kMostRounds = 4;

void simulate_reference(DrillSource const& source, Duration tail, SettledDraw& it) {
  SimTime const end = std::min(it.draw.end + tail, source.storm->end);
  it.world = std::make_unique<World const>(drill_scenario(*source.storm, it.draw.incidents, end),
                                           *source.roads, 1);
  it.reference = simulate_drill(*it.world, kReferencePolicy);
}

/// Takes over what the run shows of the reports. Returns whether anything changed.
bool take_reports(SettledDraw& it) {
  IncidentTable const& t = it.reference.incidents;
  DrillDraw kept = it.draw;
  kept.incidents.clear();
  std::vector<ReportSource> sources;
  bool changed = false;
  for (std::size_t i = 0; i < it.draw.incidents.size(); ++i) {
    RecordedIncident record = it.draw.incidents[i];
    ReportSource source = it.sources[i];
    if (t.status[i] == IncidentStatus::prevented || t.report[i] < it.draw.begin) {
      changed = true;
      continue;
    }
    if (t.report[i] < *record.report) {
      source = t.source[i];
      record.report = SimTime{std::max(record.onset.ms, t.report[i].ms / 1000 * 1000)};
      changed = true;
    }
    kept.incidents.push_back(record);
    sources.push_back(source);
  }
  it.draw = std::move(kept);
  it.sources = std::move(sources);
  return changed;
}

}  // namespace

SettledDraw settle(DrillSource const& source, DrillDraw draw, Duration tail, std::size_t least) {
  SettledDraw it;
  it.draw = std::move(draw);
  it.sources.assign(it.draw.incidents.size(), ReportSource::citizen);
  for (int round = 0; round < kMostRounds; ++round) {
    simulate_reference(source, tail, it);
    if (!take_reports(it)) return it;
    if (it.draw.incidents.size() < least) break;
  }
  it.world.reset();
  return it;
}

}  // namespace sc
