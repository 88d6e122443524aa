// SPDX-License-Identifier: Apache-2.0
#include "service/journal/whole_file.h"

#include <filesystem>
#include <system_error>

#include "base/check.h"

namespace sc {
namespace {

std::string const& must_be_new(std::string const& path) {
  std::error_code ignored;
  if (std::filesystem::exists(std::filesystem::symlink_status(path, ignored)))
    throw InputError({path, 0, "exists (must be a new file)"});
  return path;
}

}  // namespace

WholeFile::WholeFile(std::string const& path) : file_(must_be_new(path), AtomicFile::Private{}) {}

}  // namespace sc
