// SPDX-License-Identifier: Apache-2.0
#include "cli/run_journal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "base/check.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

TEST(RunJournal, DoesNotWriteOverTheJournal) {
  test::TempFolder const folder;
  RunOptions options;
  options.journal = folder.path();
  options.out = folder.write("journal.sqlite", "the day");
  std::ostringstream out;
  try {
    run_journal(options, out);
    FAIL() << "accepted";
  } catch (InputError const& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("must not replace what is read"));
  }
  EXPECT_EQ(std::filesystem::file_size(options.out), 7);
}

}  // namespace
}  // namespace sc
