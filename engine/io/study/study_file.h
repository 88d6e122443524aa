// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "io/hdf5/hdf5.h"
#include "io/study/study_cells.h"
#include "io/study/study_columns.h"

/// Private to io/study: a study file opened for its bytes.

namespace sc {

/// Where the columns lie.
struct StudyPlaces {
  std::array<hdf5::Extent, kRowColumns> row;
  std::vector<hdf5::Extent> numbers;
  std::vector<hdf5::Extent> incident;
  std::size_t incident_capacity = 0;
};

/// What a row has beside its numbers and incidents.
struct RowRecord {
  std::int64_t incident_begin = 0;
  std::int32_t incident_count = 0;
  std::uint64_t checksum = 0;
};

class StudyFile {
 public:
  enum class Access : std::uint8_t {
    read,
    write  ///< to the exclusion of other writers
  };
  /// Errors: InputError where it is no study file or damaged; IoError, also where another program
  /// writes it.
  StudyFile(std::filesystem::path path, Access access);
  ~StudyFile();
  StudyFile(StudyFile&& other) noexcept;
  StudyFile& operator=(StudyFile&& other) noexcept;

  [[nodiscard]] std::string const& path() const { return path_; }
  [[nodiscard]] StudyHead const& head() const { return head_; }
  [[nodiscard]] StudyCells const& cells() const { return cells_; }
  /// Does it say that it is at its end?
  [[nodiscard]] bool closed() const { return closed_; }
  [[nodiscard]] std::size_t incident_capacity() const { return places_.incident_capacity; }

  /// [rows]; incidents that the file cannot hold count as no row.
  [[nodiscard]] std::vector<RowRecord> records() const;
  /// One number of the rows [first, first + n).
  [[nodiscard]] std::vector<double> numbers(std::size_t column, std::size_t first,
                                            std::size_t n) const;
  [[nodiscard]] IncidentBytes incidents(RowRecord const& record) const;
  /// Bytes of one incident column.
  void read_incidents(std::size_t column, RowRecord const& record, std::span<std::byte> out) const;
  /// records(), but with checksum 0 also for rows whose content is not what the checksum says.
  [[nodiscard]] std::vector<RowRecord> sound_records() const;

  /// Everything but the incidents of one row; the checksum last, so that a row cut short is none.
  /// Errors: IoError. Only with Access::write, as the next three.
  void write_row(std::size_t row, std::span<double const> numbers, RowRecord const& record);
  void write_incidents(std::size_t begin, IncidentBytes const& incidents);
  /// Makes what was written survive a power cut.
  void sync();

 private:
  void read_at(std::uint64_t offset, std::span<std::byte> out) const;
  void write_at(std::uint64_t offset, std::span<std::byte const> bytes);
  template <class T>
  [[nodiscard]] std::vector<T> row_column(RowColumn column) const;
  void lock();
  void find_columns();

  std::string path_;
  StudyHead head_;
  StudyCells cells_{StudyHead{}};
  StudyPlaces places_;
  bool closed_ = false;
  int fd_ = -1;
};

}  // namespace sc
