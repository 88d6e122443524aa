// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "base/check.h"

namespace sc {

/// Whole content of a file that the user named, at most `most_mb` megabytes. A file that is
/// missing, is no regular file or may not be read is a fault of the input: complained about,
/// nothing returned. Errors: IoError when the device fails half-way.
std::optional<std::string> read_whole_file(std::string const& path, Complaints& complaints,
                                           unsigned most_mb = 256);

}  // namespace sc
