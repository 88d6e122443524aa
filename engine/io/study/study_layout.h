// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

#include "io/study/study_file.h"

/// Private to io/study: a new study file made of rows of others.

namespace sc {

enum class StudyState : std::uint8_t {
  open,   ///< rows are missing, or more may come
  closed  ///< at its end
};

/// A file and its rows that may be trusted (StudyFile::sound_records).
struct StudySource {
  StudyFile const* file = nullptr;
  std::vector<RowRecord> const* records = nullptr;
};

/// Writes a study file of this head. Rows that a source holds are copied, by cell; the first source
/// that has it counts. Others are not finished. Incidents stand in the order of rows, and there is
/// room for `spare_incidents` more.
/// The file appears complete or not at all; the same rows give the same bytes, wherever they came
/// from. Sources must have the head's columns and kinds. Memory: one column of all sources.
/// Returns the new file's records. Errors: IoError.
std::vector<RowRecord> write_study(std::filesystem::path const& path, StudyHead const& head,
                                   StudyState state, std::span<StudySource const> sources,
                                   std::size_t spare_incidents);

}  // namespace sc
