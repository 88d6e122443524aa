// SPDX-License-Identifier: Apache-2.0
#include "cli/build_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/version.h"
#include "io/run/run_file.h"

namespace sc {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TEST(BuildFacts, BeginWithVersionAndCommit) {
  EXPECT_THAT(build_facts_text(), StartsWith(program_words() + "\n"));
}

TEST(BuildFacts, NameEveryLibraryWithAVersion) {
  for (BuiltWith::Library const& library : built_with().libraries) {
    EXPECT_THAT(library.version, Not(IsEmpty())) << library.name;
    EXPECT_THAT(build_facts_text(), HasSubstr(std::string(library.name) + " "));
  }
}

TEST(BuildFacts, AreTheSameAsJson) {
  auto const json = nlohmann::json::parse(build_facts_json());
  EXPECT_EQ(json.at("version").get<std::string>(), engine_version());
  EXPECT_EQ(json.at("changed").get<bool>(), std::string(engine_git_sha()).ends_with("-dirty"));
  EXPECT_THAT(engine_git_sha(), StartsWith(json.at("commit").get<std::string>()));
  EXPECT_EQ(json.at("formats").at("run").get<int>(), kRunFormatVersion);
  EXPECT_EQ(json.at("libraries").size(), built_with().libraries.size());
  EXPECT_EQ(json.at("checks").get<std::string>(), built_with().checks);
}

}  // namespace
}  // namespace sc
