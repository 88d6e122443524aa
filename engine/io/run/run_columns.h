// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "io/hdf5/column.h"
#include "io/hdf5/hdf5_writer.h"
#include "io/run/run_file.h"

/// Private to io/run/: how columns become netCDF variables.

namespace sc::run_file {

/// Missing whole numbers and times in the file: netCDF's own fill for 64 bits, -1 for indices.
inline constexpr std::int64_t kNoTime = -9223372036854775806;
inline constexpr std::int32_t kNoIndex = -1;
/// Of positions that are kept as whole numbers.
inline constexpr double kDegreeStep = 1e-7;

/// Attributes every variable has. Empty units: text.
struct Meaning {
  std::string_view long_name;
  std::string_view long_name_zh;
  std::string_view units;
  std::string_view standard_name = {};
};
void describe(hdf5::Object& object, Meaning const& meaning);

/// One value of a flag variable and its word in the file.
struct Flag {
  std::int16_t value = 0;
  std::string_view word;
};
/// Flags of an enum from 0 to `last`, with the words of name_of.
template <class Enum>
std::vector<Flag> flags_up_to(Enum last) {
  std::vector<Flag> flags;
  for (std::int16_t v = 0; v <= static_cast<std::int16_t>(last); ++v)
    flags.push_back({v, name_of(static_cast<Enum>(v))});
  return flags;
}
/// The words of flags, in the form of flag_meanings.
std::string flag_meanings(std::span<Flag const> flags);
/// Small whole numbers with flag_values and flag_meanings, without units.
hdf5::Variable write_flags(hdf5::Group& group, std::string_view name,
                           std::vector<std::uint8_t> const& values, hdf5::Dimension const& axis,
                           std::span<Flag const> flags, Meaning const& meaning);

/// "milliseconds since 2021-07-22 18:00:00 +08:00".
std::string time_units(Scenario const& scenario);
/// "2021-07-22T18:00:00+08:00".
std::string iso_time(Scenario const& scenario, SimTime time);
/// A moment per row; kNever becomes the fill value.
hdf5::Variable write_times(hdf5::Group& group, std::string_view name,
                           std::vector<SimTime> const& times, hdf5::Dimension const& axis,
                           Scenario const& scenario, Meaning const& meaning);
void describe_times(hdf5::Object& variable, Scenario const& scenario, Meaning const& meaning);

std::int64_t file_time(SimTime time);

template <class Tag>
std::int32_t file_index(Id<Tag> id) {
  return id ? static_cast<std::int32_t>(id.value()) : kNoIndex;
}

/// An index per row into another table; unset ids become the fill value.
template <class Tag>
hdf5::Variable write_indices(hdf5::Group& group, std::string_view name,
                             std::vector<Id<Tag>> const& ids, hdf5::Dimension const& axis,
                             Meaning const& meaning) {
  std::vector<std::int32_t> values;
  values.reserve(ids.size());
  for (Id<Tag> const id : ids) values.push_back(file_index(id));
  hdf5::Variable variable = group.write<std::int32_t>(name, values, {axis}, kNoIndex);
  describe(variable, meaning);
  return variable;
}

template <hdf5::Element T>
hdf5::Variable write_numbers(hdf5::Group& group, std::string_view name,
                             std::vector<T> const& values,
                             std::initializer_list<hdf5::Dimension> axes, Meaning const& meaning) {
  hdf5::Variable variable = group.write<T>(name, values, axes);
  describe(variable, meaning);
  return variable;
}

hdf5::Variable write_texts(hdf5::Group& group, std::string_view name,
                           std::vector<std::string> const& values, hdf5::Dimension const& axis,
                           Meaning const& meaning);

/// `lon` and `lat` along one axis.
void write_places(hdf5::Group& group, std::vector<LonLat> const& places,
                  hdf5::Dimension const& axis);

/// name_zh and name_en along one axis.
void write_names(hdf5::Group& group, std::vector<Names> const& names, hdf5::Dimension const& axis);

/// Group, its axis of ids, and names in two languages: how every table of places and kinds begins.
template <class Row>
std::pair<hdf5::Group, hdf5::Dimension> begin_table(hdf5::Group& root, std::string_view group_name,
                                                    std::string_view axis_name,
                                                    std::vector<Row> const& rows,
                                                    Meaning const& meaning) {
  hdf5::Group group = root.group(group_name);
  auto [axis, id] =
      group.coordinate_strings(axis_name, column(rows, [](Row const& r) { return r.id; }));
  describe(id, meaning);
  write_names(group, column(rows, [](Row const& r) { return r.names; }), axis);
  return {std::move(group), std::move(axis)};
}

/// Parts of the file, each in its own source.
void write_trajectories(hdf5::Group& root, RunFile const& run);  // run_file_trajectories.cc
void write_incidents(hdf5::Group& root, RunFile const& run);     // run_file_incidents.cc
void write_orders(hdf5::Group& root, RunFile const& run);        // run_file_incidents.cc
void write_duties(hdf5::Group& root, RunFile const& run);        // run_file_supply.cc
void write_trips(hdf5::Group& root, RunFile const& run);         // run_file_supply.cc
void write_materials(hdf5::Group& root, RunFile const& run);     // run_file_supply.cc
void write_stock_outs(hdf5::Group& root, RunFile const& run);    // run_file_supply.cc
void write_tables(hdf5::Group& root, RunFile const& run);        // run_file_tables.cc
void write_labels(hdf5::Group& root, RunFile const& run);        // run_file_tables.cc
void write_weather(hdf5::Group& root, RunFile const& run);       // run_file_weather.cc
void write_basins(hdf5::Group& root, RunFile const& run);        // run_file_weather.cc
void write_road_state(hdf5::Group& root, RunFile const& run);    // run_file_road_state.cc
void write_traffic(hdf5::Group& root, RunFile const& run);       // run_file_traffic.cc
void write_events(hdf5::Group& root, RunFile const& run);        // run_file_provenance.cc
void write_summary(hdf5::Group& root, RunFile const& run);       // run_file_provenance.cc
void write_provenance(hdf5::Group& root, RunFile const& run);    // run_file_provenance.cc

}  // namespace sc::run_file
