// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace sc {

/// What is remembered of a write or a refusal. No token, no query and no body.
struct AuditLine {
  std::int64_t unix_ms = 0;
  std::string address;
  std::string name;  ///< empty: not known
  std::string role;
  std::string method;
  std::string path;
  int status = 0;
  std::string why;
};

/// Appends JSON lines to a file that only its owner may read. Longer than `most_bytes`, it is
/// renamed to `<file>.1`, in place of the one before. The service goes on where that fails: what
/// cannot be written is lost.
class AuditLog {
 public:
  explicit AuditLog(std::string path, std::size_t most_bytes = 10'000'000);
  ~AuditLog();
  AuditLog(AuditLog const&) = delete;
  AuditLog& operator=(AuditLog const&) = delete;

  void add(AuditLine const& line);

 private:
  void open();
  void rotate();

  std::string path_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  int fd_ = -1;
};

}  // namespace sc
