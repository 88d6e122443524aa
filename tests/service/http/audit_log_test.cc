// SPDX-License-Identifier: Apache-2.0
#include "service/http/audit_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/disk_full.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::bytes_of;
using test::TempFolder;
using testing::HasSubstr;
using testing::Not;

AuditLine line(std::string path = "/v1/notes") {
  return {1'627'193'100'500, "10.0.0.7", "指挥", "dispatcher", "POST", std::move(path), 403, "no"};
}

TEST(AuditLog, IsLinesOfJsonForItsOwnerAlone) {
  TempFolder folder;
  AuditLog(folder.path("a")).add(line());
  EXPECT_EQ(bytes_of(folder / "a"),
            R"({"time":"2021-07-25T06:05:00.500+00:00","address":"10.0.0.7",)"
            R"("name":"\u6307\u6325","role":"dispatcher","method":"POST","path":"/v1/notes",)"
            R"("status":403,"why":"no"})"
            "\n");
  struct stat info {};
  ASSERT_EQ(::stat(folder.path("a").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0600U);
}

TEST(AuditLog, TakesWhateverAPathHolds) {
  TempFolder folder;
  AuditLog(folder.path("a")).add(line("/\n\x1B[31m\xFF\"?token=hidden" + std::string(9999, 'x')));
  std::string const text = bytes_of(folder / "a");
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
  EXPECT_THAT(text, HasSubstr(R"("/\n\u001b[31m\ufffd\"")"));
  EXPECT_THAT(text, Not(HasSubstr("hidden")));
  AuditLog(folder.path("b")).add(line(std::string(9999, 'x')));
  EXPECT_LT(bytes_of(folder / "b").size(), 500U);
}

TEST(AuditLog, BeginsAnewWhenItIsLongAndKeepsOneOldFile) {
  TempFolder folder;
  AuditLog log(folder.path("a"), 1000);
  for (int i = 0; i < 50; ++i) log.add(line());
  EXPECT_LT(bytes_of(folder / "a").size(), 1300U);
  EXPECT_GE(bytes_of(folder / "a.1").size(), 1000U);
  EXPECT_EQ(folder.entries(), 2);
}

TEST(AuditLog, GoesOnWhereItWasWhenItIsOpenedAgain) {
  TempFolder folder;
  AuditLog(folder.path("a")).add(line());
  AuditLog(folder.path("a")).add(line());
  std::string const text = bytes_of(folder / "a");
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
}

TEST(AuditLog, LosesLinesQuietly) {
  TempFolder folder;
  AuditLog(folder.path("none/a")).add(line());
  AuditLog(folder.path("")).add(line());
  AuditLog log(folder.path("a"));
  {
    test::DiskFull const full(10);
    log.add(line());
    log.add(line());
  }
  log.add(line());
  EXPECT_THAT(bytes_of(folder / "a"), HasSubstr("\"status\":403"));
}

}  // namespace
}  // namespace sc
