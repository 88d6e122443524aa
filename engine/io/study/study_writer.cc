// SPDX-License-Identifier: Apache-2.0
#include "io/study/study_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <mutex>
#include <optional>

#include "base/check.h"
#include "io/study/study_file.h"
#include "io/study/study_head_json.h"
#include "io/study/study_layout.h"

namespace sc {
namespace {

constexpr std::size_t kLeastSpareIncidents = 4096;
constexpr std::size_t kSparePerRow = 32;
constexpr std::chrono::seconds kBetweenSyncs{5};

void refuse_existing(std::filesystem::path const& path) {
  if (std::filesystem::exists(std::filesystem::symlink_status(path)))
    throw InputError(Fault{path.string(), 0,
                           "is there already (must be a new file). --resume goes on with a study, "
                           "--replace begins anew"});
}

/// The head with as many replications as file and question have at most.
StudyHead resumed_head(StudyFile const& file, StudyHead const& asked) {
  Complaints complaints;
  auto const refuse = [&](std::string const& what) { complaints.add(file.path(), 0, what); };
  if (file.head().shard != asked.shard)
    refuse(fmt::format("shard = {}/{} (must be {}/{}, as asked for)", file.head().shard.index,
                       file.head().shard.count, asked.shard.index, asked.shard.count));
  for (std::string const& difference : head_differences(file.head(), asked, "what was asked for"))
    refuse(difference);
  complaints.throw_if_any();
  StudyHead head = asked;
  for (std::size_t v = 0; v < head.variants.size(); ++v) {
    std::uint32_t const there = file.head().variants[v].replications;
    std::uint32_t& wanted = head.variants[v].replications;
    if (there > wanted && head.stop_rule.empty())
      refuse(fmt::format("has {} replications of {} (must be at most {}, as asked for)", there,
                         head.variants[v].name, wanted));
    wanted = std::max(wanted, there);
  }
  complaints.throw_if_any();
  return head;
}

bool same_replications(StudyHead const& a, StudyHead const& b) {
  return std::equal(a.variants.begin(), a.variants.end(), b.variants.begin(), b.variants.end(),
                    [](StudyVariant const& x, StudyVariant const& y) {
                      return x.replications == y.replications;
                    });
}

}  // namespace

struct StudyWriter::State {
  State(std::filesystem::path const& path, StudyHead const& asked, StudyStart start) {
    if (start == StudyStart::create) refuse_existing(path);
    if (start == StudyStart::resume && std::filesystem::exists(path)) {
      resume(path, asked);
    } else {
      records = write_study(path, asked, StudyState::open, {}, spare_for(StudyCells(asked).size()));
      file.emplace(path, StudyFile::Access::write);
    }
    take_head();
  }

  void take_head() {
    head = file->head();
    cells = StudyCells(head);
  }

  void resume(std::filesystem::path const& path, StudyHead const& asked) {
    file.emplace(path, StudyFile::Access::write);
    StudyHead const resumed = resumed_head(*file, asked);
    records = file->sound_records();
    for (RowRecord const& record : records) {
      if (record.checksum == 0) continue;
      ++finished;
      incidents = std::max(incidents, static_cast<std::size_t>(record.incident_begin) +
                                          static_cast<std::size_t>(record.incident_count));
    }
    if (!same_replications(file->head(), resumed)) renew(resumed, StudyState::open);
  }

  static std::size_t spare_for(std::size_t rows) {
    return std::max(kLeastSpareIncidents, rows * kSparePerRow);
  }

  /// Writes the file anew. The old one keeps its lock until the new one has its own.
  void renew(StudyHead const& wanted, StudyState state) {
    std::size_t const spare = std::max(file->incident_capacity(), spare_for(records.size()));
    StudySource const source[] = {{&*file, &records}};
    std::vector<RowRecord> renewed =
        write_study(file->path(), wanted, state, source, state == StudyState::open ? spare : 0);
    file = StudyFile(file->path(), StudyFile::Access::write);
    records = std::move(renewed);
    incidents = 0;
    for (RowRecord const& record : records)
      incidents += static_cast<std::size_t>(record.incident_count);
  }

  [[nodiscard]] bool has(std::size_t row) const { return records[row].checksum != 0; }

  void sync_at_times() {
    auto const now = std::chrono::steady_clock::now();
    if (now - synced < kBetweenSyncs) return;
    file->sync();
    synced = now;
  }

  std::optional<StudyFile> file;   ///< always there after the constructor
  StudyHead head;                  ///< the file's, but left alone when put() writes the file anew
  StudyCells cells{StudyHead{}};   ///< likewise: others may look at them meanwhile
  std::vector<RowRecord> records;  ///< [rows]; checksum 0: missing
  std::size_t finished = 0;
  std::size_t incidents = 0;  ///< room for incidents taken
  std::chrono::steady_clock::time_point synced = std::chrono::steady_clock::now();
  mutable std::mutex mutex;
};

StudyWriter::StudyWriter(std::filesystem::path const& path, StudyHead head, StudyStart start)
    : state_(std::make_unique<State>(path, head, start)) {}

StudyWriter::~StudyWriter() = default;

StudyHead const& StudyWriter::head() const {
  return state_->head;
}

StudyCells const& StudyWriter::cells() const {
  return state_->cells;
}

std::size_t StudyWriter::finished() const {
  std::lock_guard const lock(state_->mutex);
  return state_->finished;
}

bool StudyWriter::has(StudyCell cell) const {
  std::lock_guard const lock(state_->mutex);
  return state_->has(state_->cells.row(cell));
}

void StudyWriter::put(StudyCell cell, StudyRow const& row) {
  State& s = *state_;
  IncidentBytes const incidents = incident_bytes(row.incidents, s.head.incident_times);
  RowRecord record{0, static_cast<std::int32_t>(row.incidents.size()),
                   row_checksum(cell, row.numbers, incidents)};
  std::lock_guard const lock(s.mutex);
  if (s.incidents + row.incidents.size() > s.file->incident_capacity())
    s.renew(s.head, StudyState::open);
  std::size_t const k = s.cells.row(cell);
  SC_EXPECT(!s.has(k));
  record.incident_begin = static_cast<std::int64_t>(s.incidents);
  s.file->write_incidents(s.incidents, incidents);
  s.file->write_row(k, row.numbers, record);
  s.incidents += row.incidents.size();
  s.records[k] = record;
  ++s.finished;
  s.sync_at_times();
}

void StudyWriter::extend(std::size_t scenario, std::uint32_t replications) {
  StudyHead head = state_->head;
  for (StudyVariant& v : head.variants)
    if (v.scenario == scenario) v.replications = std::max(v.replications, replications);
  state_->renew(head, StudyState::open);
  state_->take_head();
}

std::vector<double> StudyWriter::numbers(std::size_t variant, std::size_t column) const {
  State const& s = *state_;
  std::size_t const begin = s.cells.begin(variant);
  std::size_t const n = s.cells.begin(variant + 1) - begin;
  std::vector<double> const all = s.file->numbers(column, begin, n);
  std::vector<double> result;
  for (std::size_t k = 0; k < n; ++k)
    if (s.has(begin + k)) result.push_back(all[k]);
  return result;
}

void StudyWriter::close() {
  SC_EXPECT(state_->finished == state_->records.size());
  if (!state_->file->closed()) state_->renew(state_->head, StudyState::closed);
}

}  // namespace sc
