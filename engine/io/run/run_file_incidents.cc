// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "base/check.h"
#include "io/run/run_columns.h"

namespace sc::run_file {
namespace {

/// Whether the response time arrive - report is known.
enum class Censoring : std::uint8_t { observed = 0, lower_bound = 1, not_reported = 2 };
constexpr auto kCensoringFlags =
    std::to_array<Flag>({{0, "observed"}, {1, "lower_bound"}, {2, "not_reported"}});

constexpr std::string_view kCensoringNote =
    "Response time = arrive - report. Where `censored` is lower_bound, nobody had arrived by the "
    "end "
    "of the run: the waiting time so far (time_coverage_end - report) is a lower bound and enters "
    "means and quantiles as such. Where it is not_reported, the dispatcher never knew: no response "
    "time, but counted.";

std::vector<std::uint8_t> censoring(IncidentTable const& table) {
  std::vector<std::uint8_t> values;
  for (std::size_t i = 0; i < table.size(); ++i) {
    Censoring const c = table.report[i] >= kNever   ? Censoring::not_reported
                        : table.arrive[i] >= kNever ? Censoring::lower_bound
                                                    : Censoring::observed;
    values.push_back(static_cast<std::uint8_t>(c));
  }
  return values;
}

template <class E>
std::vector<std::uint8_t> numbers_of(std::vector<E> const& values) {
  return column(values, [](E v) { return static_cast<std::uint8_t>(v); });
}

void write_incident_times(hdf5::Group& group, RunFile const& run, hdf5::Dimension const& incident) {
  IncidentTable const& table = run.trajectory.incidents;
  auto const write = [&](char const* name, std::vector<SimTime> const& times, char const* english,
                         char const* chinese) {
    SC_EXPECT(times.size() == table.size());
    write_times(group, name, times, incident, run.scenario, {english, chinese, ""});
  };
  write("onset", table.onset, "when it began", "发生时刻");
  write("report", table.report, "when the dispatcher knew of it", "报险时刻");
  write("dispatch", table.dispatch, "first order to a unit", "首次派遣时刻");
  write("arrive", table.arrive, "first capable unit on scene", "首个可处置单元到场时刻");
  write("work_start", table.work_start, "work began", "开始处置时刻");
  write("clear", table.clear, "work finished", "处置完毕时刻");
}

void write_incident_kind(hdf5::Group& group, RunFile const& run, hdf5::Dimension const& incident) {
  IncidentTable const& table = run.trajectory.incidents;
  hdf5::Variable kind = write_indices(
      group, "kind", table.kind, incident,
      {"kind, an index into /incident_kinds", "险情类型（/incident_kinds 序号）", "1"});
  std::vector<std::int32_t> numbers;
  std::string words;
  for (IncidentKindSpec const& spec : run.scenario.incident_kinds) {
    numbers.push_back(static_cast<std::int32_t>(numbers.size()));
    if (!words.empty()) words += ' ';
    words += spec.id;
  }
  if (numbers.empty()) return;
  kind.attribute("flag_values", numbers);
  kind.attribute("flag_meanings", words);
}

void write_incident_flags(hdf5::Group& group, IncidentTable const& table,
                          hdf5::Dimension const& incident) {
  write_flags(group, "source", numbers_of(table.source), incident,
              flags_up_to(ReportSource::record), {"who told the dispatcher", "报险来源", "1"});
  write_flags(group, "status", numbers_of(table.status), incident,
              flags_up_to(IncidentStatus::prevented),
              {"what became of it by the end", "结束时的状态", "1"});
  hdf5::Variable censored =
      write_flags(group, "censored", censoring(table), incident, kCensoringFlags,
                  {"is the response time known?", "响应时间是否删失", "1"});
  censored.attribute("comment", kCensoringNote);
}

}  // namespace

void write_incidents(hdf5::Group& root, RunFile const& run) {
  IncidentTable const& table = run.trajectory.incidents;
  hdf5::Group group = root.group("incidents");
  group.attribute("title", "incidents in order of onset; those that others led to come last");
  group.attribute("comment", kCensoringNote);
  hdf5::Dimension const incident = group.dimension("incident", table.size());
  write_incident_times(group, run, incident);
  write_incident_kind(group, run, incident);
  write_places(group, table.position, incident);
  write_indices(group, "link", table.link, incident, {"road link number", "路段编号", "1"});
  write_indices(group, "zone", table.zone, incident,
                {"index into /zones", "街道（/zones 序号）", "1"});
  write_indices(group, "basin", table.basin, incident,
                {"index into /basins, missing elsewhere", "积水点（/basins 序号，其余缺测）", "1"});
  write_indices(group, "unit", table.unit, incident,
                {"index of the unit that arrived first, else that was sent last",
                 "首到单元（未到场则为最近派遣）序号", "1"});
  write_numbers(group, "severity", table.severity, {incident},
                {"severity at onset", "发生时严重度", "1"});
  write_numbers(group, "severity_at_arrival", table.severity_at_arrival, {incident},
                {"severity at arrival; meaningless before", "到场时严重度（未到场无意义）", "1"});
  write_numbers(group, "units_sent", table.units_sent, {incident},
                {"different units that were sent", "先后派出的单元数", "1"});
  hdf5::Variable parent = group.write<std::int32_t>("parent", table.parent, {incident}, kNoIndex);
  describe(parent, {"index of the incident that led to it, missing if none did",
                    "引发本险情的险情序号（无则缺测）", "1"});
  write_incident_flags(group, table, incident);
}

void write_orders(hdf5::Group& root, RunFile const& run) {
  OrderTable const& table = run.trajectory.orders;
  hdf5::Group group = root.group("orders");
  group.attribute("title", "orders to units in order of time");
  hdf5::Dimension const order = group.dimension("order", table.size());
  write_times(group, "time", table.time, order, run.scenario, {"when given", "下达时刻", ""});
  write_indices(group, "unit", table.unit, order, {"index of the unit", "单元序号", "1"});
  write_flags(group, "kind", numbers_of(table.kind), order, flags_up_to(OrderKind::called_off),
              {"what was ordered", "指令类型", "1"});
  write_numbers(group, "target", table.target, {order},
                {"incident, station, basin or patrol route number, by kind",
                 "目标序号（险情、驻点、积水点或巡查路线，依类型）", "1"});
  write_numbers(group, "estimate", column(table.estimate, [](Duration d) { return d.ms; }), {order},
                {"travel time expected when given, 0 if none", "下达时预计行程时间（无则为 0）",
                 "milliseconds"});
}

}  // namespace sc::run_file
