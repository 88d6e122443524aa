// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace sc {

/// Is the open file still the one of this name? Another writer may have renamed or removed it.
bool has_name(int fd, std::string const& path);

/// Writes all bytes at a place of an open file. 0, or the system's error number.
int write_all_at(int fd, std::uint64_t offset, std::span<std::byte const> bytes);

/// Makes what was renamed or made in the folder of `path` durable. Some file systems cannot sync a
/// folder: that is no fault. Throws IoError about `shown`, the name that the user gave.
void sync_folder_of(std::filesystem::path const& path, std::string const& shown);

/// A file that appears under its name complete or not at all: bytes go to `<path>.part`, commit()
/// makes them durable and renames. Without commit the .part is removed again. After a power cut a
/// .part may be left over; the next writer of the same path replaces it. A second writer of a path
/// that somebody writes is refused, where the file system has locks.
///
/// Errors: IoError with the path and the system's message. A path that exists and is not a regular
/// file (a folder, a device) is refused before anything is written. Of a symbolic link the file
/// behind it is written.
class AtomicFile {
 public:
  explicit AtomicFile(std::filesystem::path path);
  /// For its owner's eyes alone (mode 0600), from its first byte on.
  struct Private {};
  AtomicFile(std::filesystem::path path, Private);
  ~AtomicFile();
  AtomicFile(AtomicFile const&) = delete;
  AtomicFile& operator=(AtomicFile const&) = delete;

  [[nodiscard]] std::string const& path() const { return path_; }
  /// What it is called until commit().
  [[nodiscard]] std::string const& part() const { return part_; }

  /// Appends all bytes.
  void write(std::span<std::byte const> bytes);
  /// Makes the file so long; zeros where nothing was written.
  void extend_to(std::uint64_t bytes);
  /// Writes all bytes at a place of the file.
  void write_at(std::uint64_t offset, std::span<std::byte const> bytes);
  void write(std::string_view text) { write(std::as_bytes(std::span(text))); }
  /// fsync, rename, fsync of the folder. Nothing may be written afterwards.
  void commit();

 private:
  void open(unsigned mode);
  void give_up();
  [[noreturn]] void fail(int error, char const* what);

  std::string path_;
  std::string part_;
  int fd_ = -1;
  std::uint64_t appended_ = 0;  ///< bytes, by write()
};

/// The whole file at once.
void write_file(std::filesystem::path const& path, std::string_view text);
/// Several that belong together: none appears before all have been written. Only what then stops a
/// rename leaves some without the others.
struct NamedText {
  std::filesystem::path path;
  std::string text;
};
void write_files(std::span<NamedText const> files);
void write_private_file(std::filesystem::path const& path, std::string_view text);

}  // namespace sc
