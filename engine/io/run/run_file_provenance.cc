// SPDX-License-Identifier: Apache-2.0
#include "io/run/run_columns.h"
#include "response/state.h"

namespace sc::run_file {
namespace {

void write_event_kinds(hdf5::Group& group, std::vector<Event> const& events,
                       hdf5::Dimension const& event) {
  hdf5::Variable kind =
      write_numbers(group, "kind", column(events, [](Event const& e) { return e.kind; }), {event},
                    {"the model's event kind", "事件类型", "1"});
  std::vector<Flag> const flags = flags_up_to(EventKind::dispatch);
  kind.attribute("flag_values",
                 column(flags, [](Flag const& f) { return static_cast<std::uint16_t>(f.value); }));
  kind.attribute("flag_meanings", flag_meanings(flags));
}

}  // namespace

void write_events(hdf5::Group& root, RunFile const& run) {
  auto const& events = run.trajectory.events;
  hdf5::Group group = root.group("events");
  group.attribute("title", "every event handled, in order");
  group.attribute("comment",
                  "The order is (time, kind, entity, serial). Meanings belong to the engine's "
                  "version; they serve `stormcrew replay`.");
  hdf5::Dimension const event = group.dimension("event", events.size());
  hdf5::Variable time =
      write_numbers(group, "time", column(events, [](Event const& e) { return e.time.ms; }),
                    {event}, {"when", "时刻", time_units(run.scenario), "time"});
  time.attribute("calendar", "proleptic_gregorian");
  write_event_kinds(group, events, event);
  write_numbers(group, "entity", column(events, [](Event const& e) { return e.entity; }), {event},
                {"who created it", "产生者", "1"});
  write_numbers(group, "serial", column(events, [](Event const& e) { return e.serial; }), {event},
                {"running count of who created it", "产生者的流水号", "1"});
  write_numbers(group, "target", column(events, [](Event const& e) { return e.target; }), {event},
                {"whom it concerns", "对象", "1"});
  write_numbers(group, "flags", column(events, [](Event const& e) { return e.flags; }), {event},
                {"small payload", "标志", "1"});
  write_numbers(group, "payload", column(events, [](Event const& e) { return e.payload; }), {event},
                {"payload", "附带数据", "1"});
}

void write_summary(hdf5::Group& root, RunFile const& run) {
  hdf5::Group group = root.group("summary");
  for (auto const& [name, value] : run.summary) group.attribute(name, value);
}

void write_provenance(hdf5::Group& root, RunFile const& run) {
  Provenance const& from = run.provenance;
  hdf5::Group group = root.group("provenance");
  group.attribute("engine_version", from.engine_version);
  group.attribute("git_sha", from.git_sha);
  group.attribute("command_line", from.command_line);
  group.attribute("scenario_folder", from.scenario_folder);
  group.attribute("scenario_sha256", from.scenario_sha256);
  if (!from.settings.empty()) group.attribute("settings", from.settings);
  group.attribute("roads", from.roads);
  group.attribute("roads_sha256", from.roads_sha256);
  group.attribute("plan_file", from.plan_file);
  group.attribute("policy", from.policy);
  group.attribute("relocation", from.relocation);
  group.attribute("rebuilt_points", std::int32_t{from.measures.rebuilt_points});
  group.attribute("separated_buildings", std::int32_t{from.measures.separated_buildings});
  group.attribute("seed", from.seed);
  group.attribute("replication", from.replication);
  group.attribute("traffic", std::int32_t{from.traffic});
  group.attribute("trips_per_day", from.trips_per_day);
  group.attribute("kernel", from.kernel);
  group.attribute("partitions", from.partitions);
  group.attribute("threads", std::int32_t{from.threads});
  group.attribute("wall_seconds", from.wall_seconds);
  group.attribute("simulate_seconds", from.simulate_seconds);
  group.attribute("simulate_cpu_seconds", from.simulate_cpu_seconds);
  group.attribute("date", from.date);
  hdf5::Group inputs = group.group("input_sha256");
  for (auto const& [file, hash] : from.input_sha256) inputs.attribute(file, hash);
}

}  // namespace sc::run_file
