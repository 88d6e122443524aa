// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "service/journal/journal.h"

namespace sc::test {

inline JournalHead some_head() {
  return {.scenario_folder = "scenarios/tiny",
          .scenario_sha256 = std::string(64, 'a'),
          .roads = "district",
          .roads_sha256 = std::string(64, 'b'),
          .settings = "weather.rain_factor=2\nseed=7",
          .seed = 18'446'744'073'709'551'615U,
          .policy = "nearest_idle",
          .options = R"({"step_s": 60})",
          .engine_version = "0.1.0"};
}

/// The entry that stands under this number in every test: the number decides all of it.
inline JournalEntry entry(std::int64_t seq, std::size_t body_bytes = 20) {
  auto const number = std::to_string(seq);
  return {.seq = seq,
          .at = {seq / 2 * 1000},
          .wall_unix_ms = 1'626'000'000'000 + seq,
          .author = "u" + std::to_string(seq % 3),
          .role = "dispatcher",
          .reason = "because of " + number,
          .key = "key-" + number,
          .request = std::string(64, 'c'),
          .kind = "report",
          .body = "{\"n\": " + number + ", \"pad\": \"" + std::string(body_bytes, 'x') + "\"}",
          .reply = "{\"ok\": " + number + "}"};
}

/// Entries `from` to `to`, both included.
inline std::vector<JournalEntry> entries(std::int64_t from, std::int64_t to,
                                         std::size_t body_bytes = 20) {
  std::vector<JournalEntry> all;
  for (std::int64_t seq = from; seq <= to; ++seq) all.push_back(entry(seq, body_bytes));
  return all;
}

}  // namespace sc::test
