// SPDX-License-Identifier: Apache-2.0
#include "io/study/study_writer.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <memory>

#include "base/check.h"
#include "base/parallel.h"
#include "base/random.h"
#include "io/hdf5/hdf5_reader.h"
#include "io/study/study_reader.h"
#include "support/damage.h"
#include "support/disk_full.h"
#include "support/faults_of.h"
#include "support/small_study.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::bytes_of;
using test::faults_of;
using test::shuffled_cells;
using test::small_row;
using test::small_study;
using test::TempFolder;
using testing::ElementsAre;
using testing::HasSubstr;

void put_all(StudyWriter& writer, std::uint32_t luck) {
  for (StudyCell const cell : shuffled_cells(writer.head(), luck))
    if (!writer.has(cell)) writer.put(cell, small_row(writer.head(), cell));
}

/// The bytes of the finished study, written in one go.
std::string whole_study(StudyHead const& head, std::uint32_t luck = 0) {
  TempFolder const folder;
  StudyWriter writer(folder / "whole.h5", head, StudyStart::create);
  put_all(writer, luck);
  writer.close();
  return bytes_of(folder / "whole.h5");
}

TEST(StudyWriterTest, TheOrderOfPutsDoesNotShow) {
  StudyHead const head = small_study(9);
  std::string const first = whole_study(head, 1);
  EXPECT_GT(first.size(), 1000U);
  for (std::uint32_t luck = 2; luck < 6; ++luck) EXPECT_EQ(whole_study(head, luck), first);
}

TEST(StudyWriterTest, ReadsBackWhatWasPut) {
  TempFolder const folder;
  StudyHead const head = small_study(9);
  test::put_bytes(folder / "s.h5", whole_study(head));
  StudyReader const reader(folder / "s.h5");
  EXPECT_TRUE(reader.complete());
  EXPECT_EQ(reader.head().variants[1].name, "better");
  EXPECT_EQ(reader.head().scenarios[1].names.en, "B <&\"");
  for (std::size_t v = 0; v < 3; ++v) {
    StudyRows const rows = reader.rows_of(v);
    ASSERT_EQ(rows.size(), 9U);
    for (std::uint32_t r = 0; r < 9; ++r) {
      StudyRow const put = small_row(head, {v, r});
      EXPECT_EQ(rows.replication[r], r);
      EXPECT_EQ(rows.numbers[0][r], put.numbers[0]);
      EXPECT_EQ(std::isnan(rows.numbers[1][r]), std::isnan(put.numbers[1]));
      ASSERT_EQ(rows.begin[r + 1] - rows.begin[r], put.incidents.size());
      for (std::size_t k = 0; k < put.incidents.size(); ++k) {
        std::size_t const at = rows.begin[r] + k;
        EXPECT_EQ(rows.kind[at], put.incidents[k].kind);
        EXPECT_EQ(rows.severity[at], put.incidents[k].severity);
        EXPECT_EQ(rows.late[at], put.incidents[k].late);
        if (put.incidents[k].wait_ms < 0)
          EXPECT_TRUE(std::isnan(rows.wait_s[at]));
        else
          EXPECT_EQ(rows.wait_s[at], Duration{put.incidents[k].wait_ms}.seconds());
      }
    }
  }
}

TEST(StudyWriterTest, IncidentTimesAreKeptOnlyOnRequest) {
  TempFolder const folder;
  StudyHead head = small_study(2);
  test::put_bytes(folder / "with.h5", whole_study(head));
  head.incident_times = false;
  test::put_bytes(folder / "without.h5", whole_study(head));
  EXPECT_EQ(hdf5::Reader(folder / "with.h5").read<std::int64_t>("incident_table/clear_ms").front(),
            -1);
  EXPECT_FALSE(hdf5::Reader(folder / "without.h5").has("incident_table/clear_ms"));
  EXPECT_EQ(StudyReader(folder / "with.h5").rows_of(0).wait_s.size(),
            StudyReader(folder / "without.h5").rows_of(0).wait_s.size());
}

TEST(StudyWriterTest, LeftAtAnyMomentAndResumedItIsTheSameFile) {
  StudyHead const head = small_study(12);
  std::string const whole = whole_study(head);
  for (std::uint32_t trial = 0; trial < 10; ++trial) {
    TempFolder const folder;
    Stream luck(3, trial, Purpose::test, 0);
    for (int attempt = 0; attempt < 5; ++attempt) {
      StudyWriter writer(folder / "s.h5", head, StudyStart::resume);
      std::vector<StudyCell> const cells = shuffled_cells(head, luck.below(1000));
      std::size_t const stop = luck.below(20);
      for (std::size_t k = 0, put = 0; k < cells.size() && put < stop; ++k)
        if (!writer.has(cells[k])) writer.put(cells[k], small_row(head, cells[k])), ++put;
      StudyReader const now(folder / "s.h5");  // opens while it is written
      EXPECT_EQ(36 - now.missing(), writer.finished());
      EXPECT_FALSE(now.complete());
    }
    StudyWriter writer(folder / "s.h5", head, StudyStart::resume);
    put_all(writer, trial);
    writer.close();
    EXPECT_EQ(bytes_of(folder / "s.h5"), whole) << "trial " << trial;
    EXPECT_EQ(folder.entries(), 1);
  }
}

TEST(StudyWriterTest, MoreIncidentsThanThereWasRoomForAreNoMatter) {
  StudyHead const head = small_study(400);  // some 20,000 incidents; room for 4,096 and 32 a row
  std::string const whole = whole_study(head, 1);
  TempFolder const folder;
  {
    StudyWriter writer(folder / "s.h5", small_study(2), StudyStart::create);
    put_all(writer, 0);
    for (std::uint32_t n = 50; n <= 400; n += 50)
      for (std::size_t scenario = 0; scenario < 2; ++scenario) {
        writer.extend(scenario, n);
        put_all(writer, n);
      }
    writer.close();
  }
  EXPECT_EQ(bytes_of(folder / "s.h5"), whole);
}

TEST(StudyWriterTest, AskedForMoreReplicationsAFinishedStudyGoesOn) {
  TempFolder const folder;
  test::put_bytes(folder / "s.h5", whole_study(small_study(5)));
  StudyWriter writer(folder / "s.h5", small_study(8), StudyStart::resume);
  EXPECT_EQ(writer.finished(), 15U);
  EXPECT_FALSE(StudyReader(folder / "s.h5").complete());
  put_all(writer, 1);
  writer.close();
  EXPECT_EQ(bytes_of(folder / "s.h5"), whole_study(small_study(8)));
}

TEST(StudyWriterTest, ThreadsMayPutAtTheSameTime) {
  StudyHead const head = small_study(40);
  TempFolder const folder;
  StudyWriter writer(folder / "s.h5", head, StudyStart::create);
  std::vector<StudyCell> const cells = shuffled_cells(head, 4);
  parallel_for(cells.size(), 8, [&](std::size_t k) {
    EXPECT_FALSE(writer.has(cells[k]));
    writer.put(cells[k], small_row(head, cells[k]));
  });
  writer.close();
  EXPECT_EQ(bytes_of(folder / "s.h5"), whole_study(head));
}

TEST(StudyWriterTest, HeadAndCellsMayBeLookedAtWhileRoomRunsOut) {
  StudyHead const head = small_study(40);
  TempFolder const folder;
  StudyWriter writer(folder / "s.h5", head, StudyStart::create);
  std::vector<StudyCell> const cells = shuffled_cells(head, 4);
  StudyRow row = small_row(head, cells[0]);
  row.incidents.resize(100);  // of all rows 12,000; room for 4,096
  parallel_for(cells.size(), 8, [&](std::size_t k) {
    writer.put(cells[k], row);
    EXPECT_LE(writer.finished(), writer.cells().size());
    EXPECT_EQ(writer.head().variants.size(), head.variants.size());
  });
  writer.close();
  EXPECT_TRUE(StudyReader(folder / "s.h5").complete());
}

TEST(StudyWriterTest, ADamagedRowIsMadeAgain) {
  StudyHead const head = small_study(6);
  TempFolder const folder;
  {
    StudyWriter writer(folder / "s.h5", head, StudyStart::create);
    put_all(writer, 0);
  }
  hdf5::Reader const file(folder / "s.h5");
  auto const at = file.extent("response_mean_s", hdf5::ElementType::float64).offset + 3 * 8;
  std::string bytes = bytes_of(folder / "s.h5");
  bytes[at + 2] = static_cast<char>(bytes[at + 2] + 1);
  test::put_bytes(folder / "s.h5", bytes);
  EXPECT_EQ(StudyReader(folder / "s.h5").missing(), 1U);
  StudyWriter writer(folder / "s.h5", head, StudyStart::resume);
  EXPECT_FALSE(writer.has({0, 3}));
  EXPECT_TRUE(writer.has({0, 2}));
  put_all(writer, 0);
  writer.close();
  EXPECT_EQ(bytes_of(folder / "s.h5"), whole_study(head));
}

TEST(StudyWriterTest, AFileThatIsThereIsNotReplacedUnasked) {
  TempFolder const folder;
  std::string const path = folder.write("s.h5", "precious");
  EXPECT_THAT(
      faults_of([&] { StudyWriter(path, small_study(1), StudyStart::create); }),
      ElementsAre(HasSubstr("s.h5: is there already (must be a new file). --resume goes on")));
  EXPECT_THAT(faults_of([&] { StudyWriter(path, small_study(1), StudyStart::resume); }),
              ElementsAre(HasSubstr("s.h5: is not an HDF5 file")));
  EXPECT_EQ(bytes_of(path), "precious");
  StudyWriter(path, small_study(1), StudyStart::replace);
  EXPECT_TRUE(is_study_file(path));
}

TEST(StudyWriterTest, AnotherStudyIsRefusedByWhatDiffers) {
  TempFolder const folder;
  StudyHead const head = small_study(6);
  StudyWriter(folder / "s.h5", head, StudyStart::create);
  std::string const before = bytes_of(folder / "s.h5");
  auto const faults = [&](auto change) {
    StudyHead other = head;
    change(other);
    return faults_of([&] { StudyWriter(folder / "s.h5", other, StudyStart::resume); });
  };
  EXPECT_THAT(faults([](StudyHead& h) { h.git_sha = "def"; }),
              ElementsAre(R"(s.h5: git_sha = "abc" (must be "def", as in what was asked for))"));
  EXPECT_THAT(faults([](StudyHead& h) {
                h.variants[1].policy = "x";
                h.scenarios[0].seed = 9;
              }),
              ElementsAre(HasSubstr("scenarios[0].seed = 7 (must be 9"),
                          HasSubstr(R"(variants[1].policy = "priority" (must be "x")")));
  EXPECT_THAT(faults([](StudyHead& h) { h.scenarios[1].input_sha256["units.csv"] = "0"; }),
              ElementsAre(HasSubstr(R"(scenarios[1].input_sha256.units.csv = "33")")));
  EXPECT_THAT(faults([](StudyHead& h) {
                h.shard = {1, 2};
              }),
              ElementsAre(HasSubstr("shard = 0/1 (must be 1/2")));
  EXPECT_THAT(faults([](StudyHead& h) { h.variants[2].replications = 5; }),
              ElementsAre(HasSubstr("has 6 replications of shipped (must be at most 5")));
  EXPECT_THAT(faults([](StudyHead& h) { h.variants.pop_back(); }),
              ElementsAre(HasSubstr("variants = 3 entries (must be 2 entries")));
  EXPECT_EQ(bytes_of(folder / "s.h5"), before);
}

TEST(StudyWriterTest, TwoMayNotWriteTheSameFile) {
  TempFolder const folder;
  StudyWriter const writer(folder / "s.h5", small_study(2), StudyStart::create);
  EXPECT_THAT([&] { StudyWriter(folder / "s.h5", small_study(2), StudyStart::resume); },
              testing::ThrowsMessage<IoError>(HasSubstr("is being written by another stormcrew")));
  // Readers are let in, also those who lock as the HDF5 library does.
  int const fd = ::open(folder.path("s.h5").c_str(), O_RDONLY);
  EXPECT_EQ(::flock(fd, LOCK_SH | LOCK_NB), 0);
  ::close(fd);
}

TEST(StudyWriterTest, OnAFullDiskWhatIsFinishedStands) {
  StudyHead const head = small_study(12);
  TempFolder const folder;
  auto writer = std::make_unique<StudyWriter>(folder / "s.h5", head, StudyStart::create);
  hdf5::Reader const file(folder / "s.h5");
  // The last incident column ends the file: half of it has room.
  auto const last = file.extent("incident_table/lat", hdf5::ElementType::float64);
  std::size_t put = 0;
  {
    test::DiskFull const full(last.offset + 20 * 40);
    EXPECT_THROW(
        {
          for (StudyCell const cell : shuffled_cells(head, 1)) {
            writer->put(cell, small_row(head, cell));
            ++put;
          }
        },
        IoError);
    EXPECT_GT(put, 2U);
    EXPECT_EQ(StudyReader(folder / "s.h5").missing(), 36 - put);
  }
  writer.reset();
  StudyWriter again(folder / "s.h5", head, StudyStart::resume);
  EXPECT_EQ(again.finished(), put);
  put_all(again, 2);
  {
    test::DiskFull const full(4096);
    EXPECT_THROW(again.close(), IoError);
  }
  EXPECT_EQ(folder.entries(), 1);
  EXPECT_EQ(StudyReader(folder / "s.h5").missing(), 0U);
  again.close();
  EXPECT_EQ(bytes_of(folder / "s.h5"), whole_study(head));
}

TEST(StudyReaderTest, DamageEndsInAComplaintOrInMissingRows) {
  std::string const good = whole_study(small_study(3));
  auto const read = [](std::filesystem::path const& path) {
    StudyReader const reader(path);
    for (std::size_t v = 0; v < reader.head().variants.size(); ++v) (void)reader.rows_of(v);
  };
  test::expect_every_cut_is_refused(good, read, 1009);
  EXPECT_GT(test::refused_of_damaged(good, read, 400), 20);
}

TEST(StudyReaderTest, TellsStudiesFromOtherFiles) {
  TempFolder const folder;
  EXPECT_FALSE(is_study_file(folder / "nowhere.h5"));
  EXPECT_FALSE(is_study_file(folder.path()));
  EXPECT_FALSE(is_study_file(folder.write("text.h5", "no")));
  test::put_bytes(folder / "s.h5", whole_study(small_study(1)));
  EXPECT_TRUE(is_study_file(folder / "s.h5"));
}

}  // namespace
}  // namespace sc
