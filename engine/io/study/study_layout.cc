// SPDX-License-Identifier: Apache-2.0
#include "io/study/study_layout.h"

#include <fmt/format.h>

#include <algorithm>

#include "io/hash.h"
#include "io/hdf5/hdf5_writer.h"
#include "io/study/study_head_json.h"
#include "io/study/study_tables.h"

namespace sc {
namespace {

/// A row as it will stand in the new file, and where it is now.
struct NewRow {
  std::size_t source = 0;
  std::size_t source_row = 0;
  RowRecord from;          ///< its incidents in the source; checksum 0: not finished
  std::int64_t begin = 0;  ///< of its incidents in the new file
};

class StudyCopy {
 public:
  StudyCopy(std::filesystem::path const& path, StudyHead const& head, StudyState state,
            std::span<StudySource const> sources, std::size_t spare_incidents)
      : head_(head), cells_(head), sources_(sources), rows_(cells_.size()), file_(path) {
    find_rows();
    std::size_t const incidents = number_incidents() + spare_incidents;
    write_attributes(state);
    write_study_tables(file_.root(), head);
    reserve(incidents);
    file_.close();
  }

  std::vector<RowRecord> copy() {
    copy_row_columns();
    for (std::size_t c = 0; c < numbers_.size(); ++c) copy_numbers(c);
    for (std::size_t c = 0; c < incident_.size(); ++c) copy_incidents(c);
    file_.commit();
    std::vector<RowRecord> records;
    for (NewRow const& row : rows_)
      records.push_back({row.begin, row.from.incident_count, row.from.checksum});
    return records;
  }

 private:
  void find_rows() {
    for (std::size_t s = 0; s < sources_.size(); ++s) {
      StudyFile const& source = *sources_[s].file;
      std::vector<RowRecord> const& records = *sources_[s].records;
      for (std::size_t k = 0; k < records.size(); ++k) {
        StudyCell const cell = source.cells().cell(k);
        if (records[k].checksum == 0 || !wanted(cell)) continue;
        NewRow& row = rows_[cells_.row(cell)];
        if (row.from.checksum == 0) row = {s, k, records[k], 0};
      }
    }
  }

  [[nodiscard]] bool wanted(StudyCell cell) const {
    return head_.shard.holds(cell.variant, cell.replication) &&
           cell.replication < head_.variants[cell.variant].replications;
  }

  std::size_t number_incidents() {
    std::int64_t next = 0;
    for (NewRow& row : rows_) {
      row.begin = row.from.checksum == 0 ? 0 : next;
      next += row.from.incident_count;
    }
    return static_cast<std::size_t>(next);
  }

  void write_attributes(StudyState state) {
    hdf5::Group& root = file_.root();
    root.attribute("Conventions", "CF-1.10");
    root.attribute("title", "replications of a study");
    root.attribute("title_zh", "批量推演结果");
    root.attribute("format", "stormcrew-study");
    root.attribute("format_version", std::int32_t{kStudyFormatVersion});
    root.attribute("engine_version", head_.engine_version);
    root.attribute("git_sha", head_.git_sha);
    root.attribute("shard", fmt::format("{}/{}", head_.shard.index, head_.shard.count));
    root.attribute("stop_rule", head_.stop_rule);
    root.attribute("complete", std::int32_t{state == StudyState::closed});
  }

  void reserve(std::size_t incidents) {
    hdf5::Group& root = file_.root();
    hdf5::Dimension const row = root.dimension("row", rows_.size());
    for (std::size_t c = 0; c < kRowColumns; ++c)
      row_columns_[c] = reserve_column(root, row_columns()[c], row);
    for (StudyColumn const& column : head_.columns) {
      hdf5::Variable variable = root.reserve(column.name, hdf5::ElementType::float64, row);
      variable.describe(column.labels.en, column.labels.zh, column.unit);
      numbers_.push_back(variable.extent());
    }
    hdf5::Group group = root.group("incident_table");
    hdf5::Dimension const axis = group.dimension("incident", incidents);
    for (FixedColumn const& column : incident_columns(head_.incident_times))
      incident_.push_back(reserve_column(group, column, axis));
  }

  template <class T>
  void put(hdf5::Extent place, std::vector<T> const& values) {
    if (!values.empty()) file_.write_at(place.offset, std::as_bytes(std::span(values)));
  }

  template <class T, class Get>
  void put_row_column(RowColumn column, Get get) {
    std::vector<T> values(rows_.size());
    for (std::size_t k = 0; k < rows_.size(); ++k) values[k] = static_cast<T>(get(k));
    put(row_columns_[static_cast<std::size_t>(column)], values);
  }

  void copy_row_columns() {
    put_row_column<std::int32_t>(RowColumn::variant,
                                 [&](std::size_t k) { return cells_.cell(k).variant; });
    put_row_column<std::uint32_t>(RowColumn::replication,
                                  [&](std::size_t k) { return cells_.cell(k).replication; });
    put_row_column<std::int64_t>(RowColumn::incident_begin,
                                 [&](std::size_t k) { return rows_[k].begin; });
    put_row_column<std::int32_t>(RowColumn::incident_count,
                                 [&](std::size_t k) { return rows_[k].from.incident_count; });
    put_row_column<std::uint64_t>(RowColumn::checksum,
                                  [&](std::size_t k) { return rows_[k].from.checksum; });
  }

  void copy_numbers(std::size_t column) {
    std::vector<std::vector<double>> from;
    for (StudySource const& source : sources_)
      from.push_back(source.file->numbers(column, 0, source.file->cells().size()));
    std::vector<double> values(rows_.size());
    for (std::size_t k = 0; k < rows_.size(); ++k)
      if (rows_[k].from.checksum != 0) values[k] = from[rows_[k].source][rows_[k].source_row];
    put(numbers_[column], values);
  }

  void copy_incidents(std::size_t column) {
    constexpr std::size_t kPiece = std::size_t{1} << 20;
    std::size_t const width = incident_columns(head_.incident_times)[column].bytes;
    std::uint64_t at = incident_[column].offset;
    std::vector<std::byte> piece;
    auto const flush = [&] {
      file_.write_at(at, piece);
      at += piece.size();
      piece.clear();
    };
    for (NewRow const& row : rows_) {
      if (row.from.incident_count == 0) continue;
      std::size_t const bytes = static_cast<std::size_t>(row.from.incident_count) * width;
      std::size_t const before = piece.size();
      piece.resize(before + bytes);
      sources_[row.source].file->read_incidents(column, row.from, std::span(piece).subspan(before));
      if (piece.size() >= kPiece) flush();
    }
    flush();
  }

  StudyHead const& head_;
  StudyCells cells_;
  std::span<StudySource const> sources_;
  std::vector<NewRow> rows_;
  hdf5::Writer file_;
  std::array<hdf5::Extent, kRowColumns> row_columns_;
  std::vector<hdf5::Extent> numbers_, incident_;
};

}  // namespace

std::vector<RowRecord> write_study(std::filesystem::path const& path, StudyHead const& head,
                                   StudyState state, std::span<StudySource const> sources,
                                   std::size_t spare_incidents) {
  return StudyCopy(path, head, state, sources, spare_incidents).copy();
}

}  // namespace sc
