// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>

#include "cli/run_command.h"

namespace sc {

/// The command line that such a run file names.
inline constexpr char const* kRunOfJournal = "stormcrew run --journal";

/// `stormcrew run --journal DIR`: the day of a room as an ordinary run file. It ends with the
/// weather step in which the last change was made. The same journal gives the same file, byte for
/// byte: date and command line in it are the journal's.
int run_journal(RunOptions const& options, std::ostream& out);

}  // namespace sc
