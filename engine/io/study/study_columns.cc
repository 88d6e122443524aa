// SPDX-License-Identifier: Apache-2.0
#include "io/study/study_columns.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>

#include "base/check.h"
#include "io/hash.h"

namespace sc {
namespace {

static_assert(std::endian::native == std::endian::little);

using hdf5::ElementType;

constexpr auto kRowColumnTable = std::to_array<FixedColumn>({
    {"variant", ElementType::int32, 4, "1", "number in /variants", "方案组合编号"},
    {"replication", ElementType::uint32, 4, "1", "replication", "重复编号"},
    {"incident_begin", ElementType::int64, 8, "1", "first of its incidents in /incident_table",
     "首个险情的位置"},
    {"incident_count", ElementType::int32, 4, "1", "how many incidents it has", "险情数"},
    {"checksum", ElementType::uint64, 8, "1", "of the row; 0: not finished", "校验和，0为未完成"},
});
static_assert(kRowColumnTable.size() == kRowColumns);

constexpr std::size_t kAlways = 5;
constexpr auto kIncidentColumns = std::to_array<FixedColumn>({
    {"kind", ElementType::int16, 2, "1", "number in /kinds", "险情类别编号"},
    {"severity", ElementType::float32, 4, "1", "severity at onset", "发生时严重程度"},
    {"status", ElementType::uint8, 1, "1", "what became of it", "最终状态"},
    {"late", ElementType::uint8, 1, "1", "reported but not reached in time", "迟到"},
    {"wait_ms", ElementType::int64, 8, "milliseconds",
     "arrival, or the end where nobody came, after the report; -1: never reported", "响应时间"},
    {"onset_ms", ElementType::int64, 8, "milliseconds", "onset after the start", "发生"},
    {"report_ms", ElementType::int64, 8, "milliseconds", "report; -1: never", "报险"},
    {"dispatch_ms", ElementType::int64, 8, "milliseconds", "first dispatch; -1: never", "派遣"},
    {"arrive_ms", ElementType::int64, 8, "milliseconds", "arrival; -1: never", "到场"},
    {"work_start_ms", ElementType::int64, 8, "milliseconds", "work begins; -1: never", "开始处置"},
    {"clear_ms", ElementType::int64, 8, "milliseconds", "cleared; -1: never", "处置完毕"},
    {"lon", ElementType::float64, 8, "degrees_east", "longitude", "经度"},
    {"lat", ElementType::float64, 8, "degrees_north", "latitude", "纬度"},
});

std::int64_t file_time(SimTime time) {
  return time >= kNever ? -1 : time.ms;
}

template <class T>
void append(std::vector<std::byte>& bytes, T value) {
  auto const raw = std::bit_cast<std::array<std::byte, sizeof(T)>>(value);
  bytes.insert(bytes.end(), raw.begin(), raw.end());
}

void append_times(StudyIncident const& i, IncidentBytes& columns) {
  std::size_t c = kAlways;
  for (SimTime const time : {i.onset, i.report, i.dispatch, i.arrive, i.work_start, i.clear})
    append(columns[c++], file_time(time));
  append(columns[c++], i.position.lon_deg);
  append(columns[c], i.position.lat_deg);
}

}  // namespace

std::span<FixedColumn const> row_columns() {
  return kRowColumnTable;
}

std::span<FixedColumn const> incident_columns(bool with_times) {
  return std::span(kIncidentColumns).first(with_times ? kIncidentColumns.size() : kAlways);
}

std::size_t incident_column(std::string_view name) {
  auto const found = std::find_if(kIncidentColumns.begin(), kIncidentColumns.end(),
                                  [&](FixedColumn const& column) { return column.name == name; });
  SC_EXPECT(found != kIncidentColumns.end());
  return static_cast<std::size_t>(found - kIncidentColumns.begin());
}

IncidentBytes incident_bytes(std::vector<StudyIncident> const& incidents, bool with_times) {
  IncidentBytes columns(incident_columns(with_times).size());
  for (StudyIncident const& i : incidents) {
    append(columns[0], i.kind);
    append(columns[1], i.severity);
    append(columns[2], i.status);
    append(columns[3], i.late);
    append(columns[4], i.wait_ms);
    if (with_times) append_times(i, columns);
  }
  return columns;
}

std::uint64_t row_checksum(StudyCell cell, std::span<double const> numbers,
                           IncidentBytes const& incidents) {
  std::vector<std::byte> all;
  append(all, static_cast<std::uint64_t>(cell.variant));
  append(all, cell.replication);
  auto const raw = std::as_bytes(numbers);
  all.insert(all.end(), raw.begin(), raw.end());
  for (auto const& column : incidents) all.insert(all.end(), column.begin(), column.end());
  std::string const hex =
      sha256_hex({reinterpret_cast<char const*>(all.data()), all.size()}).substr(0, 16);
  std::uint64_t const sum = std::stoull(hex, nullptr, 16);
  return sum == 0 ? 1 : sum;
}

}  // namespace sc
