// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>

namespace sc {

/// `stormcrew replay FILE.h5`: simulate again what the file holds and compare event by event.
/// Returns 0 when every event is the same, 1 at the first that differs (which is printed).
/// Errors: InputError when the inputs are no longer the ones the file was made from.
int replay_command(std::string const& file, int threads, std::ostream& out);

}  // namespace sc
