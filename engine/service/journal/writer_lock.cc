// SPDX-License-Identifier: Apache-2.0
#include "service/journal/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <span>
#include <system_error>
#include <thread>

#include "base/check.h"
#include "io/hdf5/atomic_file.h"

namespace sc {
namespace {

std::string message_of(int error) {
  return std::generic_category().message(error);
}

/// flock, again when a signal came in between: 0 or the error.
int lock(int fd, int how) {
  while (::flock(fd, how | LOCK_NB) != 0)
    if (errno != EINTR) return errno;
  return 0;
}

/// The same for the writer, who waits a moment: a reader that looks whether there is one holds the
/// lock meanwhile, and whoever writes tokens soon ends.
int lock_to_write(int fd) {
  constexpr int kTries = 20;
  int error = lock(fd, LOCK_EX);
  for (int i = 1; i < kTries && error == EWOULDBLOCK; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    error = lock(fd, LOCK_EX);
  }
  return error;
}

/// " with process id 123", or nothing while the owner has not written it yet.
std::string owner_in(int fd) {
  std::array<char, 20> text{};
  ssize_t const length = ::pread(fd, text.data(), text.size(), 0);
  std::string id(text.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
  id.resize(std::min(id.find_first_not_of("0123456789"), id.size()));
  return id.empty() ? id : " with process id " + id;
}

/// 0 or the error.
int sign(int fd) {
  std::string const id = std::to_string(::getpid()) + '\n';
  if (::ftruncate(fd, 0) != 0) return errno;
  return write_all_at(fd, 0, std::as_bytes(std::span(id)));
}

}  // namespace

WriterLock::WriterLock(std::string const& path, std::string const& what)
    : fd_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
  if (fd_ < 0) throw IoError(path, "cannot be opened: " + message_of(errno));
  int error = lock_to_write(fd_);
  std::string const owner = error == EWOULDBLOCK ? owner_in(fd_) : std::string();
  bool const taken = error == EWOULDBLOCK;
  if (error == 0) error = sign(fd_);
  if (error == 0) return;
  ::close(fd_);
  throw IoError(path, taken ? what + " is in use by another program" + owner
                            : "cannot be locked: " + message_of(error));
}

WriterLock::~WriterLock() {
  ::close(fd_);
}

NoWriter::NoWriter(std::string const& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (fd_ < 0 && errno != ENOENT) throw IoError(path, "cannot be opened: " + message_of(errno));
  if (fd_ < 0) return;
  int const error = lock(fd_, LOCK_SH);
  holds_ = error == 0;
  if (holds_ || error == EWOULDBLOCK) return;
  ::close(fd_);
  throw IoError(path, "cannot be locked: " + message_of(error));
}

NoWriter::~NoWriter() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace sc
