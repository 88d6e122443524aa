// SPDX-License-Identifier: Apache-2.0
#include "io/study/study_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <new>
#include <system_error>
#include <utility>

#include "base/check.h"
#include "io/hash.h"
#include "io/hdf5/atomic_file.h"
#include "io/hdf5/format_check.h"
#include "io/hdf5/hdf5_reader.h"
#include "io/study/study_head_json.h"

namespace sc {
namespace {

std::string message_of(int error) {
  return std::generic_category().message(error);
}

StudyHead read_head(hdf5::Reader const& file) {
  auto const bytes = file.read<std::uint8_t>("study_json");
  std::string const text(bytes.begin(), bytes.end());
  if (sha256_hex(text) != file.text("", "study_json_sha256"))
    file.refuse("study_json", "is damaged (its checksum does not fit)");
  try {
    return head_of_json(text);
  } catch (std::bad_alloc const&) {
    throw;
  } catch (std::exception const& error) {
    file.refuse("study_json", std::string("cannot be understood (") + error.what() + ")");
  }
}

template <class T>
std::span<std::byte> bytes_of(std::vector<T>& values) {
  return std::as_writable_bytes(std::span(values));
}

}  // namespace

StudyFile::StudyFile(std::filesystem::path path, Access access) : path_(path.string()) {
  if (access == Access::write) {
    fd_ = ::open(path_.c_str(), O_RDWR | O_CLOEXEC);
    if (fd_ < 0) throw IoError(path_, "cannot be opened: " + message_of(errno));
    lock();
  }
  find_columns();
  if (fd_ < 0) fd_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd_ < 0) throw IoError(path_, "cannot be opened: " + message_of(errno));
}

StudyFile::~StudyFile() {
  if (fd_ >= 0) ::close(fd_);
}

StudyFile::StudyFile(StudyFile&& other) noexcept
    : path_(std::move(other.path_)),
      head_(std::move(other.head_)),
      cells_(std::move(other.cells_)),
      places_(std::move(other.places_)),
      closed_(other.closed_),
      fd_(std::exchange(other.fd_, -1)) {}

StudyFile& StudyFile::operator=(StudyFile&& other) noexcept {
  path_ = std::move(other.path_);
  head_ = std::move(other.head_);
  cells_ = std::move(other.cells_);
  places_ = std::move(other.places_);
  closed_ = other.closed_;
  std::swap(fd_, other.fd_);
  return *this;
}

void StudyFile::lock() {
  // Not flock(): readers of HDF5 take that one, and shall not be kept out.
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  bool const locked = ::fcntl(fd_, F_OFD_SETLK, &whole) == 0;
  // File systems without locks cannot tell; then nobody is told.
  if (!locked && errno != EAGAIN && errno != EACCES) return;
  // Whoever writes may have put a new file in its place since it was opened here.
  if (locked && has_name(fd_, path_)) return;
  ::close(std::exchange(fd_, -1));
  throw IoError(path_, "is being written by another stormcrew");
}

void StudyFile::find_columns() {
  hdf5::Reader const file(path_);
  expect_format(file, "stormcrew-study", kStudyFormatVersion, "study file");
  head_ = read_head(file);
  cells_ = StudyCells(head_);
  closed_ = file.integer("", "complete") != 0;
  auto const expect_rows = [&](std::string const& name, hdf5::Extent extent, std::size_t bytes) {
    if (extent.bytes != cells_.size() * bytes)
      file.refuse(name, fmt::format("= {} bytes (must be {} rows)", extent.bytes, cells_.size()));
    return extent;
  };
  for (std::size_t c = 0; c < kRowColumns; ++c) {
    FixedColumn const& column = row_columns()[c];
    places_.row[c] =
        expect_rows(std::string(column.name), file.extent(column.name, column.type), column.bytes);
  }
  for (StudyColumn const& column : head_.columns)
    places_.numbers.push_back(expect_rows(
        column.name, file.extent(column.name, hdf5::ElementType::float64), sizeof(double)));
  places_.incident_capacity = SIZE_MAX;
  for (FixedColumn const& column : incident_columns(head_.incident_times)) {
    hdf5::Extent const extent =
        file.extent("incident_table/" + std::string(column.name), column.type);
    places_.incident.push_back(extent);
    places_.incident_capacity = std::min(places_.incident_capacity, extent.bytes / column.bytes);
  }
}

void StudyFile::read_at(std::uint64_t offset, std::span<std::byte> out) const {
  while (!out.empty()) {
    ssize_t const n = ::pread(fd_, out.data(), out.size(), static_cast<off_t>(offset));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw IoError(path_, "cannot be read: " + message_of(errno));
    if (n == 0) throw InputError(Fault{path_, 0, "ends too early (is cut off)"});
    out = out.subspan(static_cast<std::size_t>(n));
    offset += static_cast<std::uint64_t>(n);
  }
}

void StudyFile::write_at(std::uint64_t offset, std::span<std::byte const> bytes) {
  if (int const error = write_all_at(fd_, offset, bytes); error != 0)
    throw IoError(path_, "cannot be written: " + message_of(error));
}

template <class T>
std::vector<T> StudyFile::row_column(RowColumn column) const {
  std::vector<T> values(cells_.size());
  read_at(places_.row[static_cast<std::size_t>(column)].offset, bytes_of(values));
  return values;
}

std::vector<RowRecord> StudyFile::records() const {
  auto const begin = row_column<std::int64_t>(RowColumn::incident_begin);
  auto const count = row_column<std::int32_t>(RowColumn::incident_count);
  auto const checksum = row_column<std::uint64_t>(RowColumn::checksum);
  auto const capacity = static_cast<std::int64_t>(places_.incident_capacity);
  std::vector<RowRecord> records(cells_.size());
  for (std::size_t row = 0; row < records.size(); ++row) {
    bool const fits = begin[row] >= 0 && count[row] >= 0 && begin[row] <= capacity &&
                      count[row] <= capacity - begin[row];
    if (fits) records[row] = {begin[row], count[row], checksum[row]};
  }
  return records;
}

std::vector<double> StudyFile::numbers(std::size_t column, std::size_t first, std::size_t n) const {
  std::vector<double> values(n);
  read_at(places_.numbers[column].offset + first * sizeof(double), bytes_of(values));
  return values;
}

void StudyFile::read_incidents(std::size_t column, RowRecord const& record,
                               std::span<std::byte> out) const {
  std::size_t const width = incident_columns(head_.incident_times)[column].bytes;
  read_at(places_.incident[column].offset + static_cast<std::size_t>(record.incident_begin) * width,
          out);
}

IncidentBytes StudyFile::incidents(RowRecord const& record) const {
  auto const columns = incident_columns(head_.incident_times);
  IncidentBytes result(columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    result[c].resize(static_cast<std::size_t>(record.incident_count) * columns[c].bytes);
    read_incidents(c, record, result[c]);
  }
  return result;
}

std::vector<RowRecord> StudyFile::sound_records() const {
  constexpr std::size_t kBlock = 1024;  // rows whose numbers are read together
  std::vector<RowRecord> all = records();
  for (std::size_t first = 0; first < all.size(); first += kBlock) {
    std::size_t const n = std::min(kBlock, all.size() - first);
    std::vector<std::vector<double>> columns;
    for (std::size_t c = 0; c < places_.numbers.size(); ++c)
      columns.push_back(numbers(c, first, n));
    std::vector<double> row(columns.size());
    for (std::size_t k = 0; k < n; ++k) {
      RowRecord& record = all[first + k];
      if (record.checksum == 0) continue;
      for (std::size_t c = 0; c < columns.size(); ++c) row[c] = columns[c][k];
      if (record.checksum != row_checksum(cells_.cell(first + k), row, incidents(record)))
        record.checksum = 0;
    }
  }
  return all;
}

void StudyFile::write_row(std::size_t row, std::span<double const> numbers,
                          RowRecord const& record) {
  SC_EXPECT(numbers.size() == places_.numbers.size());
  auto const put = [&](RowColumn column, auto const& value) {
    write_at(places_.row[static_cast<std::size_t>(column)].offset + row * sizeof value,
             std::as_bytes(std::span(&value, 1)));
  };
  for (std::size_t c = 0; c < numbers.size(); ++c)
    write_at(places_.numbers[c].offset + row * sizeof(double),
             std::as_bytes(numbers.subspan(c, 1)));
  put(RowColumn::incident_begin, record.incident_begin);
  put(RowColumn::incident_count, record.incident_count);
  put(RowColumn::checksum, record.checksum);
}

void StudyFile::write_incidents(std::size_t begin, IncidentBytes const& incidents) {
  auto const columns = incident_columns(head_.incident_times);
  for (std::size_t c = 0; c < columns.size(); ++c)
    write_at(places_.incident[c].offset + begin * columns[c].bytes, incidents[c]);
}

void StudyFile::sync() {
  if (::fdatasync(fd_) != 0) throw IoError(path_, "cannot be written: " + message_of(errno));
}

}  // namespace sc
