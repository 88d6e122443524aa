// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "io/hdf5/hdf5_reader.h"

namespace sc {

/// Throws InputError unless the file's root says `format` and exactly this version. `noun` is what
/// the user calls such a file ("run file").
void expect_format(hdf5::Reader const& file, std::string_view format, int version,
                   std::string_view noun);

}  // namespace sc
