// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/batch_command.h"
#include "cli/batch_lists.h"
#include "cli/load_case.h"
#include "io/road_source.h"
#include "study/batch.h"

namespace sc {

/// A World that is made when its turn comes.
struct LaterWorld {
  CaseOptions what;
  std::string scenario_sha256;  ///< of its files when the batch began
  std::string roads_sha256;
};

/// What a batch simulates: all combinations, by scenario, then plan, policy, relocation and
/// settings. Must not move while run_batch works on `batch`.
class BatchCases {
 public:
  /// Reads every scenario with every plan and setting, roads excepted. Errors: InputError with
  /// every fault of all of them, those handed in included; IoError.
  BatchCases(BatchOptionsGiven const& options, Complaints complaints = {});
  BatchCases(BatchCases const&) = delete;
  BatchCases& operator=(BatchCases const&) = delete;

  [[nodiscard]] StudyHead const& head() const { return head_; }
  [[nodiscard]] Batch const& batch() const { return batch_; }

 private:
  void add_scenario(std::string const& folder, BatchLists const& lists,
                    BatchOptionsGiven const& options, Complaints& complaints);
  void add_head(Scenario const& scenario, BatchOptionsGiven const& options);
  void add_variant(CaseOptions const& what, Scenario const& scenario, std::string name,
                   BatchOptionsGiven const& options, Complaints& complaints);
  std::unique_ptr<World const> make_world(std::size_t number);

  StudyHead head_;
  Batch batch_;
  int threads_;
  std::vector<LaterWorld> worlds_;
  std::vector<std::unique_ptr<DispatchPolicy const>> policies_;
  std::vector<std::unique_ptr<RelocationPolicy const>> relocations_;
  std::string roads_of_;  ///< hash of the roads at hand
  std::optional<LoadedRoads> roads_;
};

}  // namespace sc
