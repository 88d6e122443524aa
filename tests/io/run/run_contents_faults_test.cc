// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hdf5.h>

#include <cmath>

#include "base/check.h"
#include "io/hdf5/hdf5.h"
#include "io/run/run_contents.h"
#include "support/damage.h"
#include "support/small_run.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

class RunContentsFaults : public testing::Test {
 protected:
  void expect_refused(std::string const& what) {
    write_run(path_, run_.file());
    EXPECT_THAT([&] { (void)read_run_contents(path_); },
                ThrowsMessage<InputError>(HasSubstr(what)));
  }
  test::TempFolder folder_;
  std::filesystem::path path_ = folder_ / "run.h5";
  test::SmallRun run_;
};

TEST_F(RunContentsFaults, PlacesOffTheEarthAreRefused) {
  run_.trajectory.incidents.position[0].lat_deg = 90.5;
  expect_refused("incidents/lat is no place on Earth in row 0");
}

TEST_F(RunContentsFaults, NumbersThatAreNoneAreRefused) {
  run_.trajectory.units[1].position[0].lon_deg = std::nan("");
  expect_refused("must be finite");
}

TEST_F(RunContentsFaults, TimesThatGoBackAreRefused) {
  run_.trajectory.units[0].time[2] = SimTime{1};
  expect_refused("must ascend within a unit");
}

TEST_F(RunContentsFaults, TimesWithoutADateAreRefused) {
  run_.trajectory.incidents.clear[0] = SimTime{std::int64_t{1} << 50};
  expect_refused("must be within 100 years");
}

TEST_F(RunContentsFaults, AStartWithoutADateIsRefused) {
  run_.scenario.start_unix_ms = std::int64_t{1} << 44;  // some 560 years
  expect_refused("labels/text a time beyond 400 years");
}

TEST_F(RunContentsFaults, StationsOffTheEarthAreRefused) {
  run_.scenario.stations[0].position.lon_deg = 1e12;
  expect_refused("labels/text a place that is none on Earth");
}

TEST_F(RunContentsFaults, StepsOfTheWeatherLongerThanACenturyAreRefused) {
  run_.timeline.step = Duration{std::int64_t{1} << 59};
  expect_refused("weather/time_bnds must be within 100 years");
}

TEST_F(RunContentsFaults, RowsThatWereNeverStoredAreRefused) {
  using hdf5::Handle;
  write_run(path_, run_.file());
  {
    Handle const file{H5Fopen(path_.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose};
    Handle const chunks{H5Pcreate(H5P_DATASET_CREATE), H5Pclose};
    hsize_t const chunk = 16, rows = hsize_t{1} << 60;
    H5Pset_chunk(chunks.id(), 1, &chunk);
    Handle const space{H5Screate_simple(1, &rows, nullptr), H5Sclose};
    H5Ldelete(file.id(), "incidents/onset", H5P_DEFAULT);
    Handle const made{H5Dcreate2(file.id(), "incidents/onset", H5T_STD_I64LE, space.id(),
                                 H5P_DEFAULT, chunks.id(), H5P_DEFAULT),
                      H5Dclose};
    ASSERT_GE(made.id(), 0);
  }
  EXPECT_THAT([&] { (void)read_run_contents(path_); },
              ThrowsMessage<InputError>(HasSubstr("/incidents/")));
}

}  // namespace
}  // namespace sc
