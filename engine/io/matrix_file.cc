// SPDX-License-Identifier: Apache-2.0
#include "io/matrix_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.h"
#include "io/hdf5/atomic_file.h"
#include "io/hdf5/hdf5_writer.h"
#include "io/text/csv_text.h"
#include "io/text/utf8.h"

namespace sc {
namespace {

bool all_ascii(std::span<NamedPlace const> places) {
  return std::all_of(places.begin(), places.end(),
                     [](NamedPlace const& place) { return is_ascii(place.id); });
}

/// Spreadsheets take a file for UTF-8 when it begins with a byte order mark.
std::string csv_header(MatrixFile const& matrix) {
  bool const plain = all_ascii(matrix.from) && all_ascii(matrix.to);
  std::string line(plain ? std::string_view() : kByteOrderMark);
  line += R"(from\to)";
  for (NamedPlace const& to : matrix.to) line += ',' + csv_cell(to.id);
  return line + '\n';
}

std::string csv_row(MatrixFile const& matrix, std::size_t row) {
  std::string line = csv_cell(matrix.from[row].id);
  for (std::size_t column = 0; column < matrix.to.size(); ++column) {
    line += ',';
    if (auto const time = matrix.times.time(row, column)) line += seconds_text(*time);
  }
  return line + '\n';
}

void write_csv(std::filesystem::path const& path, MatrixFile const& matrix) {
  AtomicFile file(path);
  file.write(csv_header(matrix));
  for (std::size_t row = 0; row < matrix.from.size(); ++row) file.write(csv_row(matrix, row));
  file.commit();
}

void write_places(hdf5::Group group, std::span<NamedPlace const> places,
                  hdf5::Dimension const& axis) {
  std::vector<std::string> ids;
  std::vector<double> lon, lat;
  for (NamedPlace const& place : places) {
    ids.push_back(place.id);
    lon.push_back(place.position.lon_deg);
    lat.push_back(place.position.lat_deg);
  }
  group.write_strings("id", ids, axis).describe("id of the place", "地点编号", "");
  group.write("lon", lon, {axis})
      .describe("longitude as given (WGS 84)", "给定经度（WGS 84）", "degrees_east");
  group.write("lat", lat, {axis})
      .describe("latitude as given (WGS 84)", "给定纬度（WGS 84）", "degrees_north");
}

void write_provenance(hdf5::Group group, MatrixProvenance const& from) {
  group.attribute("engine_version", from.engine_version);
  group.attribute("git_sha", from.git_sha);
  group.attribute("command_line", from.command_line);
  group.attribute("from_file", from.from_file);
  group.attribute("from_sha256", from.from_sha256);
  group.attribute("to_file", from.to_file);
  group.attribute("to_sha256", from.to_sha256);
  group.attribute("roads", from.roads);
  group.attribute("roads_sha256", from.roads_sha256);
  group.attribute("scenario_folder", from.scenario_folder);
  group.attribute("scenario_sha256", from.scenario_sha256);
  group.attribute("threads", std::int32_t{from.threads});
  group.attribute("date", from.date);
}

void write_hdf5(std::filesystem::path const& path, MatrixFile const& matrix) {
  hdf5::Writer file(path);
  hdf5::Group& root = file.root();
  root.attribute("title", "travel times between places");
  root.attribute("title_zh", "地点间行程时间");
  root.attribute("format", "stormcrew-matrix");
  root.attribute("format_version", std::int32_t{kMatrixFormatVersion});
  root.attribute("attribution", matrix.attribution);
  root.attribute("vehicle", matrix.vehicle);
  root.attribute("time", matrix.time);
  hdf5::Dimension const from = root.dimension("from_place", matrix.from.size());
  hdf5::Dimension const to = root.dimension("to_place", matrix.to.size());
  write_places(root.group("from"), matrix.from, from);
  write_places(root.group("to"), matrix.to, to);
  root.write<std::int64_t>("time_ms", matrix.times.ms(), {from, to}, TravelMatrix::kUnreachable)
      .describe("travel time of the fastest way; missing: no way",
                "最快路线的行程时间，缺测为不可达", "milliseconds");
  write_provenance(root.group("provenance"), matrix.provenance);
  file.commit();
}

}  // namespace

std::string seconds_text(Duration time) {
  return fmt::format("{}.{:03}", time.ms / 1000, time.ms % 1000);
}

bool is_matrix_name(std::filesystem::path const& path) {
  return path.extension() == ".csv" || path.extension() == ".h5";
}

void write_matrix(std::filesystem::path const& path, MatrixFile const& matrix) {
  SC_EXPECT(is_matrix_name(path));
  SC_EXPECT(matrix.times.ms().size() == matrix.from.size() * matrix.to.size());
  if (path.extension() == ".h5") return write_hdf5(path, matrix);
  write_csv(path, matrix);
}

}  // namespace sc
