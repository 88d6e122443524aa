// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "service/journal/journal.h"
#include "service/journal/sqlite.h"

/// Private to the sources of the journal: what its file holds.

namespace sc {

/// Makes a journal without entries under a path where nothing is; it appears whole or not at all.
/// The caller is the only one who does. Errors: IoError.
void make_journal_file(std::string const& path, JournalHead const& head);

/// Is this a journal of a format known here, undamaged, with its entries in order and none
/// missing? Errors: InputError if not, IoError.
void check_journal_file(sqlite::Database const& database);

void write_head(sqlite::Database const& database, JournalHead const& head);
/// Errors: InputError where a field is not there.
JournalHead read_head(sqlite::Database const& database);

/// Errors: InputError with every field that is another in the journal's own head.
void check_same_head(std::string const& path, JournalHead const& own, JournalHead const& asked);

}  // namespace sc
