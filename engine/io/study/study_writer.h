// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "io/study/study.h"
#include "io/study/study_cells.h"

namespace sc {

/// What becomes of a file that is there already.
enum class StudyStart : std::uint8_t {
  create,  ///< InputError
  resume,  ///< its finished rows are kept; if there is none, a new one is made
  replace  ///< lost
};

/// Writes a study file row by row. The file bears its name from the beginning and opens as HDF5 at
/// any moment with every row finished by then, also when the process is killed or the disk full;
/// rows are ordered by cell, whatever the order of their coming. close() orders the incidents too:
/// then equal studies are equal bytes.
///
/// Memory does not grow with rows, but for a few bytes each and, in close() and where room for
/// incidents runs out, one column of numbers. Both write the file anew and need its size on the
/// disk again.
///
/// Threads: put(), has(), finished(), head() and cells() may be called by several at a time, the
/// others not.
/// Errors: InputError (file there, another study); IoError (device, or another program writes the
/// file): what was put before stands.
class StudyWriter {
 public:
  /// `head` of the study asked for. A file to be resumed may have fewer replications, never more.
  StudyWriter(std::filesystem::path const& path, StudyHead head, StudyStart start);
  ~StudyWriter();
  StudyWriter(StudyWriter const&) = delete;
  StudyWriter& operator=(StudyWriter const&) = delete;

  [[nodiscard]] StudyHead const& head() const;
  [[nodiscard]] StudyCells const& cells() const;
  /// Rows finished so far.
  [[nodiscard]] std::size_t finished() const;
  [[nodiscard]] bool has(StudyCell cell) const;
  /// The cell must be the shard's and not be there yet.
  void put(StudyCell cell, StudyRow const& row);
  /// More replications of all variants of a scenario.
  void extend(std::size_t scenario, std::uint32_t replications);
  /// One number of each finished row of a variant, ascending by replication.
  [[nodiscard]] std::vector<double> numbers(std::size_t variant, std::size_t column) const;
  /// All rows must be there.
  void close();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sc
