// SPDX-License-Identifier: Apache-2.0
#include "service/journal/journal_copy.h"

#include <chrono>
#include <thread>

#include "base/check.h"
#include "service/journal/new_file.h"

namespace sc {
namespace {

constexpr int kPagesAtOnce = 256;  // 1 MiB: a few milliseconds in which nobody can write

/// SQLite's online backup; finished with the object.
class Copy {
 public:
  Copy(sqlite::Database const& from, sqlite::Database const& to)
      : to_(to), handle_(sqlite3_backup_init(to.handle(), "main", from.handle(), "main")) {
    if (handle_ == nullptr) to_.fail(sqlite3_errcode(to_.handle()));
  }
  ~Copy() { sqlite3_backup_finish(handle_); }
  Copy(Copy const&) = delete;
  Copy& operator=(Copy const&) = delete;

  /// Yes: that was all. A lock that another process holds for a moment is waited for.
  bool step(int pages) {
    int const code = sqlite3_backup_step(handle_, pages);
    if (code == SQLITE_DONE) return true;
    bool const goes_on = code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED;
    if (!goes_on || (code != SQLITE_OK && ++waits_ > kMostWaits)) fail(code);
    return false;
  }

 private:
  static constexpr int kMostWaits = 10'000;

  [[noreturn]] void fail(int code) {
    throw IoError(to_.path(), std::string("cannot be written: ") + sqlite3_errstr(code));
  }

  sqlite::Database const& to_;
  sqlite3_backup* handle_;
  int waits_ = 0;
};

bool step(Copy& copy, std::mutex& busy, int pages) {
  std::scoped_lock const alone(busy);
  return copy.step(pages);
}

}  // namespace

void copy_journal(sqlite::Database const& database, std::mutex& busy, CopyPace pace,
                  std::string const& file) {
  AtomicFile whole = new_private_file(file);
  {
    sqlite::Database const target(whole.part(), sqlite::Database::Access::write);
    target.run("PRAGMA journal_mode = MEMORY");  // no second file to be left over
    target.run("PRAGMA synchronous = OFF");      // commit() below syncs all of it once
    auto copy = std::make_unique<Copy>(database, target);
    int const pages = pace == CopyPace::at_once ? -1 : kPagesAtOnce;
    while (!step(*copy, busy, pages)) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    copy.reset();
    // One file that stands for itself, without a log beside it.
    target.run("PRAGMA journal_mode = DELETE");
  }
  whole.commit();
}

}  // namespace sc
