// SPDX-License-Identifier: Apache-2.0
#include "io/study/study_merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/hdf5/hdf5_reader.h"
#include "io/study/study_writer.h"
#include "support/faults_of.h"
#include "support/small_study.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::bytes_of;
using test::faults_of;
using test::TempFolder;
using testing::ElementsAre;
using testing::HasSubstr;

void write(std::filesystem::path const& path, StudyHead const& head) {
  StudyWriter writer(path, head, StudyStart::create);
  for (StudyCell const cell : test::shuffled_cells(head, head.shard.index))
    writer.put(cell, test::small_row(head, cell));
  writer.close();
}

class StudyMergeTest : public testing::Test {
 protected:
  /// Shards of a study of 7 replications in three shares, in files named by their number.
  StudyMergeTest() {
    for (std::uint32_t index = 0; index < 3; ++index) add(index, test::small_study(7, {index, 3}));
  }
  void add(std::uint32_t index, StudyHead const& head) {
    shards_.push_back(folder_.path(std::to_string(index) + ".h5"));
    write(shards_.back(), head);
  }
  [[nodiscard]] std::vector<std::string> faults() const {
    auto found = faults_of([&] { merge_studies(shards_, folder_.path("merged.h5")); });
    EXPECT_EQ(std::filesystem::exists(folder_ / "merged.h5"), found.empty());
    return found;
  }
  TempFolder folder_;
  std::vector<std::string> shards_;
};

TEST_F(StudyMergeTest, GivesTheFileOfTheUnshardedStudyInAnyOrder) {
  write(folder_ / "whole.h5", test::small_study(7));
  EXPECT_EQ(merge_studies(shards_, folder_.path("merged.h5")), 21U);
  EXPECT_EQ(bytes_of(folder_ / "merged.h5"), bytes_of(folder_ / "whole.h5"));
  std::swap(shards_[0], shards_[2]);
  merge_studies(shards_, folder_.path("merged.h5"));
  EXPECT_EQ(bytes_of(folder_ / "merged.h5"), bytes_of(folder_ / "whole.h5"));
}

TEST_F(StudyMergeTest, AnEmptyShardIsAShard) {
  TempFolder const folder;
  std::vector<std::string> shards;
  for (std::uint32_t index = 0; index < 5; ++index) {
    shards.push_back(folder.path(std::to_string(index)));
    write(shards.back(), test::small_study(1, {index, 5}));
  }
  write(folder / "whole.h5", test::small_study(1));
  EXPECT_EQ(merge_studies(shards, folder.path("merged.h5")), 3U);
  EXPECT_EQ(bytes_of(folder / "merged.h5"), bytes_of(folder / "whole.h5"));
}

TEST_F(StudyMergeTest, GapsAndOverlapsAreNamed) {
  shards_[1] = shards_[0];
  EXPECT_THAT(faults(), ElementsAre("shard 1/3 is missing (must be there once)",
                                    testing::AllOf(HasSubstr("0.h5: shard 0/3 overlaps with"),
                                                   HasSubstr("(must be there once)"))));
}

TEST_F(StudyMergeTest, MixedVersionsAndStudiesAreNamed) {
  StudyHead other = test::small_study(7, {1, 3});
  other.engine_version = "0.8";
  other.variants[0].policy = "other";
  std::filesystem::remove(shards_[1]);
  write(shards_[1], other);
  EXPECT_THAT(faults(), ElementsAre(HasSubstr(R"(1.h5: engine_version = "0.8" (must be "0.9")"),
                                    HasSubstr(R"(variants[0].policy = "other" (must be)")));
}

TEST_F(StudyMergeTest, SharesOfOtherCountsAndLengthsAreNamed) {
  std::filesystem::remove(shards_[1]);
  write(shards_[1], test::small_study(7, {1, 2}));
  std::filesystem::remove(shards_[2]);
  write(shards_[2], test::small_study(8, {2, 3}));
  EXPECT_THAT(faults(),
              testing::IsSupersetOf({HasSubstr("1.h5: shard = 1/2 (must be one of 3"),
                                     HasSubstr("2.h5: replications of better = 8 (must be 7"),
                                     HasSubstr("shard 1/3 is missing")}));
}

TEST_F(StudyMergeTest, UnfinishedShardsAndStrangersAreNamedTogether) {
  std::filesystem::remove(shards_[0]);
  StudyHead const head = test::small_study(7, {0, 3});
  StudyWriter writer(shards_[0], head, StudyStart::create);
  writer.put({0, 0}, test::small_row(head, {0, 0}));
  shards_[2] = folder_.write("stranger.h5", "no study");
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("0.h5: has 1 of 7 rows (must have all"),
                                    HasSubstr("stranger.h5: is not an HDF5 file")));
}

TEST_F(StudyMergeTest, AShardWithADamagedRowIsRefused) {
  std::string bytes = bytes_of(shards_[1]);
  std::size_t const at =
      hdf5::Reader(shards_[1]).extent("late_share", hdf5::ElementType::float64).offset;
  bytes[at] = static_cast<char>(bytes[at] + 1);
  test::put_bytes(shards_[1], bytes);
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("1.h5: has 6 of 7 rows")));
}

}  // namespace
}  // namespace sc
