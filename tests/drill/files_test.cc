// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <filesystem>

#include "drill/drill_case.h"
#include "drill/files/drill_reader.h"
#include "drill/files/write_drill_set.h"
#include "io/map_file.h"
#include "io/run/run_reader.h"
#include "io/scenario/scenario_reader.h"
#include "support/faults_of.h"
#include "support/scenario_copy.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

namespace fs = std::filesystem;

DrillFilesOptions options_for_tests() {
  DrillFilesOptions options;
  options.provenance.engine_version = "test";
  options.provenance.command_line = "stormcrew drill design";
  options.provenance.date = "2026-01-01T00:00:00Z";
  return options;
}

/// A set written into a folder of its own.
struct Written {
  explicit Written(test::DrillSetCase made) : what(std::move(made)) {
    write_drill_set(folder / "set", what.set, what.roads, options_for_tests());
  }
  [[nodiscard]] fs::path file(std::string const& name) const { return folder / "set" / name; }
  [[nodiscard]] std::string bytes(std::string const& name) const {
    return test::bytes_of(file(name));
  }
  test::TempFolder folder;
  test::DrillSetCase what;
};

void expect_simulates_as_in_memory(Written const& written) {
  for (Drill const& drill : written.what.set.drills) {
    fs::path const folder = written.file("0" + std::to_string(drill.number));
    Drill const read = read_drill(folder);
    test::expect_same(drill.reference, test::simulated(read, read_map(read.scenario.roads.path)));
    EXPECT_EQ(RunReader(folder / "reference.h5").events(), drill.reference.events);
    EXPECT_GT(drill.reference.orders.size(), drill.injects.size());
  }
}

TEST(DrillFiles, TinyReadBackSimulatesAsInMemory) {
  expect_simulates_as_in_memory(Written(test::tiny_drills()));
}

TEST(DrillFiles, FifteenIncidentsOfTheStressStormReadBackSimulateAsInMemory) {
  expect_simulates_as_in_memory(Written(test::stress_drill()));
}

}  // namespace
}  // namespace sc
