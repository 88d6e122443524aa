// SPDX-License-Identifier: Apache-2.0
#include "service/journal/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "base/check.h"
#include "service/journal/journal_copy.h"
#include "service/journal/journal_folder.h"
#include "service/journal/journal_schema.h"
#include "service/journal/sqlite.h"

namespace sc {
namespace {

// The order of JournalEntry's fields; entry_in() and insert() follow it.
constexpr auto kInsert =
    "INSERT INTO entry (seq, at_ms, wall_unix_ms, author, role, reason, key, request, kind, body,"
    " reply) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
constexpr auto kFrom =
    "SELECT seq, at_ms, wall_unix_ms, author, role, reason, key, request, kind, body, reply"
    " FROM entry WHERE seq >= ?1 ORDER BY seq LIMIT ?2";
// The last condition is that of the index.
constexpr auto kFind =
    "SELECT seq, at_ms, wall_unix_ms, author, role, reason, key, request, kind, body, reply"
    " FROM entry WHERE author = ?1 AND key = ?2 AND key <> ''";
constexpr auto kLast = "SELECT seq, at_ms FROM entry ORDER BY seq DESC LIMIT 1";
constexpr auto kNoteClock =
    "INSERT OR REPLACE INTO clock (only, at_ms, wall_unix_ms) VALUES (1, ?1, ?2)";
constexpr auto kClock = "SELECT at_ms, wall_unix_ms FROM clock";

JournalEntry entry_in(sqlite::Statement::Run const& row) {
  return {.seq = row.integer(0),
          .at = {row.integer(1)},
          .wall_unix_ms = row.integer(2),
          .author = row.text(3),
          .role = row.text(4),
          .reason = row.text(5),
          .key = row.text(6),
          .request = row.text(7),
          .kind = row.text(8),
          .body = row.text(9),
          .reply = row.text(10)};
}

struct Position {
  std::int64_t seq = 0;
  SimTime at{INT64_MIN};
};

/// A book with a gap or with time running back could never be replayed, so this is checked in every
/// build.
void check_goes_on(Position last, std::span<JournalEntry const> entries) {
  for (JournalEntry const& entry : entries) {
    if (entry.seq != last.seq + 1)
      throw ContractError(fmt::format("journal entry {} cannot follow {}", entry.seq, last.seq));
    if (entry.at < last.at)
      throw ContractError(fmt::format("journal entry {} is before the one before it", entry.seq));
    last = {entry.seq, entry.at};
  }
}

}  // namespace

struct Journal::Impl {
  explicit Impl(OpenJournal opened)
      : writes(opened.lock != nullptr),
        lock(std::move(opened.lock)),
        db(std::move(opened.database)) {}

  [[nodiscard]] Position last() const {
    auto row = select_last.run();
    return row.next() ? Position{row.integer(0), {row.integer(1)}} : Position{};
  }
  void insert(JournalEntry const& e) const {
    insert_entry.execute(
        e.seq, e.at.ms, e.wall_unix_ms, std::string_view(e.author), std::string_view(e.role),
        std::string_view(e.reason), std::string_view(e.key), std::string_view(e.request),
        std::string_view(e.kind), std::string_view(e.body), std::string_view(e.reply));
  }

  bool writes;
  std::mutex mutable busy;  ///< one connection: one at a time
  std::unique_ptr<WriterLock> lock;
  sqlite::Database db;
  JournalHead head = read_head(db);
  sqlite::Statement insert_entry{db, kInsert}, select_from{db, kFrom}, select_key{db, kFind},
      select_last{db, kLast}, insert_clock{db, kNoteClock}, select_clock{db, kClock};
};

Journal::Journal(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;
Journal::~Journal() = default;

Journal Journal::open_or_make(std::string const& folder, JournalHead const& head) {
  auto impl = std::make_unique<Impl>(open_journal_to_write(folder, head));
  check_same_head(impl->db.path(), impl->head, head);
  return Journal(std::move(impl));
}

Journal Journal::open_to_read(std::string const& folder) {
  return Journal(std::make_unique<Impl>(open_journal_to_read(folder)));
}

JournalHead const& Journal::head() const {
  return impl_->head;
}

void Journal::append(std::span<JournalEntry const> entries) {
  std::scoped_lock const alone(impl_->busy);
  SC_EXPECT(impl_->writes);
  sqlite::Transaction transaction(impl_->db);
  check_goes_on(impl_->last(), entries);
  for (JournalEntry const& entry : entries) impl_->insert(entry);
  transaction.commit();
}

std::int64_t Journal::last_seq() const {
  std::scoped_lock const alone(impl_->busy);
  return impl_->last().seq;
}

std::vector<JournalEntry> Journal::entries(std::int64_t from, std::size_t most) const {
  std::scoped_lock const alone(impl_->busy);
  auto const limit = static_cast<std::int64_t>(std::min<std::size_t>(most, INT64_MAX));
  std::vector<JournalEntry> found;
  auto row = impl_->select_from.run(from, limit);
  while (row.next()) found.push_back(entry_in(row));
  return found;
}

std::optional<JournalEntry> Journal::find(std::string const& author, std::string const& key) const {
  std::scoped_lock const alone(impl_->busy);
  auto row = impl_->select_key.run(std::string_view(author), std::string_view(key));
  return row.next() ? std::optional(entry_in(row)) : std::nullopt;
}

void Journal::note_clock(JournalClock clock) {
  std::scoped_lock const alone(impl_->busy);
  SC_EXPECT(impl_->writes);
  // Without waiting for the disk: the next entry takes it along.
  impl_->db.run("PRAGMA synchronous = NORMAL");
  try {
    impl_->insert_clock.execute(clock.at.ms, clock.wall_unix_ms);
  } catch (...) {
    impl_->db.run("PRAGMA synchronous = FULL");
    throw;
  }
  impl_->db.run("PRAGMA synchronous = FULL");
}

std::optional<JournalClock> Journal::clock() const {
  std::scoped_lock const alone(impl_->busy);
  auto row = impl_->select_clock.run();
  if (!row.next()) return std::nullopt;
  return JournalClock{{row.integer(0)}, row.integer(1)};
}

void Journal::back_up(std::string const& file) const {
  copy_journal(impl_->db, impl_->busy, impl_->writes ? CopyPace::in_steps : CopyPace::at_once,
               file);
}

}  // namespace sc
