// SPDX-License-Identifier: Apache-2.0
#include "io/dimacs_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/check.h"
#include "support/faults_of.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using testing::ElementsAre;

DimacsGraph read(std::string const& text) {
  test::TempFolder const folder;
  return read_dimacs(folder.write("g.gr", text));
}

std::vector<std::string> faults_of(std::string const& text) {
  return test::faults_of([&] { (void)read(text); });
}

TEST(DimacsFile, CountsNodesFromZeroAndKeepsTheOrderOfArcs) {
  DimacsGraph const graph = read("c a triangle\np sp 3 3\na 1 2 803\na 3 1 0\na 2 3 1073741823\n");
  EXPECT_EQ(graph.nodes, 3U);
  EXPECT_THAT(graph.from, ElementsAre(0U, 2U, 1U));
  EXPECT_THAT(graph.to, ElementsAre(1U, 0U, 2U));
  EXPECT_THAT(graph.weight, ElementsAre(803, 0, 1073741823));
}

TEST(DimacsFile, MayHaveSelfLoopsParallelArcsAndLonelyNodes) {
  DimacsGraph const graph = read("p sp 9 3\na 1 1 5\na 1 2 5\na 1 2 4\n");
  EXPECT_EQ(graph.nodes, 9U);
  EXPECT_THAT(graph.to, ElementsAre(0U, 1U, 1U));
}

TEST(DimacsFile, MayHaveNoArcs) {
  DimacsGraph const graph = read("p sp 1 0\n");
  EXPECT_EQ(graph.nodes, 1U);
  EXPECT_TRUE(graph.from.empty());
}

TEST(DimacsFile, ToleratesCrLfBlankLinesPaddingAndAMissingLastLineEnd) {
  DimacsGraph const graph = read("c\r\n\r\n p  sp\t2 1 \r\n\n  a 1\t 2  7");
  EXPECT_THAT(graph.weight, ElementsAre(7));
}

TEST(DimacsFile, TellsEveryFaultAtOnce) {
  EXPECT_THAT(faults_of("p sp 2 5\na 1 3 4\na 0 2 4\na 1 2 -1\nedge 1 2\na 1 2 2.5\na 1 2\n"),
              ElementsAre("g.gr:2: to = 3 (must be a whole number between 1 and 2)",
                          "g.gr:3: from = 0 (must be a whole number between 1 and 2)",
                          "g.gr:4: weight = -1 (must be a whole number between 0 and 1073741823)",
                          "g.gr:5: kind of line = edge (must be c, p or a)",
                          "g.gr:6: weight = 2.5 (must be a whole number between 0 and 1073741823)",
                          "g.gr:7: arc line (must be a FROM TO WEIGHT)"));
}

TEST(DimacsFile, TellsAllFaultsOfOneLine) {
  EXPECT_THAT(faults_of("p sp 2 1\na x 4294967297 1073741824\n"),
              ElementsAre("g.gr:2: from = x (must be a whole number between 1 and 2)",
                          "g.gr:2: to = 4294967297 (must be a whole number between 1 and 2)",
                          "g.gr:2: weight = 1073741824 (must be a whole number between 0 and "
                          "1073741823)"));
}

TEST(DimacsFile, RefusesAFifthWordOfAnArc) {
  EXPECT_THAT(faults_of("p sp 2 1\na 1 2 3 4\n"),
              ElementsAre("g.gr:2: arc line (must be a FROM TO WEIGHT)"));
}

TEST(DimacsFile, ComparesTheNumberOfArcsWithTheProblemLine) {
  EXPECT_THAT(faults_of("c\np sp 2 3\na 1 2 3\na 2 1 3\n"),
              ElementsAre("g.gr:2: arcs = 3 (must be 2, the number of arc lines)"));
}

TEST(DimacsFile, MustHaveAProblemLine) {
  EXPECT_THAT(faults_of("c nothing else\n"),
              ElementsAre("g.gr: no p line (must have one: p sp NODES ARCS)"));
}

TEST(DimacsFile, MustNotHaveTwoProblemLines) {
  EXPECT_THAT(faults_of("p sp 2 1\nc\np sp 3 1\na 1 2 1\n"),
              ElementsAre("g.gr:3: second p line (must be one, as in line 1)"));
}

TEST(DimacsFile, MustBeAShortestPathProblem) {
  EXPECT_THAT(faults_of("p max 2 1\na 1 2 1\n"),
              ElementsAre("g.gr:1: p line (must be p sp NODES ARCS)"));
}

TEST(DimacsFile, MustHaveNodesThatCanBeNumbered) {
  EXPECT_THAT(faults_of("p sp 0 -1\n"),
              ElementsAre("g.gr:1: nodes = 0 (must be a whole number between 1 and 4294967295)",
                          "g.gr:1: arcs = -1 (must be a whole number between 0 and 4294967295)"));
}

TEST(DimacsFile, SaysOnceThatArcsComeBeforeTheProblemLine) {
  EXPECT_THAT(faults_of("a 1 2 3\na 2 1 3\np sp 2 2\n"),
              ElementsAre("g.gr:1: arc before the p line (must come after it)"));
}

TEST(DimacsFile, CountsFaultsBeyondTheTwentieth) {
  std::string text = "p sp 2 30\n";
  for (int i = 0; i < 30; ++i) text += "a 1 9 1\n";
  auto const faults = faults_of(text);
  ASSERT_EQ(faults.size(), 21U);
  EXPECT_EQ(faults[19], "g.gr:21: to = 9 (must be a whole number between 1 and 2)");
  EXPECT_EQ(faults[20], "g.gr:22: ... and 10 more from here on");
}

TEST(DimacsFile, ComparesTheLargestNumberOfArcsToo) {
  EXPECT_THAT(faults_of("p sp 2 4294967295\na 1 2 3\n"),
              ElementsAre("g.gr:1: arcs = 4294967295 (must be 1, the number of arc lines)"));
}

TEST(DimacsFile, MustNotBeEmpty) {
  EXPECT_THAT(faults_of(""), ElementsAre("g.gr: is empty (must have a p line and arc lines)"));
}

TEST(DimacsFile, MustBeUnpacked) {
  EXPECT_THAT(faults_of("\x1F\x8B\x08"), ElementsAre("g.gr: is compressed (must be unpacked)"));
}

TEST(DimacsFile, DoesNotRepeatWhatIsNotText) {
  EXPECT_THAT(faults_of("p sp 2 0\n\x01\xFF\n"),
              ElementsAre("g.gr:2: kind of line = something that is not plain text (must be c, p "
                          "or a)"));
}

TEST(DimacsFile, MustExist) {
  EXPECT_THROW((void)read_dimacs("/no/such/file.gr"), InputError);
}

}  // namespace
}  // namespace sc
