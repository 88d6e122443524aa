// SPDX-License-Identifier: Apache-2.0
#include <functional>

#include "io/export/export_files.h"
#include "io/export/export_tables.h"
#include "io/export/text_output.h"
#include "io/text/csv_text.h"

namespace sc {
namespace {

/// A run with one row of everything: a table without rows has its column names from it.
ExportRun one_of_each() {
  ExportRun run;
  run.labels.units.resize(1);
  run.labels.kind_of_unit = run.labels.home_of_unit = {0};
  run.units = {{{SimTime{}}, {LonLat{}}, {UnitStatus::off_duty}, {LinkId{}}}};
  IncidentTable& t = run.incidents;
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
  run.links = {{ZoneId{}}, {BasinId{}}, {0}, {0}, {false}, {LonLat{}}, {LonLat{}}};
  return run;
}

using AddRow = std::function<void(Fields const&)>;

template <class Visit>
void each_observation(ExportRun const& run, ExportProgress const& progress, Visit visit) {
  for (std::size_t unit = 0; unit < run.units.size(); ++unit) {
    if (progress) progress(static_cast<double>(unit) / static_cast<double>(run.units.size()));
    for (std::size_t i = 0; i < run.units[unit].time.size(); ++i) visit(unit, i);
  }
}

void each_row(ExportRun const& run, ExportThing thing, ExportProgress const& progress,
              AddRow const& add) {
  switch (thing) {
    case ExportThing::units:
      each_observation(run, progress, [&](std::size_t unit, std::size_t i) {
        add(observation_fields(run, unit, i));
      });
      return;
    case ExportThing::incidents:
      for (std::size_t i = 0; i < run.incidents.size(); ++i) add(incident_fields(run, i));
      return;
    case ExportThing::links: {
      LinkTable const table(run);
      for (std::size_t i = 0; i < run.links.size(); ++i) add(table.fields(i));
      return;
    }
  }
}

void each_moment(ExportRun const& run, ExportProgress const& progress, AddRow const& add) {
  each_observation(run, progress, [&](std::size_t unit, std::size_t i) {
    auto const& time = run.units[unit].time;
    if (i + 1 == time.size() || time[i + 1] > time[i]) add(moving_fields(run, unit, i));
  });
}

/// `each` calls back with every row of a run. Returns how many there were.
template <class Each>
std::size_t write_table(std::filesystem::path const& path, ExportRun const& run, Each each) {
  std::string text;
  each(one_of_each(), [&](Fields const& fields) { text = csv_head(fields); });
  std::size_t rows = 0;
  each(run, [&](Fields const& fields) {
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

std::size_t write_csv(std::filesystem::path const& path, ExportRun const& run, ExportThing thing,
                      ExportProgress const& progress) {
  return write_table(path, run, [&](ExportRun const& of, AddRow const& add) {
    each_row(of, thing, progress, add);
  });
}

std::size_t write_movingpandas(std::filesystem::path const& path, ExportRun const& run,
                               ExportProgress const& progress) {
  return write_table(
      path, run, [&](ExportRun const& of, AddRow const& add) { each_moment(of, progress, add); });
}

}  // namespace sc
