// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "support/temp_folder.h"

namespace sc::fuzz {

/// A good HDF5 file and edits of it, made by the HDF5 library: checksums fit again, so that an edit
/// reaches our own reader. Bytes damaged at random seldom get past the library, whose faults are
/// not ours (docs/fuzzing.md).
///
/// Input: edits of 13 bytes each, numbers little-endian.
///
///   bytes 0-1    which dataset of numbers, or attribute, in the order of their names
///   byte  2      what: 0-4 a value set, 5 a dataset made longer or shorter, 6 removed, 7 its type
///   bytes 3-4    which value, or the new length
///   bytes 5-12   the value
class EditedHdf5 {
 public:
  /// `write` writes the good file.
  explicit EditedHdf5(std::function<void(std::filesystem::path const&)> const& write);
  /// The path of the edited file; the next one takes its place.
  [[nodiscard]] std::string edited(std::string_view edits) const;

 private:
  /// A dataset, or an attribute of an object.
  struct Place {
    std::string object, attribute;
  };
  test::TempFolder folder_;
  std::vector<Place> places_;
};

}  // namespace sc::fuzz
