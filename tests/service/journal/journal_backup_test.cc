// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>

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

constexpr std::size_t kBody = 4000;

TEST(JournalBackup, IsAJournalOfItsOwn) {
  TempFolder const temp;
  Journal journal = Journal::open_or_make(temp.path("day"), some_head());
  journal.append(entries(1, 4));
  journal.note_clock({{9}, 8});
  fs::create_directory(temp.path("copy"));
  journal.back_up(temp.path("copy/journal.sqlite"));
  journal.append(entries(5, 6));
  Journal const read = Journal::open_to_read(temp.path("copy"));
  EXPECT_EQ(read.head(), some_head());
  EXPECT_EQ(read.entries(1, 9), entries(1, 4));
  EXPECT_EQ(read.clock()->at, SimTime{9});
  struct stat info {};
  ASSERT_EQ(::stat(temp.path("copy/journal.sqlite").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0600U);
  Journal copy = Journal::open_or_make(temp.path("copy"), some_head());
  copy.append(entries(5, 5));
  EXPECT_EQ(copy.last_seq(), 5);
}

TEST(JournalBackup, HoldsAPrefixOfWhatIsBeingWritten) {
  TempFolder const temp;
  Journal journal = Journal::open_or_make(temp.path("day"), some_head());
  journal.append(entries(1, 2000, kBody));  // many steps
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (std::int64_t seq = 2001; !done; ++seq) {
      journal.append(std::vector{entry(seq, kBody)});
      // A mutex is not fair: who takes it again at once may keep the copy waiting for ever.
      std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
  });
  fs::create_directory(temp.path("copy"));
  journal.back_up(temp.path("copy/journal.sqlite"));
  done = true;
  writer.join();
  Journal const copy = Journal::open_to_read(temp.path("copy"));
  EXPECT_GT(copy.last_seq(), 2000);
  EXPECT_LE(copy.last_seq(), journal.last_seq());
  EXPECT_EQ(copy.entries(1, SIZE_MAX), entries(1, copy.last_seq(), kBody));
}

TEST(JournalBackup, CanBeMadeByAReaderWhileAnotherWrites) {
  TempFolder const temp;
  Journal journal = Journal::open_or_make(temp.path("day"), some_head());
  journal.append(entries(1, 500, kBody));
  Journal const reader = Journal::open_to_read(temp.path("day"));
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (std::int64_t seq = 501; !done; ++seq) journal.append(std::vector{entry(seq, kBody)});
  });
  fs::create_directory(temp.path("copy"));
  reader.back_up(temp.path("copy/journal.sqlite"));
  done = true;
  writer.join();
  Journal const copy = Journal::open_to_read(temp.path("copy"));
  EXPECT_GE(copy.last_seq(), 500);
  EXPECT_EQ(copy.entries(1, SIZE_MAX), entries(1, copy.last_seq(), kBody));
}

TEST(JournalBackup, ReplacesNothing) {
  TempFolder const temp;
  Journal const journal = Journal::open_or_make(temp.path("day"), some_head());
  std::string const file = temp.write("old", "precious");
  EXPECT_THAT(faults_of([&] { journal.back_up(file); }),
              ElementsAre("old: exists (must be a new file)"));
  EXPECT_EQ(bytes_of(file), "precious");
  std::string const part = temp.write("new.part", "of another");
  EXPECT_THAT(faults_of([&] { journal.back_up(temp.path("new")); }),
              ElementsAre(HasSubstr("new.part: exists")));
  EXPECT_EQ(bytes_of(part), "of another");
}

TEST(JournalBackup, OnAFullDiskLeavesNothing) {
  TempFolder const temp;
  Journal journal = Journal::open_or_make(temp.path("day"), some_head());
  journal.append(entries(1, 500, kBody));
  DiskFull const full(500'000);
  EXPECT_THROW(journal.back_up(temp.path("copy")), IoError);
  EXPECT_THROW(journal.back_up(temp.path("nowhere/copy")), IoError);
  EXPECT_EQ(temp.entries(), 1);
}

}  // namespace
}  // namespace sc::test
