// SPDX-License-Identifier: Apache-2.0
#include "service/journal/new_file.h"

#include <filesystem>
#include <string_view>
#include <system_error>

#include "base/check.h"

namespace sc {
namespace {

void refuse_existing(std::string const& path, std::string_view must_be) {
  std::error_code ignored;
  if (std::filesystem::exists(std::filesystem::symlink_status(path, ignored)))
    throw InputError({path, 0, "exists (" + std::string(must_be) + ")"});
}

}  // namespace

AtomicFile new_private_file(std::string const& path) {
  refuse_existing(path, "must be a new file");
  refuse_existing(path + ".part", "being written, or left over by a killed program? Remove it");
  return AtomicFile(path, AtomicFile::Private{});
}

}  // namespace sc
