// SPDX-License-Identifier: Apache-2.0
#include "support/small_study.h"

#include <cmath>
#include <utility>

#include "base/random.h"

namespace sc::test {
namespace {

SimTime minute(double m) {
  return SimTime{static_cast<std::int64_t>(m * 60'000)};
}

StudyIncident random_incident(Stream& luck, Duration late) {
  StudyIncident i;
  i.kind = static_cast<std::int16_t>(luck.below(3));
  i.severity = static_cast<float>(1 + 3 * luck.uniform());
  bool const reported = luck.uniform() < 0.9;
  i.wait_ms = reported ? static_cast<std::int64_t>(luck.exponential(1'200'000)) : -1;
  i.late = reported && i.wait_ms > late.ms ? 1 : 0;
  i.status = reported ? 4 : 0;
  i.onset = minute(1000 * luck.uniform());
  i.report = reported ? i.onset + Duration{60'000} : kNever;
  i.dispatch = i.report;
  i.arrive = reported ? i.report + Duration{i.wait_ms} : kNever;
  i.work_start = i.arrive;
  i.clear = kNever;
  i.position = {120 + luck.uniform(), 30 + luck.uniform()};
  return i;
}

}  // namespace

StudyHead small_study(std::uint32_t replications, Shard shard) {
  StudyHead head;
  head.engine_version = "0.9";
  head.git_sha = "abc";
  head.shard = shard;
  head.incident_times = true;
  head.columns = {{"response_mean_s", "s", {"平均响应", "mean response"}},
                  {"late_share", "1", {"迟到率", "late share"}}};
  head.kinds = {{"tree", {"倒树", "fallen tree"}},
                {"flood", {"积水", "waterlogging"}},
                {"drain", {"堵塞", "blocked drain"}}};
  head.scenarios = {{"scenarios/a", {"甲", "A"}, "a note", 7, {{"units.csv", "11"}}, "", "22"},
                    {"scenarios/b", {"乙", "B <&\""}, "", 8, {{"units.csv", "33"}}, "", "44"}};
  Duration const late = whole_minutes(30);
  head.variants = {
      {0, "shipped", "", "p0", "nearest_idle", "none", {}, late, replications},
      {0, "better", "plans/better.toml", "p1", "priority", "none", {}, late, replications},
      {1, "shipped", "", "p2", "nearest_idle", "none", {"rules.late_min=30"}, late, replications}};
  return head;
}

StudyRow small_row(StudyHead const& head, StudyCell cell) {
  Stream luck(99, cell.replication, Purpose::test, static_cast<std::uint32_t>(cell.variant));
  StudyRow row;
  row.numbers = {600 * luck.uniform(), cell.replication % 7 == 6 ? std::nan("") : luck.uniform()};
  std::uint32_t const incidents = luck.below(8) == 0 ? 0 : luck.below(40);
  for (std::uint32_t k = 0; k < incidents; ++k)
    row.incidents.push_back(random_incident(luck, head.variants[cell.variant].late));
  return row;
}

std::vector<StudyCell> shuffled_cells(StudyHead const& head, std::uint32_t seed) {
  StudyCells const all(head);
  std::vector<StudyCell> cells;
  for (std::size_t row = 0; row < all.size(); ++row) cells.push_back(all.cell(row));
  Stream luck(5, seed, Purpose::test, 0);
  for (std::size_t k = cells.size(); k > 1; --k)
    std::swap(cells[k - 1], cells[luck.below(static_cast<std::uint32_t>(k))]);
  return cells;
}

}  // namespace sc::test
