// SPDX-License-Identifier: Apache-2.0
#include "service/journal/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/check.h"

namespace sc {
namespace {

/// Makes the part, which must be new: two who write the same file would spoil it.
void reserve(std::string const& part) {
  int const fd = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0 && errno == EEXIST)
    throw InputError(
        {part, 0, "exists (being written, or left over by a killed program? Remove it)"});
  if (fd < 0) throw IoError(part, "cannot be created: " + std::generic_category().message(errno));
  ::close(fd);
}

}  // namespace

WholeFile::WholeFile(std::string const& path) : part_(path + ".part") {
  std::error_code ignored;
  if (std::filesystem::exists(std::filesystem::symlink_status(path, ignored)))
    throw InputError({path, 0, "exists (must be a new file)"});
  reserve(part_);
  file_.emplace(path);
}

}  // namespace sc
