// SPDX-License-Identifier: Apache-2.0
#include "cli/pmed_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "support/complaint_of.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

constexpr auto kLine = "4 3 1\n1 2 5\n2 3 5\n3 4 2\n";  // best from node 2 or 3: 17

std::string answer(PmedOptions const& options) {
  std::ostringstream out;
  EXPECT_EQ(pmed_command(options, out), 0);
  return out.str();
}

TEST(PmedCommand, PrintsNameNodesPValueAndSeconds) {
  test::TempFolder const folder;
  EXPECT_THAT(answer({.files = {folder.write("line.txt", kLine)}}),
              MatchesRegex("line 4 1 17 [0-9]+\\.[0-9]{3}\n"));
}

TEST(PmedCommand, PrintsTheBoundWhenAsked) {
  test::TempFolder const folder;
  EXPECT_THAT(answer({.files = {folder.write("line.txt", kLine)}, .bound = true}),
              MatchesRegex("line 4 1 17 [0-9]+\\.[0-9]{3} 17\n"));
}

TEST(PmedCommand, PrintsFilesInTheirOrder) {
  test::TempFolder const folder;
  std::string const b = folder.write("b c.txt", kLine);
  std::string const a = folder.write("a", "2 1 1\n1 2 2.5");
  EXPECT_THAT(answer({.files = {b, a}}), MatchesRegex("b_c 4 1 17 [0-9.]+\na 2 1 2.5 [0-9.]+\n"));
}

TEST(PmedCommand, SolvesNothingUnlessAllFilesCanBeRead) {
  test::TempFolder const folder;
  std::string const good = folder.write("good.txt", kLine);
  std::string const bad = folder.write("bad.txt", "1 0 2");
  std::string const said = test::complaint_of([&](std::ostream& out) {
    pmed_command({.files = {good, bad, folder.path("none.txt")}}, out);
  });
  EXPECT_THAT(said, HasSubstr("bad.txt:1: p = 2"));
  EXPECT_THAT(said, HasSubstr("none.txt: no such file"));
}

class OrLibrary : public testing::TestWithParam<int> {
 protected:
  static std::string folder() { return std::string(SC_SHARED_DIR) + "/planning/pmed/"; }

  /// "5819" for pmed1; "" if it is not there.
  static std::string optimum(std::string const& name) {
    std::ifstream in(folder() + "optima.csv");
    for (std::string line; std::getline(in, line);)
      if (line.starts_with(name + ',')) {
        std::string const number = line.substr(name.size() + 1);
        return number.substr(0, number.find('\r'));
      }
    return "";
  }
};

TEST_P(OrLibrary, IsSolvedToThePublishedOptimum) {
  std::string const name = "pmed" + std::to_string(GetParam());
  std::string const path = folder() + name + ".txt";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "reference data is not here: " << path;
  EXPECT_THAT(answer({.files = {path}}),
              MatchesRegex(name + " [0-9]+ [0-9]+ " + optimum(name) + " [0-9.]+\n"));
}

INSTANTIATE_TEST_SUITE_P(Instances, OrLibrary, testing::Range(1, 21));

}  // namespace
}  // namespace sc
