// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "io/hdf5/hdf5.h"
#include "io/study/study.h"
#include "io/study/study_cells.h"

/// Private to io/study: the columns of a study file that are the same for all studies, and a row as
/// the bytes that stand in them. Files are little-endian, and so must the machine be.

namespace sc {

struct FixedColumn {
  std::string_view name;
  hdf5::ElementType type;
  std::size_t bytes;  ///< of a value
  std::string_view unit;
  std::string_view en, zh;
};

/// What every row has beside its numbers, in the order of RowColumn.
enum class RowColumn : std::uint8_t {
  variant,
  replication,
  incident_begin,
  incident_count,
  checksum
};
inline constexpr std::size_t kRowColumns = 5;
std::span<FixedColumn const> row_columns();

/// Of incidents: the first few always, all of them where a study keeps times.
std::span<FixedColumn const> incident_columns(bool with_times);
/// Number among them of the one of that name, which must be there.
std::size_t incident_column(std::string_view name);

/// The incidents of one row, column by column.
using IncidentBytes = std::vector<std::vector<std::byte>>;
IncidentBytes incident_bytes(std::vector<StudyIncident> const& incidents, bool with_times);

/// Of a row's cell, numbers and incidents; never 0, which means that the row is not finished. The
/// first eight bytes of SHA-256.
std::uint64_t row_checksum(StudyCell cell, std::span<double const> numbers,
                           IncidentBytes const& incidents);

}  // namespace sc
