// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <map>

#include "base/check.h"
#include "service/journal/child.h"
#include "service/journal/journal.h"
#include "service/journal/journal_case.h"
#include "support/disk_full.h"
#include "support/faults_of.h"
#include "support/temp_folder.h"

namespace sc::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr uid_t kNobody = 65534;

void make_day(std::string const& folder, std::int64_t entry_count) {
  Journal::open_or_make(folder, some_head()).append(entries(1, entry_count));
}

/// Name and size of all files: what a reader must leave as it is.
std::map<std::string, std::uintmax_t> files_in(std::string const& folder) {
  std::map<std::string, std::uintmax_t> files;
  for (auto const& file : fs::directory_iterator(folder))
    files[file.path().filename()] = file.file_size();
  return files;
}

mode_t mode_of(fs::path const& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 ? info.st_mode & 0777U : 0;
}

/// Changes a journal behind its back.
void spoil(std::string const& folder, char const* sql) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open((folder + "/journal.sqlite").c_str(), &db), SQLITE_OK);
  char* message = nullptr;
  EXPECT_EQ(sqlite3_exec(db, sql, nullptr, nullptr, &message), SQLITE_OK) << message;
  sqlite3_close(db);
}

TEST(JournalFolder, IsMadeWithThoseItLiesIn) {
  TempFolder const temp;
  make_day(temp.path("results/live/day"), 1);
  EXPECT_EQ(Journal::open_or_make(temp.path("results/live/day"), some_head()).last_seq(), 1);
}

TEST(JournalFolder, IsForTheOwnersEyes) {
  TempFolder const temp;
  mode_t const before = ::umask(0);
  make_day(temp.path("day"), 1);
  ::umask(before);
  EXPECT_EQ(mode_of(temp.path("day")), 0700U);
  for (auto const& file : fs::directory_iterator(temp.path("day")))
    EXPECT_EQ(mode_of(file.path()), 0600U) << file.path();
}

TEST(JournalFolder, IsLeftAloneByAReader) {
  TempFolder const temp;
  make_day(temp.path("day"), 3);
  auto const before = files_in(temp.path("day"));
  EXPECT_EQ(Journal::open_to_read(temp.path("day")).entries(1, 9), entries(1, 3));
  EXPECT_EQ(files_in(temp.path("day")), before);
}

TEST(JournalFolder, CanBeReadFromTheDataFileAlone) {
  TempFolder const temp;
  make_day(temp.path("day"), 3);
  fs::create_directory(temp.path("copy"));
  fs::copy_file(temp.path("day/journal.sqlite"), temp.path("copy/journal.sqlite"));
  EXPECT_EQ(Journal::open_to_read(temp.path("copy")).entries(1, 9), entries(1, 3));
  EXPECT_EQ(files_in(temp.path("copy")).size(), 1U);
  EXPECT_EQ(Journal::open_or_make(temp.path("copy"), some_head()).last_seq(), 3);
}

TEST(JournalFolder, IsNotMadeByAReader) {
  TempFolder const temp;
  EXPECT_THAT(faults_of([&] { Journal::open_to_read(temp.path("day")); }),
              ElementsAre("journal.sqlite: is not there (must be a journal of stormcrew)"));
  EXPECT_EQ(temp.entries(), 0);
}

TEST(JournalFolder, LogWithoutItsIndexIsNotPassedOver) {
  TempFolder const temp;
  make_day(temp.path("day"), 1);
  {
    Journal journal = Journal::open_or_make(temp.path("day"), some_head());
    journal.append(entries(2, 2));
    fs::create_directory(temp.path("copy"));
    for (char const* file : {"journal.sqlite", "journal.sqlite-wal"})
      fs::copy_file(temp.path("day") + '/' + file, temp.path("copy") + '/' + file);
  }
  EXPECT_THAT(faults_of([&] { Journal::open_to_read(temp.path("copy")); }),
              ElementsAre(HasSubstr("journal.sqlite-wal: holds entries but lacks")));
  EXPECT_EQ(Journal::open_or_make(temp.path("copy"), some_head()).last_seq(), 2);
}

TEST(JournalFolder, ThatMayNotBeWrittenIsAnIoError) {
  TempFolder const temp;
  fs::permissions(temp.path(), fs::perms(0755));
  fs::create_directory(temp.path("empty"));
  fs::permissions(temp.path("empty"), fs::perms(0555));
  std::string const said = said_by_child([&]() -> std::string {
    if (::geteuid() == 0 && ::setuid(kNobody) != 0) return "rights cannot be dropped";
    try {
      Journal::open_or_make(temp.path("empty"), some_head());
    } catch (IoError const& error) {
      return std::string("IoError ") + error.what();
    }
    return "written";
  });
  EXPECT_EQ(said,
            "IoError " + temp.path("empty/journal.lock") + ": cannot be opened: Permission denied");
}

TEST(JournalFolder, ThatMayNotBeWrittenCanBeRead) {
  TempFolder const temp;
  make_day(temp.path("day"), 3);
  fs::permissions(temp.path(), fs::perms(0755));
  for (auto const& file : fs::directory_iterator(temp.path("day")))
    fs::permissions(file.path(), fs::perms(0444));
  fs::permissions(temp.path("day"), fs::perms(0555));
  EXPECT_EQ(said_by_child([&]() -> std::string {
              if (::geteuid() == 0 && ::setuid(kNobody) != 0) return "rights cannot be dropped";
              return std::to_string(Journal::open_to_read(temp.path("day")).last_seq());
            }),
            "3");
}

TEST(JournalFolder, OnAFullDiskIsAnIoErrorAndKeepsWhatItHad) {
  TempFolder const temp;
  make_day(temp.path("day"), 3);
  EXPECT_THAT(said_by_child([&]() -> std::string {
                Journal journal = Journal::open_or_make(temp.path("day"), some_head());
                DiskFull const full(100'000);
                try {
                  for (std::int64_t seq = 4; seq < 1000; ++seq)
                    journal.append(std::vector{entry(seq, 5000)});
                } catch (IoError const&) {
                  return "IoError after " + std::to_string(journal.last_seq());
                }
                return "never full";
              }),
              testing::MatchesRegex("IoError after [0-9]+"));
  Journal journal = Journal::open_or_make(temp.path("day"), some_head());
  std::int64_t const last = journal.last_seq();
  EXPECT_GT(last, 3);
  EXPECT_EQ(journal.entries(4, 1000), entries(4, last, 5000));
  journal.append(std::vector{entry(last + 1)});
  EXPECT_EQ(journal.entries(1, 3), entries(1, 3));
}

TEST(JournalFolder, GoesOnWhenTheDiskHasSpaceAgain) {
  TempFolder const temp;
  EXPECT_EQ(said_by_child([&]() -> std::string {
              Journal journal = Journal::open_or_make(temp.path("day"), some_head());
              journal.append(entries(1, 3));
              try {
                DiskFull const full(100'000);
                journal.append(entries(4, 60, 5000));
                return "written";
              } catch (IoError const&) {
                if (journal.last_seq() != 3) return "a part of the batch was written";
              }
              journal.append(entries(4, 60, 5000));
              return journal.entries(4, 99) == entries(4, 60, 5000) ? "good" : "not the same";
            }),
            "good");
}

TEST(JournalFolder, KeepsItsLogShort) {
  TempFolder const temp;
  Journal journal = Journal::open_or_make(temp.path("day"), some_head());
  Journal const reader = Journal::open_to_read(temp.path("day"));
  for (std::int64_t seq = 1; seq <= 1000; ++seq) {
    journal.append(std::vector{entry(seq, 20'000)});
    journal.note_clock({{seq}, seq});
    EXPECT_EQ(reader.entries(seq, 1).size(), 1U);
  }
  EXPECT_LT(fs::file_size(temp.path("day/journal.sqlite-wal")), 8'000'000U);
  EXPECT_GT(fs::file_size(temp.path("day/journal.sqlite")), 15'000'000U);
}

/// What both ways to open it say about a file that is no journal.
void expect_refused(TempFolder const& temp, std::string const& message) {
  auto const write = [&] { Journal::open_or_make(temp.path("day"), some_head()); };
  auto const read = [&] { Journal::open_to_read(temp.path("day")); };
  EXPECT_THAT(faults_of(write), ElementsAre(HasSubstr("journal.sqlite: " + message)));
  EXPECT_THAT(faults_of(read), ElementsAre(HasSubstr("journal.sqlite: " + message)));
}

TEST(JournalFolder, WithAnotherFileUnderTheNameIsRefused) {
  TempFolder const temp;
  fs::create_directory(temp.path("day"));
  for (std::string const& bytes : {std::string(), std::string("a text"), std::string(5000, '\n')}) {
    put_bytes(temp / "day/journal.sqlite", bytes);
    expect_refused(temp, "must be a whole journal of stormcrew");
    EXPECT_EQ(bytes_of(temp / "day/journal.sqlite"), bytes);
  }
}

TEST(JournalFolder, WithAnotherDatabaseIsRefusedAndNotChanged) {
  TempFolder const temp;
  fs::create_directory(temp.path("day"));
  spoil(temp.path("day"), "CREATE TABLE accounts (name TEXT)");
  std::string const before = bytes_of(temp / "day/journal.sqlite");
  expect_refused(temp, "must be a whole journal of stormcrew (it is something else, or torn)");
  EXPECT_EQ(bytes_of(temp / "day/journal.sqlite"), before);
}

TEST(JournalFolder, OfANewerFormatIsRefused) {
  TempFolder const temp;
  make_day(temp.path("day"), 1);
  spoil(temp.path("day"), "PRAGMA user_version = 2");
  expect_refused(temp,
                 "journal format = 2 (must be 1: use the version of stormcrew that wrote it)");
}

TEST(JournalFolder, WithAGapIsRefused) {
  TempFolder const temp;
  make_day(temp.path("day"), 5);
  spoil(temp.path("day"), "DELETE FROM entry WHERE seq = 3");
  expect_refused(temp, "seq = 1 to 5 in 4 entries (must be 1, 2, ... without gaps)");
  spoil(temp.path("day"), "DELETE FROM entry WHERE seq < 4");
  expect_refused(temp, "seq = 4 to 5 in 2 entries (must be 1, 2, ... without gaps)");
}

TEST(JournalFolder, InWhichTimeRunsBackIsRefused) {
  TempFolder const temp;
  make_day(temp.path("day"), 5);
  spoil(temp.path("day"), "UPDATE entry SET at_ms = 0 WHERE seq = 4");
  expect_refused(temp, "entry 4: at is before the entry before it");
}

TEST(JournalFolder, WithoutATableOrAFieldIsRefused) {
  TempFolder const temp;
  make_day(temp.path("day"), 1);
  spoil(temp.path("day"), "DELETE FROM head WHERE name = 'policy'");
  expect_refused(temp, "must be a whole journal of stormcrew (its head has no policy)");
  spoil(temp.path("day"), "UPDATE head SET value = CAST(X'31FF' AS TEXT) WHERE name = 'seed'");
  spoil(temp.path("day"), "INSERT INTO head (name, value) VALUES ('policy', 'assignment')");
  expect_refused(temp, "must be a whole journal of stormcrew (the seed in its head is no UTF-8)");
  spoil(temp.path("day"), "DROP TABLE entry");
  expect_refused(temp, "must be a whole journal of stormcrew (no such table: entry)");
}

TEST(JournalFolder, ThatWasCutIsRefused) {
  TempFolder const temp;
  make_day(temp.path("day"), 40);
  std::string const good = bytes_of(temp / "day/journal.sqlite");
  for (std::size_t length = 0; length < good.size(); length += 1500) {
    put_bytes(temp / "day/journal.sqlite", good.substr(0, length));
    expect_refused(temp, "must be a whole journal of stormcrew");
  }
}

TEST(JournalFolder, NameThatIsTakenByAFileIsRefused) {
  TempFolder const temp;
  std::string const file = temp.write("day", "text");
  EXPECT_THAT(faults_of([&] { Journal::open_or_make(file, some_head()); }),
              ElementsAre("day: exists and is no folder"));
  fs::create_directories(temp.path("other/journal.sqlite"));
  EXPECT_THAT(faults_of([&] { Journal::open_or_make(temp.path("other"), some_head()); }),
              ElementsAre(HasSubstr("journal.sqlite: is no regular file")));
}

}  // namespace
}  // namespace sc::test
