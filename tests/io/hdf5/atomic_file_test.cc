// SPDX-License-Identifier: Apache-2.0
#include "io/hdf5/atomic_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "support/disk_full.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::bytes_of;
using test::TempFolder;
using testing::HasSubstr;
using testing::ThrowsMessage;

void write_text(AtomicFile& file, std::string_view text) {
  file.write(std::as_bytes(std::span(text.data(), text.size())));
}

TEST(AtomicFile, HasItsNameOnlyAfterCommit) {
  TempFolder const folder;
  AtomicFile file(folder / "a.txt");
  write_text(file, "one ");
  write_text(file, "two");
  EXPECT_FALSE(std::filesystem::exists(folder / "a.txt"));
  file.commit();
  EXPECT_EQ(bytes_of(folder / "a.txt"), "one two");
  EXPECT_EQ(folder.entries(), 1);
}

TEST(AtomicFile, AppendsBehindWhatItAppendedBefore) {
  TempFolder const folder;
  AtomicFile file(folder / "a.txt");
  write_text(file, "one ");
  file.write_at(8, std::as_bytes(std::span(std::string_view("three"))));
  write_text(file, "two ");
  file.commit();
  EXPECT_EQ(bytes_of(folder / "a.txt"), "one two three");
}

TEST(AtomicFile, WithoutCommitTheOldFileStays) {
  TempFolder const folder;
  test::put_bytes(folder / "a.txt", "old");
  {
    AtomicFile file(folder / "a.txt");
    write_text(file, "new");
  }
  EXPECT_EQ(bytes_of(folder / "a.txt"), "old");
  EXPECT_EQ(folder.entries(), 1);
}

TEST(AtomicFile, WritesTheFileBehindALink) {
  TempFolder const folder;
  std::filesystem::create_directory(folder / "far");
  test::put_bytes(folder / "far/a.txt", "old");
  std::filesystem::create_symlink("far/a.txt", folder / "near.txt");
  std::filesystem::create_symlink("near.txt", folder / "nearer.txt");
  std::filesystem::create_symlink("far/new.txt", folder / "dangling.txt");
  write_file(folder / "nearer.txt", "new");
  write_file(folder / "dangling.txt", "first");
  EXPECT_EQ(bytes_of(folder / "far/a.txt"), "new");
  EXPECT_EQ(bytes_of(folder / "far/new.txt"), "first");
  for (char const* link : {"near.txt", "nearer.txt", "dangling.txt"})
    EXPECT_TRUE(std::filesystem::is_symlink(folder / link)) << link;
}

TEST(AtomicFile, ReplacesTheOldFileAndALeftOverPart) {
  TempFolder const folder;
  test::put_bytes(folder / "a.txt", "old and longer");
  test::put_bytes(folder / "a.txt.part", "left over by a power cut");
  AtomicFile file(folder / "a.txt");
  write_text(file, "new");
  file.commit();
  EXPECT_EQ(bytes_of(folder / "a.txt"), "new");
  EXPECT_EQ(folder.entries(), 1);
}

TEST(AtomicFile, AFullDiskLeavesNothing) {
  TempFolder const folder;
  std::string const path = (folder / "a.txt").string();
  AtomicFile file(path);
  test::DiskFull const full(10);
  EXPECT_THAT([&] { write_text(file, "longer than ten bytes"); },
              ThrowsMessage<IoError>(HasSubstr(path + ": cannot be written: ")));
  EXPECT_EQ(folder.entries(), 0);
}

TEST(AtomicFile, HasOneWriterAtATime) {
  TempFolder const folder;
  std::string const path = (folder / "a.txt").string();
  {
    AtomicFile first(path);
    write_text(first, "first");
    EXPECT_THAT([&] { AtomicFile{path}; },
                ThrowsMessage<IoError>(HasSubstr(path + ": is being written by another program")));
    first.commit();
  }
  EXPECT_EQ(bytes_of(path), "first");
  (void)folder.write("a.txt.part", "left over, longer than what comes");
  write_file(path, "second");
  EXPECT_EQ(bytes_of(path), "second");
  EXPECT_EQ(folder.entries(), 1);
}

TEST(AtomicFile, HasOneWriterAtATimeWhereItIsPrivate) {
  TempFolder const folder;
  std::string const path = (folder / "a.txt").string();
  AtomicFile first(path, AtomicFile::Private{});
  write_text(first, "first");
  EXPECT_THAT([&] { write_private_file(path, "second"); },
              ThrowsMessage<IoError>(HasSubstr(path + ": is being written by another program")));
  first.commit();
  EXPECT_EQ(bytes_of(path), "first");
}

TEST(AtomicFile, RefusesAFolder) {
  TempFolder const folder;
  EXPECT_THAT([&] { AtomicFile{folder.path()}; }, ThrowsMessage<IoError>(HasSubstr("is a folder")));
}

TEST(AtomicFile, RefusesADevice) {
  EXPECT_THAT([&] { AtomicFile{"/dev/full"}; },
              ThrowsMessage<IoError>(HasSubstr("/dev/full: is not a regular file")));
}

TEST(AtomicFile, NamesAFolderThatDoesNotExist) {
  TempFolder const folder;
  EXPECT_THAT([&] { AtomicFile{folder / "no/such/a.txt"}; },
              ThrowsMessage<IoError>(HasSubstr("no/such/a.txt: cannot be created: No such file")));
}

TEST(AtomicFile, NamesAFolderThatMayNotBeWritten) {
  // Not even root creates files there, so this needs no other user.
  EXPECT_THAT([] { AtomicFile{"/proc/a.txt"}; },
              ThrowsMessage<IoError>(HasSubstr("/proc/a.txt: cannot be created: ")));
}

}  // namespace
}  // namespace sc
