// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "io/hdf5/atomic_file.h"

namespace sc {

/// A file that somebody else (a database library) writes as part(), only for the owner's eyes, and
/// that commit() makes durable and gives its name. Without commit it is removed.
///
/// Errors: InputError where the file or its part exists (the latter left over by a killed program,
/// or just being written by another); IoError.
class WholeFile {
 public:
  explicit WholeFile(std::string const& path);
  [[nodiscard]] std::string const& part() const { return part_; }
  void commit() { file_->commit(); }

 private:
  std::string part_;
  std::optional<AtomicFile> file_;  ///< once the part is known to be ours
};

}  // namespace sc
