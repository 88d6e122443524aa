// SPDX-License-Identifier: Apache-2.0
#include "io/study/study_reader.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <span>

#include "io/hdf5/hdf5_reader.h"
#include "io/study/study_file.h"

namespace sc {
namespace {

/// Appends what one incident column holds of a row.
template <class T>
void append(StudyFile const& file, std::size_t column, RowRecord const& record,
            std::vector<T>& values) {
  std::size_t const before = values.size();
  values.resize(before + static_cast<std::size_t>(record.incident_count));
  file.read_incidents(column, record, std::as_writable_bytes(std::span(values).subspan(before)));
}

void append_incidents(StudyFile const& file, RowRecord const& record, StudyRows& rows) {
  append(file, incident_column("kind"), record, rows.kind);
  append(file, incident_column("severity"), record, rows.severity);
  append(file, incident_column("late"), record, rows.late);
  std::vector<std::int64_t> wait_ms;
  append(file, incident_column("wait_ms"), record, wait_ms);
  for (std::int64_t const ms : wait_ms)
    rows.wait_s.push_back(ms < 0 ? std::nan("") : Duration{ms}.seconds());
}

}  // namespace

struct StudyReader::File {
  explicit File(std::filesystem::path const& path)
      : file(path, StudyFile::Access::read), records(file.sound_records()) {}
  StudyFile file;
  std::vector<RowRecord> records;  ///< checksum 0: missing
};

StudyReader::StudyReader(std::filesystem::path const& path) : file_(std::make_unique<File>(path)) {}
StudyReader::~StudyReader() = default;
StudyReader::StudyReader(StudyReader&&) noexcept = default;
StudyReader& StudyReader::operator=(StudyReader&&) noexcept = default;

std::string const& StudyReader::path() const {
  return file_->file.path();
}

StudyHead const& StudyReader::head() const {
  return file_->file.head();
}

bool StudyReader::complete() const {
  return file_->file.closed() && missing() == 0;
}

std::size_t StudyReader::missing() const {
  return static_cast<std::size_t>(
      std::count_if(file_->records.begin(), file_->records.end(),
                    [](RowRecord const& r) { return r.checksum == 0; }));
}

StudyRows StudyReader::rows_of(std::size_t variant) const {
  StudyFile const& file = file_->file;
  std::size_t const first = file.cells().begin(variant);
  std::size_t const n = file.cells().begin(variant + 1) - first;
  StudyRows rows;
  rows.begin.push_back(0);
  for (std::size_t k = first; k < first + n; ++k) {
    RowRecord const& record = file_->records[k];
    if (record.checksum == 0) continue;
    rows.replication.push_back(file.cells().cell(k).replication);
    append_incidents(file, record, rows);
    rows.begin.push_back(rows.kind.size());
  }
  for (std::size_t c = 0; c < file.head().columns.size(); ++c) {
    std::vector<double> const all = file.numbers(c, first, n);
    std::vector<double>& there = rows.numbers.emplace_back();
    for (std::size_t k = 0; k < n; ++k)
      if (file_->records[first + k].checksum != 0) there.push_back(all[k]);
  }
  return rows;
}

bool is_study_file(std::filesystem::path const& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  try {
    return hdf5::Reader(path).text("", "format") == "stormcrew-study";
  } catch (std::bad_alloc const&) {
    throw;
  } catch (std::exception const&) {
    return false;
  }
}

}  // namespace sc
