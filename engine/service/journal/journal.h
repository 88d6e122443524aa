// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/time.h"

namespace sc {

/// One change that people (or the service for them) made, as it stands in the journal.
struct JournalEntry {
  std::int64_t seq = 0;  ///< from 1, without gaps
  SimTime at;            ///< when it took effect: never before the entry before it
  std::int64_t wall_unix_ms = 0;
  std::string author;
  std::string role;
  std::string reason;
  std::string key;      ///< idempotency key, unique among the author's; empty: none
  std::string request;  ///< SHA-256 of what was asked, to know a key used for something else
  std::string kind;     ///< "report", "order", ...
  std::string body;     ///< JSON of the change, all that a replay needs
  std::string reply;    ///< JSON that was answered
  bool operator==(JournalEntry const&) const = default;
};

/// What a journal is of. A replay checks it before anything else.
struct JournalHead {
  std::string scenario_folder;
  std::string scenario_sha256;
  std::string roads;  ///< as in Provenance
  std::string roads_sha256;
  std::string settings;  ///< one a line
  std::uint64_t seed = 1;
  std::string policy;
  std::string options;  ///< JSON: what else of `serve` bears on the model
  std::string engine_version;
  bool operator==(JournalHead const&) const = default;
};

/// Where the storm's clock stood, for a restart.
struct JournalClock {
  SimTime at;
  std::int64_t wall_unix_ms = 0;
};

/// The day's book: an SQLite file `journal.sqlite` in a folder, in WAL mode with synchronous=FULL.
/// What append() returned from is on the disk. One process writes it at a time (others: IoError).
/// Several threads may use one object. What breaks a contract of append() is a ContractError in
/// every build: a book that cannot be replayed is worth nothing.
class Journal {
 public:
  /// Opens the folder's journal or makes one with this head (folder and file are made, mode 0700
  /// and 0600). Errors: InputError where the folder holds the journal of something else (every
  /// field that differs), or a newer format; IoError.
  static Journal open_or_make(std::string const& folder, JournalHead const& head);
  /// To read only, also while another process writes; makes no file. Where the log files beside
  /// journal.sqlite are missing (a copy of it alone) what is read is as of now. Errors: InputError
  /// where there is none or it is damaged; IoError.
  static Journal open_to_read(std::string const& folder);

  Journal(Journal&&) noexcept;
  Journal& operator=(Journal&&) noexcept;
  ~Journal();

  [[nodiscard]] JournalHead const& head() const;
  /// All in one transaction: durable when it returns; on an error none is. Preconditions: seq goes
  /// on from last_seq(), `at` does not go back. Errors: IoError (disk full, ...).
  void append(std::span<JournalEntry const> entries);
  [[nodiscard]] std::int64_t last_seq() const;
  /// With seq >= from, ascending, at most so many.
  [[nodiscard]] std::vector<JournalEntry> entries(std::int64_t from, std::size_t most) const;
  /// Nothing where the author did not use the key.
  [[nodiscard]] std::optional<JournalEntry> find(std::string const& author,
                                                 std::string const& key) const;
  /// Where the clock stands; need not be durable at once.
  void note_clock(JournalClock clock);
  [[nodiscard]] std::optional<JournalClock> clock() const;
  /// Copies it while it is in use, into a file that must not exist (written whole, then named).
  /// Errors: InputError, IoError.
  void back_up(std::string const& file) const;

 private:
  struct Impl;
  explicit Journal(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace sc
