// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "cli/half_width.h"
#include "io/study/study_writer.h"

namespace sc {

inline constexpr std::uint32_t kUsualReplications = 100;

/// `stormcrew batch SCENARIO...`: every combination of scenarios, plans, policies and settings,
/// many times. An empty list stands for the scenario's own choice.
struct BatchOptionsGiven {
  std::vector<std::string> scenarios;
  std::vector<std::string> plans;  ///< files; "own": the scenario's
  std::vector<std::string> policies;
  std::vector<std::string> relocations;
  std::vector<std::string> settings;  ///< "key=value1,value2"
  std::string roads;                  ///< instead of the scenarios'
  std::optional<std::uint64_t> seed;  ///< instead of the scenarios'
  std::uint32_t replications = kUsualReplications;
  std::optional<HalfWidth> until;  ///< then `replications` does not count
  std::string until_kpi = "response_mean_s";
  std::uint32_t most_replications = 10'000;
  int threads = 0;
  Shard shard;
  StudyStart start = StudyStart::create;
  bool incident_times = false;
  std::string out = "study.h5";
};

/// Simulates what is missing and says what stands in the file. Returns 0; 130 or 143 after SIGINT
/// or SIGTERM, with all rows that were under way finished. Errors are thrown: InputError with every
/// fault, IoError.
int batch_command(BatchOptionsGiven const& options, std::ostream& out);

/// "0/3": share 0 of 3. Nothing where it is no such share.
std::optional<Shard> parse_shard(std::string_view text);

}  // namespace sc
