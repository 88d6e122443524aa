// SPDX-License-Identifier: Apache-2.0
#include "service/http/audit_log.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>

#include "io/text/iso_time.h"

namespace sc {
namespace {

constexpr std::size_t kLongestText = 200;

std::string text_of(AuditLine const& line) {
  using Json = nlohmann::ordered_json;
  Json const json{{"time", date_time_text(line.unix_ms, Duration{})},
                  {"address", line.address},
                  {"name", line.name},
                  {"role", line.role},
                  {"method", line.method.substr(0, kLongestText)},
                  {"path", line.path.substr(0, line.path.find('?')).substr(0, kLongestText)},
                  {"status", line.status},
                  {"why", line.why.substr(0, kLongestText)}};
  return json.dump(-1, ' ', true, Json::error_handler_t::replace) + '\n';
}

}  // namespace

AuditLog::AuditLog(std::string path, std::size_t most_bytes)
    : path_(std::move(path)), most_bytes_(most_bytes) {}

AuditLog::~AuditLog() {
  if (fd_ >= 0) ::close(fd_);
}

void AuditLog::open() {
  // O_NONBLOCK: a path that is a pipe without a reader must not stop the service.
  fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0600);
  struct stat info {};
  if (fd_ >= 0 && ::fstat(fd_, &info) == 0) bytes_ = static_cast<std::size_t>(info.st_size);
}

void AuditLog::rotate() {
  ::close(fd_);
  fd_ = -1;
  bytes_ = 0;
  if (std::rename(path_.c_str(), (path_ + ".1").c_str()) == 0) open();
}

void AuditLog::add(AuditLine const& line) {
  if (path_.empty()) return;
  if (fd_ < 0) open();
  if (fd_ >= 0 && bytes_ >= most_bytes_) rotate();
  if (fd_ < 0) return;
  std::string const text = text_of(line);
  ssize_t const n = ::write(fd_, text.data(), text.size());
  if (n > 0) bytes_ += static_cast<std::size_t>(n);
}

}  // namespace sc
