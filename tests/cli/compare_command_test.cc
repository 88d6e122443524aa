// SPDX-License-Identifier: Apache-2.0
#include "cli/compare_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/check.h"
#include "cli/compare_table.h"
#include "plan/dispatch/table.h"
#include "support/complaint_of.h"
#include "support/scenario_copy.h"
#include "support/small_world.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class CompareCommand : public testing::Test {
 protected:
  CompareCommand() {
    options.variants.what.scenario = scenario.folder();
    options.variants.policies = {"nearest_idle"};
    options.replications = 10;
  }
  std::string printed() {
    std::ostringstream out;
    EXPECT_EQ(compare_command(options, out), 0);
    return out.str();
  }
  std::string complaint() {
    return test::complaint_of([&](std::ostream& out) { compare_command(options, out); });
  }
  test::ScenarioCopy scenario;
  test::TempFolder folder;
  CompareOptions options;
};

TEST_F(CompareCommand, TellsEachIndicatorOfTinyWithItsInterval) {
  std::string const text = printed();
  EXPECT_THAT(text, HasSubstr("10 replications of seed 7"));
  EXPECT_THAT(text, HasSubstr("Late: not there within 20 min"));
  EXPECT_THAT(text, testing::ContainsRegex("mean response 平均响应 .min.\n  nearest_idle +[0-9.]+  "
                                           ".[0-9.]+ to [0-9.]+.\n"));
  EXPECT_THAT(text, HasSubstr("late, severity 3-4"));
  EXPECT_THAT(text, Not(HasSubstr("people trapped")));
}

TEST_F(CompareCommand, MarksWhatReplicationsAreFewFor) {
  options.replications = 3;
  options.variants.policies = {"nearest_idle", "priority"};
  std::string const text = printed();
  EXPECT_THAT(text, HasSubstr("~ replications are few for it"));
  EXPECT_THAT(text,
              testing::ContainsRegex("\n  priority +[0-9.]+  .[0-9.]+ to [0-9.]+.~ +[-+][0-9.]+  "
                                     ".[-0-9.]+ to [-0-9.]+.~"));
  options.json = true;
  json const found = json::parse(printed());
  json const& mean = found["variants"][1]["indicators"]["response_mean"];
  EXPECT_EQ(mean["few"], true);
  EXPECT_EQ(mean["difference"]["few"], true);
}

TEST_F(CompareCommand, CountsWhatTheEnsembleCounts) {
  options.json = true;
  json const found = json::parse(printed());
  VariantSet const set = load_variants(options.variants);
  std::vector<Ensemble> const ensembles = run_ensembles(set.cases(), {10, 1, {}});
  double incidents = 0, late = 0, reported = 0;
  for (Summary const& s : ensembles[0]) {
    incidents += static_cast<double>(s.incidents);
    late += static_cast<double>(s.response.late);
    reported += static_cast<double>(s.response.reported);
  }
  json const& indicators = found["variants"][0]["indicators"];
  EXPECT_NEAR(indicators["incidents"]["value"].get<double>(), incidents / 10, 1e-9);
  EXPECT_NEAR(indicators["late_share"]["value"].get<double>(), 100 * late / reported, 1e-9);
  EXPECT_TRUE(indicators["late_share_trapped"]["value"].is_null());
  EXPECT_FALSE(indicators["incidents"].contains("difference"));
  EXPECT_TRUE(found["sentence"].is_null());
}

TEST_F(CompareCommand, DoesNotDependOnThreads) {
  options.variants.what.threads = 1;
  std::string const one = printed();
  options.variants.what.threads = 3;
  EXPECT_EQ(printed(), one);
}

TEST_F(CompareCommand, WithMoreRainHasMoreIncidentsAndSaysSo) {
  options.variants.what.rain_factor = 3;
  std::string const text = printed();
  EXPECT_THAT(text, HasSubstr("Hypothetical: all rain x 3."));
  options.json = true;
  auto const incidents = [&] {
    return json::parse(printed())["variants"][0]["indicators"]["incidents"]["value"].get<double>();
  };
  double const wet = incidents();
  options.variants.what.rain_factor.reset();
  EXPECT_GT(wet, incidents());
}

TEST_F(CompareCommand, WritesARowForEachIndicatorAndVariant) {
  options.out = folder.path("table.csv");
  printed();
  std::string const csv = test::bytes_of(options.out);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'),
            static_cast<std::ptrdiff_t>(1 + indicators().size()));
  EXPECT_THAT(csv, testing::StartsWith("indicator,unit,variant,policy,relocation,measures,value,"));
  EXPECT_THAT(csv, HasSubstr("\nincidents,,nearest_idle,nearest_idle,none,none,"));
  EXPECT_THAT(csv, testing::ContainsRegex("\nresponse_mean,min,[^\n]*,10,0,no,,,,,\n"));
  EXPECT_THAT(csv, testing::ContainsRegex("\nlate_share_severity_1,[^\n]*,10,0,yes,,,,,\n"));
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);)
    EXPECT_EQ(std::count(line.begin(), line.end(), ','), 16) << line;
}

TEST_F(CompareCommand, ByDefaultComparesEveryPolicy) {
  options.variants.policies.clear();
  VariantSet const set = load_variants(options.variants);
  ASSERT_EQ(set.variants.size(), dispatch_policies().size());
  for (std::size_t v = 0; v < set.variants.size(); ++v)
    EXPECT_EQ(set.variants[v].name, dispatch_policies()[v].name);
}

TEST_F(CompareCommand, TellsEveryFaultAtOnce) {
  options.variants.policies = {"nearest", "nearest_idle", "nearest_idle"};
  options.variants.measures = {"befor", "before"};
  options.variants.relocations = {"nowhere"};
  options.out = folder.path("table.txt");
  std::string const text = complaint();
  EXPECT_THAT(text, HasSubstr("policy = 'nearest'"));
  EXPECT_THAT(text, HasSubstr("--policy = nearest_idle is there twice"));
  EXPECT_THAT(text, HasSubstr("--measures = befor"));
  EXPECT_THAT(text, HasSubstr("relocation = 'nowhere'"));
  EXPECT_THAT(text, HasSubstr("table.txt (must end in .csv)"));
  EXPECT_EQ(folder.entries(), 0);
}

TEST_F(CompareCommand, TellsWhereThePolicyStandsThatThereIsNot) {
  scenario.edit("scenario.toml", "policy = \"nearest_idle\"", "policy = \"x\"\nrelocation = \"y\"");
  options.variants.policies.clear();
  options.variants.measures = {"none"};
  std::string const text = complaint();
  EXPECT_THAT(text, HasSubstr("/scenario.toml:26: policy = 'x' (must be one of: "));
  EXPECT_THAT(text, HasSubstr("/scenario.toml:27: relocation = 'y' (must be one of: "));
}

TEST_F(CompareCommand, DoesNotWriteOverWhatItReads) {
  options.out = scenario.folder() + "/units.csv";
  EXPECT_THAT(complaint(), HasSubstr("must not replace what is read"));
}

/// A ponding storm over two basins, before and after one of them was rebuilt.
class BeforeAndAfter : public testing::Test {
 protected:
  BeforeAndAfter() {
    set.policies.push_back(make_dispatch_policy("nearest_idle"));
    set.worlds.emplace_back(new World(test::make_world(storm(30'000))));
    set.worlds.emplace_back(new World(test::make_world(storm(100))));
    for (std::size_t v : {0U, 1U}) {
      World const& world = *set.worlds[v];
      set.variants.push_back({v == 0 ? "before" : "after",
                              "nearest_idle",
                              "none",
                              {v == 1, false},
                              {&world, &world.scenario.plan, set.policies[0].get(), nullptr, 1}});
    }
  }
  static Scenario storm(double second_catchment_m2) {
    Scenario s = test::quiet_scenario();
    s.generate_incidents = true;
    test::add_unit(s, test::add_unit_kind(s, 1), test::add_station(s, test::near_node(0)));
    s.incident_kinds[test::add_incident_kind(s, 1).index()].driver = driver_named("depth");
    s.incident_kinds[0].exposure = Exposure::basins;
    s.incident_kinds[0].coefficient = 100;
    test::add_basin(s, test::near_node(5));
    test::add_basin(s, test::near_node(10));
    s.basins[0].basin.catchment_m2 = 30'000;
    s.basins[1].basin.catchment_m2 = second_catchment_m2;
    s.basins[1].rebuilt = s.basins[1].basin;
    test::add_rain(s, SimTime{0} + whole_hours(1), SimTime{0} + whole_hours(2), 0.08);
    return s;
  }
  [[nodiscard]] CompareTable table() const {
    std::vector<Ensemble> const ensembles = run_ensembles(set.cases(), {20, 2, {}});
    return {set, compare(ensembles, set.world_of_each()), 20};
  }
  VariantSet set;
};

TEST_F(BeforeAndAfter, DiffersByTheRebuiltPoint) {
  std::string const text = compare_as_text(table());
  EXPECT_THAT(text, testing::ContainsRegex("points 0.15 m deep or more 积水达0.15米的点\n"
                                           "  before +2.0  .2.0 to 2.0.\n"
                                           "  after +1.0  .1.0 to 1.0. +-1.0  .-1.0 to -1.0. .\n"));
  EXPECT_THAT(text, HasSubstr("\nRebuilding the 1 point: 1.0 fewer waterlogging incidents"));
}

TEST_F(BeforeAndAfter, MarksWhatIsClearOfZeroForPrograms) {
  json const found = json::parse(compare_as_json(table()));
  json const& after = found["variants"][1];
  EXPECT_EQ(after["measures"], "rebuilt_points");
  EXPECT_EQ(after["indicators"]["waterlogging_incidents"]["difference"]["clear_of_zero"], true);
  EXPECT_EQ(after["indicators"]["person_trips"]["difference"]["clear_of_zero"], false);
  EXPECT_EQ(after["indicators"]["person_trips"]["difference"]["value"], 0);
  EXPECT_THAT(found["sentence"]["zh"].get<std::string>(), HasSubstr("积水险情减少 1.0 起"));
}

}  // namespace
}  // namespace sc
