// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace sc {

/// The right to write a journal, or its tokens: an advisory lock (flock) on a file with the owner's
/// process id. The kernel gives it back when the process ends, however it ends; the file stays.
class WriterLock {
 public:
  /// `what` is written under it: "the journal". Waits a second for another. Errors: IoError, with
  /// the process that has it where somebody else still does.
  WriterLock(std::string const& path, std::string const& what);
  ~WriterLock();
  WriterLock(WriterLock const&) = delete;
  WriterLock& operator=(WriterLock const&) = delete;

 private:
  int fd_ = -1;
};

/// While it lives nobody becomes the writer. Makes no file: where there is none, there is no
/// writer.
class NoWriter {
 public:
  explicit NoWriter(std::string const& path);
  ~NoWriter();
  NoWriter(NoWriter const&) = delete;
  NoWriter& operator=(NoWriter const&) = delete;
  /// No: somebody writes.
  [[nodiscard]] bool holds() const { return holds_; }

 private:
  int fd_ = -1;
  bool holds_ = true;
};

}  // namespace sc
