// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace sc::test {

/// A folder of its own for a test's files, gone with the object.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(TempFolder const&) = delete;
  TempFolder& operator=(TempFolder const&) = delete;

  [[nodiscard]] std::filesystem::path const& path() const { return folder_; }
  [[nodiscard]] std::string path(std::string_view name) const { return folder_ / name; }
  [[nodiscard]] std::filesystem::path operator/(std::string_view name) const {
    return folder_ / name;
  }
  /// Writes a file and returns its path.
  [[nodiscard]] std::string write(std::string_view name, std::string_view content) const;
  /// Number of entries: what a failed writer left behind.
  [[nodiscard]] std::ptrdiff_t entries() const;

 private:
  std::filesystem::path folder_;
};

/// All bytes of a file.
std::string bytes_of(std::filesystem::path const& path);
void put_bytes(std::filesystem::path const& path, std::string_view bytes);

}  // namespace sc::test
