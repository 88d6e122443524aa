// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "io/study/study.h"

namespace sc {

/// Reads a study file, finished or not. Rows that are not finished, or whose checksum does not
/// fit, count as missing.
/// One thread at a time (io/hdf5/hdf5.h). Errors: InputError (no study file, another format
/// version, damaged), IoError.
class StudyReader {
 public:
  explicit StudyReader(std::filesystem::path const& path);
  ~StudyReader();
  StudyReader(StudyReader&&) noexcept;
  StudyReader& operator=(StudyReader&&) noexcept;

  [[nodiscard]] std::string const& path() const;
  [[nodiscard]] StudyHead const& head() const;
  /// Are all rows of its shard there, and the study at its end?
  [[nodiscard]] bool complete() const;
  /// Rows of its shard that are not there.
  [[nodiscard]] std::size_t missing() const;
  [[nodiscard]] StudyRows rows_of(std::size_t variant) const;

 private:
  struct File;
  std::unique_ptr<File> file_;
};

/// Does the file say that it is a study? False also where it cannot be read.
bool is_study_file(std::filesystem::path const& path);

}  // namespace sc
