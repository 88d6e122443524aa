// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "base/check.h"
#include "io/scenario/scenario_reader.h"
#include "support/scenario_copy.h"

namespace sc {
namespace {

constexpr auto kFiles = std::to_array<char const*>(
    {"scenario.toml", "plan.toml",          "zones.csv",  "stations.csv", "unit_kinds.csv",
     "units.csv",     "incident_kinds.csv", "basins.csv", "track.csv",    "gauges.csv",
     "rain.csv",      "canal.csv",          "roster.csv", "patrols.csv",  "closures.csv",
     "incidents.csv", "materials.csv",      "stock.csv",  "cards.csv",    "pipes.csv"});

/// Characters that mean something to a parser, and any byte now and then.
char nasty_byte(std::mt19937& random) {
  constexpr std::string_view kMeaningful("\",;#=[]{}\n\r\0\t'.-+:eE0915\xFF\xE6", 26);
  if (random() % 4 == 0) return static_cast<char>(random() % 256);
  return kMeaningful[random() % kMeaningful.size()];
}

std::string mutated(std::string text, std::mt19937& random) {
  auto const changes = 1 + random() % 6;
  for (unsigned i = 0; i < changes && !text.empty(); ++i) {
    std::size_t const place = random() % text.size();
    switch (random() % 5) {
      case 0: text.erase(place, 1 + random() % 8); break;
      case 1: text.insert(place, 1, nasty_byte(random)); break;
      case 2: text[place] = nasty_byte(random); break;
      case 3: text.insert(place, text.substr(random() % text.size(), random() % 40)); break;
      default: text[place] = static_cast<char>(text[place] ^ (1 << (random() % 8))); break;
    }
  }
  if (random() % 50 == 0) text.resize(random() % (text.size() + 1));
  return text;
}

class DamagedFile : public testing::TestWithParam<char const*> {};

TEST_P(DamagedFile, IsReadOrRefusedWithAnInputErrorAndNothingElse) {
  test::ScenarioCopy const copy;
  test::furnish(copy);
  std::string const whole = copy.read(GetParam());
  std::mt19937 random(20240801);  // fixed seed
  int refused = 0;
  for (int trial = 0; trial < 80; ++trial) {
    copy.write(GetParam(), mutated(whole, random));
    try {
      (void)read_scenario(copy.folder());
    } catch (InputError const& error) {
      EXPECT_FALSE(error.faults().empty());
      ++refused;
    }
  }
  EXPECT_GT(refused, 16) << "the damage must be felt";
}

std::string name_of_damaged_file(testing::TestParamInfo<char const*> const& file) {
  std::string name = file.param;
  name[name.find('.')] = '_';
  return name;
}
INSTANTIATE_TEST_SUITE_P(Files, DamagedFile, testing::ValuesIn(kFiles), name_of_damaged_file);

TEST(DamagedSettings, AreTakenOrRefusedWithAnInputErrorAndNothingElse) {
  constexpr auto kWhole = std::to_array<char const*>(
      {"rules.late_min=20", "rules.policy=\"priority\"", "time.end=2024-08-01T20:00:00",
       "traffic.level_share.IV=0.5", "crs=WGS84", "weather={step_min=5}", "response=[1, 2]"});
  test::ScenarioCopy const copy;
  std::mt19937 random(20240801);  // fixed seed
  int refused = 0, taken = 0;
  for (int trial = 0; trial < 400; ++trial) {
    Complaints complaints;
    Settings settings = {{"weather.step_min", "10"}};
    std::string const text = mutated(kWhole[random() % kWhole.size()], random);
    if (auto const setting = parse_setting(text, complaints)) settings.push_back(*setting);
    try {
      complaints.throw_if_any();
      ++(read_scenario(copy.folder(), {}, settings).settings.size() == 2 ? taken : refused);
    } catch (InputError const& error) {
      EXPECT_FALSE(error.faults().empty());
      ++refused;
    }
  }
  EXPECT_GT(refused, 100);
  EXPECT_GT(taken, 0);
}

}  // namespace
}  // namespace sc
