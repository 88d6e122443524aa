// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "drill/drill_case.h"
#include "drill/files/write_drill_set.h"
#include "support/temp_folder.h"

namespace sc::test {

/// A set written into a folder of its own, gone with the object.
struct WrittenSet {
  explicit WrittenSet(DrillSetCase made) : what(std::move(made)) {
    write_drill_set(folder / "set", what.set, what.roads, {});
  }
  [[nodiscard]] std::filesystem::path file(std::string const& name) const {
    return folder / "set" / name;
  }
  [[nodiscard]] std::string bytes(std::string const& name) const { return bytes_of(file(name)); }

  TempFolder folder;
  DrillSetCase what;
};

}  // namespace sc::test
