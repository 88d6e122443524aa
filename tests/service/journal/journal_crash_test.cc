// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "base/check.h"
#include "base/random.h"
#include "service/journal/child.h"
#include "service/journal/journal.h"
#include "service/journal/journal_case.h"
#include "support/temp_folder.h"

namespace sc::test {
namespace {

using testing::HasSubstr;

/// Large enough for the log to be begun anew every dozen kills.
constexpr std::size_t kCrashBody = 6000;

/// A process that appends one or three entries at a time for ever, and says the last number into a
/// pipe after each append.
class Appender {
 public:
  explicit Appender(std::string const& folder) {
    int ends[2];
    if (::pipe(ends) != 0) return;
    child_ = ::fork();
    if (child_ == 0) append_for_ever(folder, ends[1]);
    ::close(ends[1]);
    from_ = ends[0];
  }
  ~Appender() { ::close(from_); }
  Appender(Appender const&) = delete;
  Appender& operator=(Appender const&) = delete;

  /// The next number that was acknowledged; 0: it is dead.
  std::int64_t acknowledged() {
    std::int64_t seq = 0;
    return ::read(from_, &seq, sizeof seq) == sizeof seq ? seq : 0;
  }
  /// Kills it; the last number it acknowledged, at least `last`.
  std::int64_t kill(std::int64_t last) {
    ::kill(child_, SIGKILL);
    while (std::int64_t const seq = acknowledged()) last = seq;
    ::waitpid(child_, nullptr, 0);
    return last;
  }

 private:
  [[noreturn]] static void append_for_ever(std::string const& folder, int to) {
    try {
      Journal journal = Journal::open_or_make(folder, some_head());
      for (std::int64_t seq = journal.last_seq();;) {
        std::int64_t const last = seq + (seq % 2 == 0 ? 1 : 3);
        journal.append(entries(seq + 1, last, kCrashBody));
        journal.note_clock({{last}, last});
        seq = last;
        if (::write(to, &seq, sizeof seq) != sizeof seq) ::_exit(2);
      }
    } catch (std::exception const& error) {
      std::fputs(error.what(), stderr);
    }
    ::_exit(1);
  }

  pid_t child_ = -1;
  int from_ = -1;
};

TEST(JournalCrash, LosesNothingThatWasAcknowledgedWhenKilled) {
  TempFolder const temp;
  Stream luck(20'210'725, 0, Purpose::test, 0);
  for (int kill = 0; kill < 30; ++kill) {
    Appender appender(temp.path("day"));
    std::int64_t last = 0;
    for (auto acks = 1 + luck.below(12); acks > 0; --acks) last = appender.acknowledged();
    ASSERT_GT(last, 0);
    ::usleep(luck.below(4000));  // into the middle of the next append, more or less
    last = appender.kill(last);
    // Every second time what a reader finds of a dead writer.
    Journal const journal = kill % 2 == 0 ? Journal::open_to_read(temp.path("day"))
                                          : Journal::open_or_make(temp.path("day"), some_head());
    ASSERT_GE(journal.last_seq(), last) << "kill " << kill;
    ASSERT_EQ(journal.entries(1, SIZE_MAX), entries(1, journal.last_seq(), kCrashBody));
  }
}

TEST(JournalCrash, LosesNothingThatWasAcknowledgedWhenTheProcessJustEnds) {
  TempFolder const temp;
  said_by_child([&]() -> std::string {
    Journal journal = Journal::open_or_make(temp.path("day"), some_head());
    journal.append(entries(1, 5));
    ::_exit(0);
  });
  EXPECT_EQ(Journal::open_to_read(temp.path("day")).entries(1, 9), entries(1, 5));
}

TEST(JournalCrash, WhileItIsMadeLeavesNothingInTheWay) {
  TempFolder const temp;
  std::filesystem::create_directory(temp.path("day"));
  for (char const* left : {"day/journal.sqlite.part", "day/journal.sqlite.part-journal"})
    put_bytes(temp / left, "half a file");
  EXPECT_EQ(Journal::open_or_make(temp.path("day"), some_head()).last_seq(), 0);
  EXPECT_FALSE(std::filesystem::exists(temp.path("day/journal.sqlite.part")));
}

/// The IoError of a second writer, or "opened".
std::string second_writer(std::string const& folder) {
  try {
    Journal::open_or_make(folder, some_head());
  } catch (IoError const& error) {
    return error.what();
  }
  return "opened";
}

TEST(JournalWriters, AreOneAtATime) {
  TempFolder const temp;
  std::string const taken =
      "journal.lock: the journal is in use by another program with process id ";
  {
    Journal journal = Journal::open_or_make(temp.path("day"), some_head());
    auto const mine = taken + std::to_string(::getpid());
    EXPECT_THAT(second_writer(temp.path("day")), HasSubstr(mine));
    EXPECT_THAT(said_by_child([&] { return second_writer(temp.path("day")); }), HasSubstr(mine));
    journal.append(entries(1, 1));
  }
  EXPECT_EQ(second_writer(temp.path("day")), "opened");
}

TEST(JournalWriters, ThatWereKilledAreInNobodysWay) {
  TempFolder const temp;
  Appender appender(temp.path("day"));
  ASSERT_GT(appender.acknowledged(), 0);
  EXPECT_THAT(second_writer(temp.path("day")), HasSubstr("in use by another program"));
  appender.kill(0);
  EXPECT_EQ(second_writer(temp.path("day")), "opened");
}

TEST(JournalWriters, AreFollowedByReaders) {
  TempFolder const temp;
  Appender appender(temp.path("day"));
  ASSERT_GT(appender.acknowledged(), 0);
  Journal const reader = Journal::open_to_read(temp.path("day"));
  for (int i = 0; i < 50; ++i) {
    std::int64_t const last = appender.acknowledged();
    ASSERT_EQ(reader.entries(last, 1), entries(last, last, kCrashBody));
    ASSERT_GE(reader.last_seq(), last);
  }
  appender.kill(0);
}

TEST(JournalWriters, AreFollowedByAReaderThatWasThereBefore) {
  TempFolder const temp;
  Journal::open_or_make(temp.path("day"), some_head()).append(entries(1, 2));
  Journal const reader = Journal::open_to_read(temp.path("day"));
  Journal writer = Journal::open_or_make(temp.path("day"), some_head());
  writer.append(entries(3, 4));
  EXPECT_EQ(reader.entries(1, 9), entries(1, 4));
}

}  // namespace
}  // namespace sc::test
