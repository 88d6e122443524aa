// SPDX-License-Identifier: Apache-2.0
#include "service/http/token_file.h"

#include <sys/stat.h>

#include <cerrno>
#include <nlohmann/json.hpp>
#include <set>

#include "base/check.h"
#include "io/hdf5/atomic_file.h"
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
    if (!names.insert(entries.back().name).second) object.complain("name", "must be unique");
  }
  root.refuse_other_keys();
  return entries;
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
  write_private_file(path, root.dump(1) + '\n');
}

}  // namespace sc
