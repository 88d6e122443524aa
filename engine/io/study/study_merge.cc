// SPDX-License-Identifier: Apache-2.0
#include "io/study/study_merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/check.h"
#include "io/study/study_file.h"
#include "io/study/study_head_json.h"
#include "io/study/study_layout.h"

namespace sc {
namespace {

std::vector<StudyFile> opened(std::span<std::string const> paths, Complaints& complaints) {
  std::vector<StudyFile> files;
  for (std::string const& path : paths) try {
      files.emplace_back(path, StudyFile::Access::read);
    } catch (InputError const& error) {
      complaints.add(error);
    }
  return files;
}

std::string words_of(Shard shard) {
  return fmt::format("{}/{}", shard.index, shard.count);
}

void expect_same_study(std::vector<StudyFile> const& files, Complaints& complaints) {
  StudyFile const& first = files.front();
  for (StudyFile const& file : files) {
    for (std::string const& what : head_differences(file.head(), first.head(), first.path()))
      complaints.add(file.path(), 0, what);
    if (file.head().shard.count != first.head().shard.count)
      complaints.add(
          file.path(), 0,
          fmt::format("shard = {} (must be one of {}, as in {})", words_of(file.head().shard),
                      first.head().shard.count, first.path()));
    auto const& ours = file.head().variants;
    auto const& theirs = first.head().variants;
    for (std::size_t v = 0; v < std::min(ours.size(), theirs.size()); ++v)
      if (ours[v].replications != theirs[v].replications)
        complaints.add(file.path(), 0,
                       fmt::format("replications of {} = {} (must be {}, as in {})", ours[v].name,
                                   ours[v].replications, theirs[v].replications, first.path()));
  }
}

/// Their rows, which must be all.
std::vector<std::vector<RowRecord>> all_rows(std::vector<StudyFile> const& files,
                                             Complaints& complaints) {
  std::vector<std::vector<RowRecord>> all;
  for (StudyFile const& file : files) {
    std::vector<RowRecord> const& records = all.emplace_back(file.sound_records());
    auto const missing = static_cast<std::size_t>(std::count_if(
        records.begin(), records.end(), [](RowRecord const& r) { return r.checksum == 0; }));
    if (missing == 0 && file.closed()) continue;
    complaints.add(file.path(), 0,
                   fmt::format("has {} of {} rows (must have all; `batch --resume` finishes it)",
                               records.size() - missing, records.size()));
  }
  return all;
}

void expect_each_shard_once(std::vector<StudyFile> const& files, Complaints& complaints) {
  std::uint32_t const count = files.front().head().shard.count;
  for (std::uint32_t index = 0; index < count; ++index) {
    std::vector<std::string> holders;
    for (StudyFile const& file : files)
      if (file.head().shard == Shard{index, count}) holders.push_back(file.path());
    if (holders.empty())
      complaints.add("", 0,
                     fmt::format("shard {}/{} is missing (must be there once)", index, count));
    for (std::size_t k = 1; k < holders.size(); ++k)
      complaints.add(holders[k], 0,
                     fmt::format("shard {}/{} overlaps with {} (must be there once)", index, count,
                                 holders[0]));
  }
}

}  // namespace

std::size_t merge_studies(std::span<std::string const> shards, std::string const& out) {
  Complaints complaints;
  std::vector<StudyFile> const files = opened(shards, complaints);
  if (!files.empty()) expect_same_study(files, complaints);
  std::vector<std::vector<RowRecord>> const records = all_rows(files, complaints);
  if (files.size() == shards.size()) expect_each_shard_once(files, complaints);
  complaints.throw_if_any();
  StudyHead head = files.front().head();
  head.shard = {};
  std::vector<StudySource> sources;
  for (std::size_t k = 0; k < files.size(); ++k) sources.push_back({&files[k], &records[k]});
  write_study(out, head, StudyState::closed, sources, 0);
  return StudyCells(head).size();
}

}  // namespace sc
