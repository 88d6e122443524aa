// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "io/hdf5/atomic_file.h"

namespace sc {

/// A new file for its owner's eyes alone; somebody else (a database library) may write its part().
///
/// Errors: InputError where the file or its part exists (the latter left over by a killed program,
/// or just being written by another); IoError (AtomicFile).
AtomicFile new_private_file(std::string const& path);

}  // namespace sc
