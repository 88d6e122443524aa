// SPDX-License-Identifier: Apache-2.0
#include "io/text/json_object.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/faults_of.h"

namespace sc {
namespace {

/// What a reader complains about that calls the name and the number of a document wrong.
std::vector<std::string> faults_in(std::string const& text) {
  return test::faults_of([&] {
    CappedFaults faults;
    JsonObject object = JsonObject::parse("a.json", text, faults);
    object.text("name");
    object.complain("name", "must be another");
    Complaints complaints;
    faults.report("a.json", "faults", complaints);
    complaints.throw_if_any();
  });
}

TEST(JsonObject, TellsWhatAValueIsAndMustBe) {
  EXPECT_THAT(faults_in(R"({"name": "x"})"),
              testing::ElementsAre("a.json: name = \"x\" (must be another)"));
}

TEST(JsonObject, TellsOnceThatAKeyIsMissing) {
  EXPECT_THAT(faults_in("{}"),
              testing::ElementsAre("a.json: name is missing (must be some text in quotes)"));
}

}  // namespace
}  // namespace sc
