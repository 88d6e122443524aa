// SPDX-License-Identifier: Apache-2.0
#include "cli/output_name.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

#include "support/temp_folder.h"

namespace sc {
namespace {

bool refused(std::string const& out, std::vector<std::string> const& inputs) {
  Complaints complaints;
  expect_other_file("--out", out, inputs, complaints);
  return !complaints.empty();
}

TEST(OutputName, MustNotBeAFileThatIsReadUnderAnyName) {
  test::TempFolder const folder;
  std::string const read = folder.write("a.csv", "x");
  std::filesystem::create_symlink(read, folder / "link.csv");
  EXPECT_TRUE(refused(read, {folder.path("b.csv"), read}));
  EXPECT_TRUE(refused(folder.path("./a.csv"), {read}));
  EXPECT_TRUE(refused(folder.path("link.csv"), {read}));
  EXPECT_FALSE(refused(folder.path("b.csv"), {read}));
}

TEST(OutputName, MustNotReplaceAFileOfAFolderThatIsReadButMayBeNewThere) {
  test::TempFolder const folder;
  std::string const read = folder.write("roads.csv", "x");
  EXPECT_TRUE(refused(read, {folder.path()}));
  EXPECT_FALSE(refused(folder.path("new.csv"), {folder.path()}));
}

TEST(OutputName, NeedsNoNames) {
  EXPECT_FALSE(refused("", {"a.csv"}));
  EXPECT_FALSE(refused("a.csv", {"", "none.csv"}));
}

}  // namespace
}  // namespace sc
