// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "io/hdf5/atomic_file.h"

namespace sc {

/// A new file that somebody else (a database library) writes as part(), only for the owner's eyes,
/// and that commit() makes durable and gives its name. Without commit it is removed.
///
/// Errors: InputError where the file exists; IoError (AtomicFile).
class WholeFile {
 public:
  explicit WholeFile(std::string const& path);
  [[nodiscard]] std::string const& part() const { return file_.part(); }
  void commit() { file_.commit(); }

 private:
  AtomicFile file_;
};

}  // namespace sc
