// SPDX-License-Identifier: Apache-2.0
#include "io/run/run_columns.h"

#include "io/text/iso_time.h"

namespace sc::run_file {

void describe(hdf5::Object& object, Meaning const& meaning) {
  object.describe(meaning.long_name, meaning.long_name_zh, meaning.units);
  if (!meaning.standard_name.empty()) object.attribute("standard_name", meaning.standard_name);
}

std::string flag_meanings(std::span<Flag const> flags) {
  std::string words;
  for (Flag const& flag : flags) {
    if (!words.empty()) words += ' ';
    words += flag.word;
  }
  return words;
}

hdf5::Variable write_flags(hdf5::Group& group, std::string_view name,
                           std::vector<std::uint8_t> const& values, hdf5::Dimension const& axis,
                           std::span<Flag const> flags, Meaning const& meaning) {
  std::vector<std::int16_t> const small(values.begin(), values.end());
  hdf5::Variable variable = group.write<std::int16_t>(name, small, {axis});
  describe(variable, meaning);
  std::vector<std::int16_t> numbers;
  for (Flag const& flag : flags) numbers.push_back(flag.value);
  variable.attribute("flag_values", numbers);
  variable.attribute("flag_meanings", flag_meanings(flags));
  return variable;
}

std::string time_units(Scenario const& scenario) {
  // UDUNITS' way of writing a moment: ISO 8601 with blanks between date, time and offset.
  std::string moment = iso_time(scenario, SimTime{0});
  constexpr std::size_t kTimeAt = 10;
  moment[kTimeAt] = ' ';
  moment.insert(moment.find_last_of("+-Z"), 1, ' ');
  return "milliseconds since " + moment;
}

std::string iso_time(Scenario const& scenario, SimTime time) {
  return date_time_text(scenario.start_unix_ms + time.ms, scenario.utc_offset);
}

std::int64_t file_time(SimTime time) {
  return time >= kNever ? kNoTime : time.ms;
}

void describe_times(hdf5::Object& variable, Scenario const& scenario, Meaning const& meaning) {
  std::string const units = time_units(scenario);
  Meaning full = meaning;
  full.units = units;
  full.standard_name = "time";
  describe(variable, full);
  variable.attribute("calendar", "proleptic_gregorian");
}

hdf5::Variable write_times(hdf5::Group& group, std::string_view name,
                           std::vector<SimTime> const& times, hdf5::Dimension const& axis,
                           Scenario const& scenario, Meaning const& meaning) {
  hdf5::Variable variable =
      group.write<std::int64_t>(name, column(times, file_time), {axis}, kNoTime);
  describe_times(variable, scenario, meaning);
  return variable;
}

hdf5::Variable write_texts(hdf5::Group& group, std::string_view name,
                           std::vector<std::string> const& values, hdf5::Dimension const& axis,
                           Meaning const& meaning) {
  hdf5::Variable variable = group.write_strings(name, values, axis);
  describe(variable, meaning);
  return variable;
}

void write_places(hdf5::Group& group, std::vector<LonLat> const& places,
                  hdf5::Dimension const& axis) {
  write_numbers(group, "lon", column(places, [](LonLat p) { return p.lon_deg; }), {axis},
                {"longitude (WGS 84)", "经度（WGS 84）", "degrees_east", "longitude"});
  write_numbers(group, "lat", column(places, [](LonLat p) { return p.lat_deg; }), {axis},
                {"latitude (WGS 84)", "纬度（WGS 84）", "degrees_north", "latitude"});
}

void write_names(hdf5::Group& group, std::vector<Names> const& names, hdf5::Dimension const& axis) {
  write_texts(group, "name_zh", column(names, [](Names const& n) { return n.zh; }), axis,
              {"name in Chinese", "中文名称", ""});
  write_texts(group, "name_en", column(names, [](Names const& n) { return n.en; }), axis,
              {"name in English", "英文名称", ""});
}

}  // namespace sc::run_file
