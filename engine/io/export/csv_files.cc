// SPDX-License-Identifier: Apache-2.0
#include <functional>

#include "io/export/export_files.h"
#include "io/export/export_tables.h"
#include "io/export/text_output.h"
#include "io/text/csv_text.h"

namespace sc {
namespace {

/// A run with one row of everything: a table without rows has its column names from it.
RunContents one_of_each() {
  RunContents all;
  all.labels.unit_kinds.resize(1);
  all.labels.units = {{"", UnitKindId{0U}, StationId{}}};
  all.labels.postings = {{ResponseLevel::none, UnitId{0U}, Duty::standby, ""}};
  all.run.units = {{{SimTime{}}, {LonLat{}}, {UnitStatus::off_duty}, {LinkId{}}}};
  IncidentTable& t = all.run.incidents;
  t.kind.resize(1);
  t.link = {LinkId{}};
  t.position.resize(1);
  t.zone.resize(1);
  t.basin.resize(1);
  t.severity = t.severity_at_arrival = {0};
  t.onset = t.report = t.dispatch = t.arrive = t.work_start = t.clear = {kNever};
  t.unit.resize(1);
  t.units_sent = t.parent = {0};
  t.source.resize(1);
  t.status.resize(1);
  RunRoads& roads = all.roads;
  roads.zone.resize(1);
  roads.basin.resize(1);
  roads.elevated = {false};
  roads.length_m = roads.free_speed_mps = {0};
  roads.tail = roads.head = {LonLat{}};
  return all;
}

using AddRow = std::function<void(Fields const&)>;

template <class Visit>
void each_observation(RunContents const& all, ExportProgress const& progress, Visit visit) {
  for (std::size_t unit = 0; unit < all.run.units.size(); ++unit) {
    if (progress) progress(static_cast<double>(unit) / static_cast<double>(all.run.units.size()));
    for (std::size_t i = 0; i < all.run.units[unit].time.size(); ++i) visit(unit, i);
  }
}

void each_row(RunContents const& all, ExportThing thing, ExportProgress const& progress,
              AddRow const& add) {
  switch (thing) {
    case ExportThing::units:
      each_observation(all, progress, [&](std::size_t unit, std::size_t i) {
        add(observation_fields(all, unit, i));
      });
      return;
    case ExportThing::incidents:
      for (std::size_t i = 0; i < all.run.incidents.size(); ++i) add(incident_fields(all, i));
      return;
    case ExportThing::links: {
      LinkTable const table(all);
      for (std::size_t i = 0; i < all.roads.links(); ++i) add(table.fields(i));
      return;
    }
    case ExportThing::plan:
      for (std::size_t i = 0; i < all.labels.postings.size(); ++i) add(posting_fields(all, i));
      return;
  }
}

void each_moment(RunContents const& all, ExportProgress const& progress, AddRow const& add) {
  each_observation(all, progress, [&](std::size_t unit, std::size_t i) {
    auto const& time = all.run.units[unit].time;
    if (i + 1 == time.size() || time[i + 1] > time[i]) add(moving_fields(all, unit, i));
  });
}

/// `each` calls back with every row of a run. Returns how many there were.
template <class Each>
std::size_t write_table(std::filesystem::path const& path, RunContents const& all, Each each) {
  std::string text;
  each(one_of_each(), [&](Fields const& fields) { text = csv_head(fields); });
  std::size_t rows = 0;
  each(all, [&](Fields const& fields) {
    text += csv_row(fields);
    ++rows;
  });
  TextOutput out(path);
  out.add(csv_mark(text));
  out.add(text);
  out.commit();
  return rows;
}

}  // namespace

std::size_t write_csv(std::filesystem::path const& path, RunContents const& all, ExportThing thing,
                      ExportProgress const& progress) {
  return write_table(path, all, [&](RunContents const& of, AddRow const& add) {
    each_row(of, thing, progress, add);
  });
}

std::size_t write_movingpandas(std::filesystem::path const& path, RunContents const& all,
                               ExportProgress const& progress) {
  return write_table(
      path, all, [&](RunContents const& of, AddRow const& add) { each_moment(of, progress, add); });
}

}  // namespace sc
