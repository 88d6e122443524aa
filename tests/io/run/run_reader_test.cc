// SPDX-License-Identifier: Apache-2.0
#include "io/run/run_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/check.h"
#include "io/hdf5/hdf5_writer.h"
#include "support/damage.h"
#include "support/small_run.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::SmallRun;
using test::TempFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

class RunReaderTest : public testing::Test {
 protected:
  RunReaderTest() { write_run(path_, run_.file()); }
  TempFolder folder_;
  std::filesystem::path path_ = folder_ / "run.h5";
  SmallRun run_;
};

TEST_F(RunReaderTest, ProvenanceComesBack) {
  EXPECT_EQ(RunReader(path_).provenance(), run_.provenance);
}

TEST_F(RunReaderTest, SettingsComeBack) {
  run_.provenance.settings = "roads.path=\"河.osm\"\nrules.late_min=20";
  write_run(path_, run_.file());
  EXPECT_EQ(RunReader(path_).provenance(), run_.provenance);
}

TEST_F(RunReaderTest, EventsComeBack) {
  EXPECT_EQ(RunReader(path_).events(), run_.trajectory.events);
}

TEST_F(RunReaderTest, IncidentTimesComeBackWithNeverWhereNothingHappened) {
  IncidentTimes const times = RunReader(path_).incident_times();
  EXPECT_EQ(times.report, run_.trajectory.incidents.report);
  EXPECT_EQ(times.arrive, run_.trajectory.incidents.arrive);
  EXPECT_EQ(times.clear, run_.trajectory.incidents.clear);
  EXPECT_EQ(times.end, run_.trajectory.end);
}

TEST_F(RunReaderTest, TheSummaryComesBackByName) {
  auto expected = test::small_run_summary();
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(RunReader(path_).summary(), expected);
}

TEST_F(RunReaderTest, AnUnknownVersionIsRefusedByName) {
  hdf5::Writer file(path_);
  file.root().attribute("format", "stormcrew-run");
  file.root().attribute("format_version", std::int32_t{7});
  file.commit();
  EXPECT_THAT([&] { RunReader{path_}; },
              ThrowsMessage<InputError>(
                  HasSubstr("format_version of stormcrew-run = 7 (this program reads version 2)")));
}

TEST_F(RunReaderTest, AFileOfAnotherProgramIsRefused) {
  hdf5::Writer file(path_);
  file.root().attribute("Conventions", "CF-1.10");
  file.commit();
  EXPECT_THAT([&] { RunReader{path_}; },
              ThrowsMessage<InputError>(HasSubstr("is no run file (no attribute format")));
}

void read_all(std::filesystem::path const& path) {
  RunReader const reader(path);
  (void)reader.provenance();
  (void)reader.events();
  (void)reader.incident_times();
  (void)reader.summary();
}

TEST_F(RunReaderTest, EveryCutIsRefused) {
  test::expect_every_cut_is_refused(test::bytes_of(path_), read_all, 211);
}

TEST_F(RunReaderTest, DamageNeverDoesMoreThanAnInputError) {
  EXPECT_GT(test::refused_of_damaged(test::bytes_of(path_), read_all, 500), 50);
}

}  // namespace
}  // namespace sc
