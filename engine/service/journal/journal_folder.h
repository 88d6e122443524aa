// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "service/journal/journal.h"
#include "service/journal/sqlite.h"
#include "service/journal/writer_lock.h"

/// Private to the sources of the journal: how the files of its folder are opened.
///
///   journal.sqlite       entries
///   journal.sqlite-wal   what is not yet in it; stays, empty, when the journal is closed, so that
///   journal.sqlite-shm   a reader finds both and need not make them
///   journal.lock         who writes

namespace sc {

struct OpenJournal {
  std::unique_ptr<WriterLock> lock;  ///< of a writer
  sqlite::Database database;
};

/// Makes what is not there; the head is that of a new journal. Errors: see Journal::open_or_make.
OpenJournal open_journal_to_write(std::string const& folder, JournalHead const& head);

/// Makes nothing. Errors: see Journal::open_to_read.
OpenJournal open_journal_to_read(std::string const& folder);

}  // namespace sc
