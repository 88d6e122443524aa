// SPDX-License-Identifier: Apache-2.0
#include "service/http/token_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>

#include "base/check.h"
#include "io/text/json_object.h"
#include "io/text/text_file.h"

namespace sc {
namespace {

constexpr std::string_view kFormat = "stormcrew-tokens-1";

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

Tokens::Entry entry_of(JsonObject object) {
  Tokens::Entry entry;
  entry.name = object.text("name").value_or("");
  if (!is_token_name(entry.name)) object.complain("name", "must be 1 to 64 printable characters");
  std::string const role = object.text("role").value_or("");
  if (auto const known = role_of(role))
    entry.role = *known;
  else
    object.complain("role", "must be viewer, dispatcher or admin");
  entry.sha256 = object.text("sha256").value_or("");
  if (!is_hash(entry.sha256)) object.complain("sha256", "must be 64 digits 0-9 a-f");
  object.refuse_other_keys();
  return entry;
}

std::vector<Tokens::Entry> entries_of(std::string const& path, std::string const& text,
                                      CappedFaults& faults) {
  JsonObject root = JsonObject::parse(path, text, faults);
  if (root.text("format").value_or("") != kFormat)
    root.complain("format", "must be " + std::string(kFormat));
  std::vector<Tokens::Entry> entries;
  std::set<std::string> names;
  for (JsonObject& object : root.objects("tokens")) {
    entries.push_back(entry_of(object));
    if (!names.insert(entries.back().name).second) object.complain("name", "must not stand twice");
  }
  root.refuse_other_keys();
  return entries;
}

[[noreturn]] void fail(std::string const& path, int error) {
  throw IoError(path, "cannot be written: " + std::generic_category().message(error));
}

/// All bytes, on the disk; 0 or the system's error.
int put(int fd, std::string_view text) {
  while (!text.empty()) {
    ssize_t const n = ::write(fd, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return ::fsync(fd) == 0 ? 0 : errno;
}

}  // namespace

std::vector<Tokens::Entry> read_token_file(std::string const& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 && errno == ENOENT) return {};
  Complaints complaints;
  auto const text = read_whole_file(path, complaints, 1);
  if (text && (info.st_mode & (S_IWGRP | S_IWOTH)) != 0)
    complaints.add(path, 0, "may be written by others (must be its owner's alone: chmod 600)");
  std::vector<Tokens::Entry> entries;
  if (text) {
    CappedFaults faults;
    entries = entries_of(path, *text, faults);
    faults.report(path, "faults of tokens", complaints);
  }
  complaints.throw_if_any();
  return entries;
}

void write_token_file(std::string const& path, std::span<Tokens::Entry const> entries) {
  nlohmann::json list = nlohmann::json::array();
  for (Tokens::Entry const& e : entries)
    list.push_back({{"name", e.name}, {"role", name_of(e.role)}, {"sha256", e.sha256}});
  nlohmann::json const root{{"format", kFormat}, {"tokens", std::move(list)}};
  std::string const part = path + ".part";
  // Of mode 0600 from its first byte, not only once it is complete.
  ::unlink(part.c_str());
  int const fd = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) fail(path, errno);
  int error = put(fd, root.dump(1) + '\n');
  ::close(fd);
  if (error == 0 && std::rename(part.c_str(), path.c_str()) != 0) error = errno;
  if (error == 0) return;
  ::unlink(part.c_str());
  fail(path, error);
}

}  // namespace sc
