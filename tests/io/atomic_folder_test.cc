// SPDX-License-Identifier: Apache-2.0
#include "io/atomic_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(AtomicFolderTest, NamesTheFolderThatWasLeftOver) {
  test::TempFolder const temp;
  std::filesystem::create_directory(temp / "out.part");
  std::string const asked = (temp / "out").string() + '/';
  EXPECT_THAT([&] { AtomicFolder const folder(asked); },
              ThrowsMessage<InputError>(HasSubstr("out.part: exists (left over")));
}

TEST(AtomicFolderTest, AppearsWithTheCommitOrNotAtAll) {
  test::TempFolder const temp;
  { AtomicFolder const folder((temp / "lost").string()); }
  AtomicFolder folder((temp / "kept").string());
  folder.commit();
  EXPECT_TRUE(std::filesystem::is_directory(temp / "kept"));
  EXPECT_EQ(temp.entries(), 1);
}

}  // namespace
}  // namespace sc
