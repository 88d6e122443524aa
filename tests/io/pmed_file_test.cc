// SPDX-License-Identifier: Apache-2.0
#include "io/pmed_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "base/random.h"
#include "support/faults_of.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using testing::ElementsAre;

PmedInstance read(std::string const& text) {
  test::TempFolder const folder;
  return read_pmed(folder.write("p.txt", text));
}

std::vector<std::string> faults_of(std::string const& text) {
  return test::faults_of([&] { (void)read(text); });
}

/// FROM-TO:COST for each edge.
std::vector<std::string> edges_of(PmedInstance const& instance) {
  std::vector<std::string> all;
  for (PmedEdge const& e : instance.edges)
    all.push_back(std::to_string(e.from) + '-' + std::to_string(e.to) + ':' +
                  std::to_string(static_cast<int>(e.cost)));
  return all;
}

TEST(PmedFile, CountsNodesFromZero) {
  PmedInstance const instance = read(" 3 2 1 \n 1 2 30 \n 2 3 46 \n");
  EXPECT_EQ(instance.nodes, 3U);
  EXPECT_EQ(instance.p, 1U);
  EXPECT_THAT(edges_of(instance), ElementsAre("0-1:30", "1-2:46"));
}

TEST(PmedFile, TakesTheLastCostOfAnEdgeInWhateverDirection) {
  EXPECT_THAT(edges_of(read("3 5 1\n1 2 30\n2 3 4\n2 1 50\n3 2 9\n3 2 7\n")),
              ElementsAre("0-1:50", "1-2:7"));
}

TEST(PmedFile, IgnoresLoops) {
  EXPECT_THAT(edges_of(read("2 2 1\n1 1 30\n1 2 4\n")), ElementsAre("0-1:4"));
}

TEST(PmedFile, DoesNotCareWhereLinesEnd) {
  EXPECT_THAT(edges_of(read("\n\n3\r\n 2\t1 1 2\n\n30 2\r\n3 46")),
              ElementsAre("0-1:30", "1-2:46"));
}

TEST(PmedFile, ReadsBrokenCosts) {
  EXPECT_EQ(read("2 1 1\n1 2 2.5\n").edges.at(0).cost, 2.5);
}

TEST(PmedFile, MayBeOneNode) {
  PmedInstance const instance = read("1 0 1");
  EXPECT_THAT(shortest_distances(instance), ElementsAre(0));
}

TEST(PmedFile, TellsEveryFaultAtOnceWithItsLine) {
  EXPECT_THAT(faults_of("3 7 4\n1 2 -1\n4 0 5\n1 x 2\n1 2 nan\n1 3 1e400 2 3 1000000001\n"),
              ElementsAre("p.txt:1: p = 4 (must be a whole number between 1 and 3)",
                          "p.txt:1: edges = 7 (must be 6, the number of edges that follow)",
                          "p.txt:2: cost = -1 (must be between 0 and 1000000000)",
                          "p.txt:3: from = 4 (must be a whole number between 1 and 3)",
                          "p.txt:3: to = 0 (must be a whole number between 1 and 3)",
                          "p.txt:4: to = x (must be a whole number between 1 and 3)",
                          "p.txt:5: cost = nan (must be a finite number)",
                          "p.txt:6: cost = 1e400 (must fit a double-precision number)",
                          "p.txt:6: cost = 1000000001 (must be between 0 and 1000000000)"));
}

TEST(PmedFile, MustHaveAsManyEdgesAsItSays) {
  EXPECT_THAT(faults_of("2 2 1\n1 2 3\n"),
              ElementsAre("p.txt:1: edges = 2 (must be 1, the number of edges that follow)"));
  EXPECT_THAT(faults_of("2\n0 1\n1 2 3\n"),
              ElementsAre("p.txt:2: edges = 0 (must be 1, the number of edges that follow)"));
}

TEST(PmedFile, MustNotBeCutOff) {
  EXPECT_THAT(faults_of("3 2 1\n1 2 3\n2 3\n"),
              ElementsAre("p.txt:1: edges = 2 (must be 1, the number of edges that follow)",
                          "p.txt:3: last edge is cut off (must be FROM TO COST)"));
}

TEST(PmedFile, MustHaveAHeader) {
  std::string const missing = "p.txt: header is missing (must begin with NODES EDGES P)";
  EXPECT_THAT(faults_of(""), ElementsAre(missing));
  EXPECT_THAT(faults_of(" \n 3 2\n"), ElementsAre(missing));
}

TEST(PmedFile, MustHaveAHeaderOfNumbersInRange) {
  EXPECT_THAT(faults_of("0 -1 0\n7 8 9\n"),
              ElementsAre("p.txt:1: nodes = 0 (must be a whole number between 1 and 5000)",
                          "p.txt:1: edges = -1 (must be a whole number between 0 and 4294967295)",
                          "p.txt:1: p = 0 (must be a whole number between 1 and 5000)"));
  EXPECT_THAT(faults_of("5001 0 1.5\n"),
              ElementsAre("p.txt:1: nodes = 5001 (must be a whole number between 1 and 5000)",
                          "p.txt:1: p = 1.5 (must be a whole number between 1 and 5000)"));
}

TEST(PmedFile, CountsFaultsBeyondTheTwentieth) {
  std::string text = "2 30 1\n";
  for (int i = 0; i < 30; ++i) text += "1 9 1\n";
  auto const faults = faults_of(text);
  ASSERT_EQ(faults.size(), 21U);
  EXPECT_EQ(faults[20], "p.txt:22: ... and 10 more from here on");
}

TEST(PmedFile, MayFallIntoAsManyPartsAsThereAreSites) {
  EXPECT_EQ(read("5 2 3\n1 2 3\n4 5 1\n").p, 3U);
  EXPECT_THAT(faults_of("5 2 2\n1 2 3\n4 5 1\n"),
              ElementsAre("p.txt:1: p = 2 (must be at least 3: into so many parts falls the graph, "
                          "and each needs a site of its own)"));
}

TEST(PmedFile, DoesNotTakeAnEdgeOfARingForALinkOfParts) {
  EXPECT_THAT(faults_of("4 3 1\n1 2 3\n2 3 1\n3 1 1\n"),
              ElementsAre("p.txt:1: p = 1 (must be at least 2: into so many parts falls the graph, "
                          "and each needs a site of its own)"));
}

TEST(PmedFile, MustBeUnpacked) {
  EXPECT_THAT(faults_of("\x1F\x8B\x08"), ElementsAre("p.txt: is compressed (must be unpacked)"));
}

TEST(PmedFile, DoesNotRepeatWhatIsNotText) {
  EXPECT_THAT(
      faults_of("2 1 1\n\x01\xFF 2 3\n"),
      ElementsAre("p.txt:2: from = something that is not plain text (must be a whole number "
                  "between 1 and 2)"));
}

TEST(PmedFile, MustExist) {
  EXPECT_THROW((void)read_pmed("/no/such/file.txt"), InputError);
}

TEST(PmedFile, MeasuresTheShortestWays) {
  double const far = std::numeric_limits<double>::infinity();
  EXPECT_THAT(shortest_distances(read("4 3 2\n1 2 10\n1 3 3\n3 2 4\n")),
              ElementsAre(0, 7, 3, far, 7, 0, 4, far, 3, 4, 0, far, far, far, far, 0));
}

/// Floyd's way to the same distances.
std::vector<double> by_triples(PmedInstance const& instance) {
  std::size_t const n = instance.nodes;
  std::vector<double> d(n * n, std::numeric_limits<double>::infinity());
  for (std::size_t i = 0; i < n; ++i) d[i * n + i] = 0;
  for (PmedEdge const& e : instance.edges) d[e.from * n + e.to] = d[e.to * n + e.from] = e.cost;
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        d[i * n + j] = std::min(d[i * n + j], d[i * n + k] + d[k * n + j]);
  return d;
}

TEST(PmedFile, MeasuresTheSameWaysAsFloyd) {
  Stream random(71, 0, Purpose::test, 0);
  for (int trial = 0; trial < 50; ++trial) {
    PmedInstance instance{.nodes = 2 + random.below(15), .p = 1, .edges = {}};
    for (std::uint32_t from = 0; from < instance.nodes; ++from)
      for (std::uint32_t to = from + 1; to < instance.nodes; ++to)
        if (random.uniform() < 0.25)
          instance.edges.push_back({from, to, static_cast<double>(random.below(9))});
    EXPECT_EQ(shortest_distances(instance), by_triples(instance));
  }
}

}  // namespace
}  // namespace sc
