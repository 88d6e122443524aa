// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace sc {

/// A folder that appears under its name with all its files or not at all: they are written into
/// `<path>.part`, which commit() renames and makes durable (the files' own writing is their
/// writers' affair: AtomicFile). Without commit it is removed again.
///
/// Errors: InputError if `path` exists and is no empty folder, or if `<path>.part` exists (left
/// over by a program that was killed; it is not ours to delete). IoError with the system's message.
class AtomicFolder {
 public:
  explicit AtomicFolder(std::string const& path);
  ~AtomicFolder();
  AtomicFolder(AtomicFolder const&) = delete;
  AtomicFolder& operator=(AtomicFolder const&) = delete;

  /// Path of a file in it, before commit.
  [[nodiscard]] std::filesystem::path file(std::string_view name) const { return part_ / name; }
  void commit();

 private:
  std::string path_;  ///< as the user gave it
  std::filesystem::path goal_, part_;
  bool committed_ = false;
};

}  // namespace sc
