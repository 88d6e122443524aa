// SPDX-License-Identifier: Apache-2.0
#include "io/atomic_folder.h"

#include <system_error>

#include "base/check.h"
#include "io/hdf5/atomic_file.h"

namespace sc {
namespace {

namespace fs = std::filesystem;

/// "out/", "." and "out/../out" as a path with a last name.
fs::path with_name(std::string const& path) {
  fs::path const whole = fs::absolute(path).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

void refuse_full(std::string const& path, fs::path const& goal) {
  std::error_code error;
  fs::file_status const status = fs::symlink_status(goal, error);
  if (!fs::exists(status)) return;
  if (!fs::is_directory(status)) throw InputError({path, 0, "exists and is no folder"});
  bool const empty = fs::is_empty(goal, error);
  if (error) throw IoError(path, "cannot be read: " + error.message());
  if (!empty) throw InputError({path, 0, "exists and is not empty (must be a new folder)"});
}

}  // namespace

AtomicFolder::AtomicFolder(std::string const& path) : path_(path) {
  if (path.empty()) throw InputError({"", 0, "output folder = \"\" (must be a name)"});
  goal_ = with_name(path);
  part_ = goal_.string() + ".part";
  refuse_full(path, goal_);
  std::error_code error;
  bool const made = fs::create_directory(part_, error);
  if (error) throw IoError(path_, "cannot be created: " + error.message());
  if (!made)
    throw InputError({part_.string(), 0, "exists (left over by a killed program? Remove it)"});
}

AtomicFolder::~AtomicFolder() {
  std::error_code ignored;
  if (!committed_) fs::remove_all(part_, ignored);
}

void AtomicFolder::commit() {
  std::error_code error;
  fs::rename(part_, goal_, error);  // takes the place of an empty folder
  if (error) throw IoError(path_, "cannot be created: " + error.message());
  committed_ = true;
  sync_folder_of(goal_, path_);
}

}  // namespace sc
