// SPDX-License-Identifier: Apache-2.0
#include "service/journal/journal_folder.h"

#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <thread>

#include "base/check.h"
#include "io/text/text_file.h"
#include "service/journal/journal_schema.h"

namespace sc {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kMostMb = 1024;

struct Paths {
  explicit Paths(std::string const& folder)
      : data(fs::path(folder) / "journal.sqlite"), lock(fs::path(folder) / "journal.lock") {}
  std::string data, lock;
};

void make_folder(std::string const& folder) {
  if (folder.empty()) throw InputError({"", 0, "journal folder = \"\" (must be a name)"});
  std::error_code told_by_mkdir;
  fs::create_directories(fs::path(folder).parent_path(), told_by_mkdir);
  if (::mkdir(folder.c_str(), 0700) == 0) return;
  int const error = errno;
  if (error != EEXIST)
    throw IoError(folder, "cannot be created: " + std::generic_category().message(error));
  if (!fs::is_directory(folder)) throw InputError({folder, 0, "exists and is no folder"});
}

/// Nothing there: no.
bool is_there(std::string const& path) {
  std::error_code error;
  fs::file_status const status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return false;
  if (error) throw IoError(path, "cannot be read: " + error.message());
  if (!fs::is_regular_file(status))
    throw InputError({path, 0, "is no regular file (must be a journal of stormcrew)"});
  return true;
}

bool is_empty(std::string const& path) {
  std::error_code error;
  return fs::file_size(path, error) == 0 && !error;
}

/// SQLite says no by answering with another mode.
void use_log(sqlite::Database const& database) {
  sqlite::Statement const mode(database, "PRAGMA journal_mode = WAL");
  auto answer = mode.run();
  if (!answer.next() || answer.text(0) != "wal")
    throw IoError(database.path(), "its folder's file system cannot share a log between programs");
}

void prepare_to_write(sqlite::Database const& database) {
  use_log(database);
  database.run("PRAGMA synchronous = FULL");
  database.run("PRAGMA foreign_keys = OFF");
  // The log is begun anew every thousand pages; one that grew beside a slow reader is cut again.
  database.run("PRAGMA journal_size_limit = 4194304");
  int keep = 1;
  sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
}

/// The log is whole only with both of its files.
bool has_log(std::string const& data) {
  return is_there(data + "-wal") && is_there(data + "-shm");
}

std::string read_bytes(std::string const& path) {
  Complaints complaints;
  auto bytes = read_whole_file(path, complaints, kMostMb);
  complaints.throw_if_any();
  return *std::move(bytes);
}

/// Waits for a writer that is just opening it: it makes the log at once.
void wait_for_log(std::string const& data) {
  constexpr int kTries = 500;
  for (int i = 0; i < kTries && !has_log(data); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  if (!has_log(data)) throw IoError(data, "is not ready (another program is opening it)");
}

sqlite::Database open_data_to_read(Paths const& paths) {
  NoWriter const alone(paths.lock);
  if (!alone.holds()) wait_for_log(paths.data);
  if (has_log(paths.data)) return {paths.data, sqlite::Database::Access::read};
  // SQLite would make the missing files. Nobody writes: what the file holds now is all there is.
  if (std::string const log = paths.data + "-wal"; is_there(log) && !is_empty(log))
    throw InputError(
        {log, 0, "holds entries but lacks its journal.sqlite-shm (open it to write once)"});
  return sqlite::Database::image(paths.data, read_bytes(paths.data));
}

}  // namespace

OpenJournal open_journal_to_write(std::string const& folder, JournalHead const& head) {
  make_folder(folder);
  Paths const paths(folder);
  auto lock = std::make_unique<WriterLock>(paths.lock, "the journal");
  if (!is_there(paths.data)) make_journal_file(paths.data, head);
  sqlite::Database database(paths.data, sqlite::Database::Access::write);
  check_journal_file(database);  // before anything is changed: it might be somebody else's
  prepare_to_write(database);
  return {std::move(lock), std::move(database)};
}

OpenJournal open_journal_to_read(std::string const& folder) {
  Paths const paths(folder);
  if (!is_there(paths.data))
    throw InputError({paths.data, 0, "is not there (must be a journal of stormcrew)"});
  sqlite::Database database = open_data_to_read(paths);
  check_journal_file(database);
  return {nullptr, std::move(database)};
}

}  // namespace sc
