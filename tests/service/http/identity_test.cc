// SPDX-License-Identifier: Apache-2.0
#include "service/http/identity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdio>

#include "base/check.h"
#include "io/hash.h"
#include "service/journal/writer_lock.h"
#include "support/faults_of.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::faults_of;
using test::TempFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Role, IsNamedBothWays) {
  EXPECT_EQ(role_of("dispatcher"), Role::dispatcher);
  EXPECT_EQ(name_of(Role::admin), "admin");
  EXPECT_FALSE(role_of("root"));
}

TEST(Tokens, AreNoneWhereThereIsNoFile) {
  TempFolder folder;
  EXPECT_TRUE(Tokens(folder.path("t.json")).entries().empty());
  EXPECT_EQ(folder.entries(), 0);
}

TEST(Tokens, WithoutTheKeysOfTheirFileAreRefused) {
  TempFolder folder;
  auto const faults = [&](std::string const& text) {
    return faults_of([&] { Tokens tokens(folder.write("t.json", text)); });
  };
  EXPECT_THAT(faults("{}"), testing::Contains(HasSubstr("format is missing")));
  EXPECT_THAT(faults(R"({"format": "stormcrew-tokens-1", "tokens": [{}]})"),
              testing::Contains(HasSubstr("tokens[0].sha256 is missing")));
}

TEST(Tokens, TellWhoseATokenIsAlsoWhenReadAgain) {
  TempFolder folder;
  Tokens tokens(folder.path("t.json"));
  std::string const a = tokens.add("指挥中心", Role::dispatcher);
  std::string const b = tokens.add("b", Role::admin);
  EXPECT_EQ(a.size(), 64U);
  EXPECT_NE(a, b);
  Tokens const again(folder.path("t.json"));
  ASSERT_TRUE(again.whose(a));
  EXPECT_EQ(again.whose(a)->name, "指挥中心");
  EXPECT_EQ(again.whose(a)->role, Role::dispatcher);
  EXPECT_EQ(again.whose(b)->role, Role::admin);
}

TEST(Tokens, KnowNoOtherText) {
  TempFolder folder;
  Tokens tokens(folder.path("t.json"));
  std::string const token = tokens.add("a", Role::viewer);
  EXPECT_FALSE(tokens.whose(""));
  EXPECT_FALSE(tokens.whose(token.substr(1)));
  EXPECT_FALSE(tokens.whose(token + '0'));
  EXPECT_FALSE(tokens.whose(tokens.entries()[0].sha256));  // what the file holds opens nothing
  EXPECT_FALSE(tokens.whose(std::string(100'000, 'a')));
}

TEST(Tokens, KeepTheHashAloneInAFileOfTheirOwners) {
  TempFolder folder;
  std::string const path = folder.path("t.json");
  Tokens tokens(path);
  std::string const token = tokens.add("a", Role::viewer);
  struct stat info {};
  ASSERT_EQ(::stat(path.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0600U);
  EXPECT_THAT(test::bytes_of(path), Not(HasSubstr(token)));
  EXPECT_THAT(test::bytes_of(path), HasSubstr(sha256_hex(token)));
  EXPECT_EQ(folder.entries(), 2);  // and the lock
}

TEST(Tokens, OfTwoWritersAreAllKept) {
  TempFolder folder;
  Tokens one(folder.path("t.json")), other(folder.path("t.json"));
  std::string const a = one.add("a", Role::viewer);
  std::string const b = other.add("b", Role::admin);
  Tokens const read(folder.path("t.json"));
  EXPECT_TRUE(read.whose(a));
  EXPECT_TRUE(read.whose(b));
  EXPECT_THROW((void)one.add("b", Role::viewer), InputError);
}

TEST(Tokens, ThatWereRemovedDoNotComeBack) {
  TempFolder folder;
  Tokens one(folder.path("t.json"));
  std::string const a = one.add("a", Role::viewer);
  Tokens other(folder.path("t.json"));
  EXPECT_TRUE(one.remove("a"));
  (void)other.add("b", Role::viewer);
  EXPECT_FALSE(Tokens(folder.path("t.json")).whose(a));
}

TEST(Tokens, AreNotWrittenWhileAnotherProgramWrites) {
  TempFolder folder;
  Tokens tokens(folder.path("t.json"));
  WriterLock const lock(folder.path("t.json.lock"), "the token file");
  EXPECT_THROW((void)tokens.add("a", Role::viewer), IoError);
  EXPECT_TRUE(Tokens(folder.path("t.json")).entries().empty());
}

TEST(Tokens, AreRemovedByName) {
  TempFolder folder;
  Tokens tokens(folder.path("t.json"));
  std::string const a = tokens.add("a", Role::viewer);
  std::string const b = tokens.add("b", Role::viewer);
  EXPECT_TRUE(tokens.remove("a"));
  EXPECT_FALSE(tokens.remove("a"));
  EXPECT_FALSE(tokens.whose(a));
  EXPECT_TRUE(Tokens(folder.path("t.json")).whose(b));
}

class BadTokenName : public testing::TestWithParam<std::string> {};

TEST_P(BadTokenName, IsRefused) {
  TempFolder folder;
  Tokens tokens(folder.path("t.json"));
  (void)tokens.add("taken", Role::viewer);
  EXPECT_THROW((void)tokens.add(GetParam(), Role::viewer), InputError);
  EXPECT_EQ(tokens.entries().size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(, BadTokenName,
                         testing::Values("", "taken", std::string(65, 'x'), "two\nlines", "\x7F",
                                         "\xFF"));

TEST(Tokens, StayAsTheyAreWhereTheFileCannotBeWritten) {
  TempFolder folder;
  Tokens tokens(folder.path("none/t.json"));
  EXPECT_THROW((void)tokens.add("a", Role::viewer), IoError);
  EXPECT_TRUE(tokens.entries().empty());
}

std::vector<std::string> read(std::string_view text) {
  TempFolder folder;
  std::string const path = folder.write("t.json", text);
  ::chmod(path.c_str(), 0600);
  return faults_of([&] { Tokens const tokens(path); });
}

TEST(TokenFile, IsRefusedWhereItIsNoJson) {
  EXPECT_THAT(read("{\n\n oops"), ElementsAre(HasSubstr("t.json:3: ")));
}

TEST(TokenFile, TellsEveryFaultWithItsElement) {
  std::string const hash(64, 'a');
  EXPECT_THAT(
      read(R"({"format":"stormcrew-tokens-1","tokens":[)"
           R"({"name":"a","role":"viewer","sha256":")" +
           hash + R"("},{"name":"a","role":"king","sha256":"abc","x":1}]})"),
      ElementsAre(HasSubstr("tokens[1].role = \"king\" (must be viewer, dispatcher or admin)"),
                  HasSubstr("tokens[1].sha256 = \"abc\""), HasSubstr("tokens[1].x"),
                  HasSubstr("tokens[1].name = \"a\" (must be unique)")));
  EXPECT_THAT(read(R"({"format":"tokens-9","tokens":[]})"),
              ElementsAre(HasSubstr("format = \"tokens-9\" (must be stormcrew-tokens-1)")));
}

TEST(TokenFile, ThatOthersMayWriteIsRefused) {
  TempFolder folder;
  Tokens tokens(folder.path("t.json"));
  (void)tokens.add("a", Role::viewer);
  ::chmod(folder.path("t.json").c_str(), 0620);
  EXPECT_THAT(faults_of([&] { Tokens const again(folder.path("t.json")); }),
              ElementsAre(HasSubstr("may be written by others")));
}

}  // namespace
}  // namespace sc
