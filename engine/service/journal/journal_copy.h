// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>
#include <string>

#include "service/journal/sqlite.h"

/// Private to the sources of the journal.

namespace sc {

/// In steps: others may use the connection in between, and what they write is copied too. At once:
/// where another process may write, each of its changes would begin a copy in steps anew.
enum class CopyPace { in_steps, at_once };

/// Copies a database in use into a new file. `busy` guards its connection.
/// Errors: InputError where the file exists, IoError.
void copy_journal(sqlite::Database const& database, std::mutex& busy, CopyPace pace,
                  std::string const& file);

}  // namespace sc
