// SPDX-License-Identifier: Apache-2.0
#include "service/journal/journal_schema.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "base/check.h"
#include "service/journal/new_file.h"

namespace sc {
namespace {

constexpr std::int64_t kApplicationId = 1'396'929'130;  // "SCrj"
constexpr std::int64_t kFormat = 1;

// A new format: change the number here, in kFormat and in the statement.
constexpr auto kSchema = R"(
  PRAGMA application_id = 1396929130;
  PRAGMA user_version = 1;
  CREATE TABLE head (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE clock (only INTEGER PRIMARY KEY CHECK (only = 1), at_ms INTEGER NOT NULL,
                      wall_unix_ms INTEGER NOT NULL) STRICT;
  CREATE TABLE entry (seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL,
                      wall_unix_ms INTEGER NOT NULL, author TEXT NOT NULL, role TEXT NOT NULL,
                      reason TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL,
                      kind TEXT NOT NULL, body TEXT NOT NULL, reply TEXT NOT NULL) STRICT;
  CREATE UNIQUE INDEX entry_key ON entry (author, key) WHERE key <> '';
)";

[[noreturn]] void refuse(sqlite::Database const& database, std::string const& message) {
  throw InputError({database.path(), 0, message});
}

void check_format(sqlite::Database const& database) {
  if (database.integer("PRAGMA application_id") != kApplicationId)
    refuse(database, "must be a whole journal of stormcrew (it is something else, or torn)");
  auto const format = database.integer("PRAGMA user_version");
  if (format != kFormat)
    refuse(
        database,
        fmt::format("journal format = {} (must be {}: use the version of stormcrew that wrote it)",
                    format, kFormat));
}

void check_pages(sqlite::Database const& database) {
  sqlite::Statement const check(database, "PRAGMA quick_check(1)");
  auto row = check.run();
  std::string const answer = row.next() ? row.text(0) : "no answer";
  if (answer != "ok")
    refuse(database, "must be a whole journal of stormcrew (damaged: " + answer + ")");
}

void check_order(sqlite::Database const& database) {
  sqlite::Statement const count(
      database, "SELECT count(*), coalesce(min(seq), 1), coalesce(max(seq), 0) FROM entry");
  auto all = count.run();
  all.next();
  if (all.integer(1) != 1 || all.integer(2) != all.integer(0))
    refuse(database, fmt::format("seq = {} to {} in {} entries (must be 1, 2, ... without gaps)",
                                 all.integer(1), all.integer(2), all.integer(0)));
  sqlite::Statement const back(database,
                               "SELECT later.seq FROM entry later JOIN entry earlier"
                               " ON earlier.seq = later.seq - 1 WHERE later.at_ms < earlier.at_ms");
  if (auto row = back.run(); row.next())
    refuse(database, fmt::format("entry {}: at is before the entry before it", row.integer(0)));
}

void fill(sqlite::Database const& database, JournalHead const& head) {
  database.run("PRAGMA synchronous = FULL");
  sqlite::Transaction transaction(database);
  database.run(kSchema);
  write_head(database, head);
  transaction.commit();
}

}  // namespace

void make_journal_file(std::string const& path, JournalHead const& head) {
  // Left over by a program that was killed here; nobody else can be at work on them.
  std::error_code ignored;
  for (char const* end : {".part", ".part-journal"}) std::filesystem::remove(path + end, ignored);
  AtomicFile file = new_private_file(path);
  fill(sqlite::Database(file.part(), sqlite::Database::Access::write), head);
  file.commit();
}

void check_journal_file(sqlite::Database const& database) {
  check_format(database);
  check_pages(database);
  check_order(database);
}

}  // namespace sc
