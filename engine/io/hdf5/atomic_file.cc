// SPDX-License-Identifier: Apache-2.0
#include "io/hdf5/atomic_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <deque>
#include <system_error>
#include <utility>

#include "base/check.h"

namespace sc {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 30;  // Linux writes less than 2 GiB at once

std::string message_of(int error) {
  return std::generic_category().message(error);
}

void refuse_special(std::string const& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return;
  if (S_ISDIR(info.st_mode)) throw IoError(path, "is a folder (must be a file name)");
  if (!S_ISREG(info.st_mode)) throw IoError(path, "is not a regular file and cannot be replaced");
}

/// What is written is the file behind a link, not the link. A link in circles stays as it is.
std::filesystem::path behind_links(std::filesystem::path path) {
  constexpr int kMost = 40;  // as many as the system follows
  std::error_code error;
  for (int i = 0; i < kMost && std::filesystem::is_symlink(path, error); ++i) {
    auto const to = std::filesystem::read_symlink(path, error);
    if (error) break;
    path = path.parent_path() / to;
  }
  return path;
}

/// False: another writer has the file. File systems without locks are used as they are.
bool lock(int fd) {
  return ::flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

/// A file that is left over is not written again: it may be open to all. False: somebody writes it.
bool remove_left_over(std::string const& part) {
  int const fd = ::open(part.c_str(), O_WRONLY | O_CLOEXEC);
  if (fd < 0) return true;
  bool const free = lock(fd);
  if (free && has_name(fd, part)) ::unlink(part.c_str());
  ::close(fd);
  return free;
}

/// 0, or the system's error number.
int sync_folder(std::filesystem::path const& folder) {
  int const fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return errno == EACCES ? 0 : errno;
  int const error = ::fsync(fd) == 0 ? 0 : errno;
  ::close(fd);
  return error == EINVAL || error == ENOTSUP ? 0 : error;
}

}  // namespace

bool has_name(int fd, std::string const& path) {
  struct stat open {};
  struct stat named {};
  return ::fstat(fd, &open) == 0 && ::stat(path.c_str(), &named) == 0 &&
         open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

int write_all_at(int fd, std::uint64_t offset, std::span<std::byte const> bytes) {
  while (!bytes.empty()) {
    ssize_t const n =
        ::pwrite(fd, bytes.data(), std::min(bytes.size(), kPiece), static_cast<off_t>(offset));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n < 0 ? errno : ENOSPC;
    bytes = bytes.subspan(static_cast<std::size_t>(n));
    offset += static_cast<std::uint64_t>(n);
  }
  return 0;
}

void sync_folder_of(std::filesystem::path const& path, std::string const& shown) {
  if (int const error = sync_folder(path.has_parent_path() ? path.parent_path() : "."); error != 0)
    throw IoError(shown, "its folder cannot be synced: " + message_of(error));
}

AtomicFile::AtomicFile(std::filesystem::path path)
    : path_(behind_links(std::move(path)).string()), part_(path_ + ".part") {
  open(0666);
}

AtomicFile::AtomicFile(std::filesystem::path path, Private)
    : path_(behind_links(std::move(path)).string()), part_(path_ + ".part") {
  open(0600);
}

void AtomicFile::open(unsigned mode) {
  refuse_special(path_);
  refuse_special(part_);
  while (remove_left_over(part_)) {
    fd_ = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd_ < 0) throw IoError(path_, "cannot be created: " + message_of(errno));
    bool const locked = lock(fd_);
    if (locked && has_name(fd_, part_)) return;
    ::close(std::exchange(fd_, -1));
    if (!locked) break;
  }
  throw IoError(path_, "is being written by another program");
}

AtomicFile::~AtomicFile() {
  give_up();
}

void AtomicFile::give_up() {
  if (fd_ < 0) return;
  ::unlink(part_.c_str());  // before another writer may have it
  ::close(std::exchange(fd_, -1));
}

void AtomicFile::fail(int error, char const* what) {
  give_up();
  throw IoError(path_, std::string(what) + ": " + message_of(error));
}

void AtomicFile::write(std::span<std::byte const> bytes) {
  write_at(appended_, bytes);
  appended_ += bytes.size();
}

void AtomicFile::extend_to(std::uint64_t bytes) {
  SC_EXPECT(fd_ >= 0);
  if (::ftruncate(fd_, static_cast<off_t>(bytes)) != 0) fail(errno, "cannot be written");
}

void AtomicFile::write_at(std::uint64_t offset, std::span<std::byte const> bytes) {
  SC_EXPECT(fd_ >= 0);
  if (int const error = write_all_at(fd_, offset, bytes); error != 0)
    fail(error, "cannot be written");
}

void AtomicFile::commit() {
  SC_EXPECT(fd_ >= 0);
  if (::fsync(fd_) != 0) fail(errno, "cannot be written");
  // Closing gives the name to other writers: it comes last, and has nothing left to write.
  if (std::rename(part_.c_str(), path_.c_str()) != 0) fail(errno, "cannot be written");
  ::close(std::exchange(fd_, -1));
  sync_folder_of(path_, path_);
}

void write_file(std::filesystem::path const& path, std::string_view text) {
  AtomicFile file(path);
  file.write(text);
  file.commit();
}

void write_files(std::span<NamedText const> files) {
  std::deque<AtomicFile> written;
  for (NamedText const& it : files) written.emplace_back(it.path).write(it.text);
  for (AtomicFile& file : written) file.commit();
}

void write_private_file(std::filesystem::path const& path, std::string_view text) {
  AtomicFile file(path, AtomicFile::Private{});
  file.write(text);
  file.commit();
}

}  // namespace sc
