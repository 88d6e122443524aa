// SPDX-License-Identifier: Apache-2.0
#include "service/http/identity.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.h"
#include "io/hash.h"
#include "io/text/utf8.h"
#include "service/http/token_file.h"
#include "service/journal/writer_lock.h"

namespace sc {
namespace {

constexpr std::array<std::string_view, 3> kRoles = {"viewer", "dispatcher", "admin"};
constexpr std::size_t kLongestToken = 256;  // ours have 64; what is longer is not worth hashing

std::string random_token() {
  std::array<unsigned char, 32> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
    throw IoError("OpenSSL", "has no random bytes");
  std::string text;
  for (unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

std::string fault_of(std::string const& name, std::span<Tokens::Entry const> entries) {
  if (!is_token_name(name))
    return fmt::format("name = {} (must be 1 to 64 printable characters)", name.substr(0, 80));
  bool const taken =
      std::any_of(entries.begin(), entries.end(), [&](auto const& e) { return e.name == name; });
  return taken ? fmt::format("name = {} (must not be taken)", name) : std::string();
}

WriterLock writing(std::string const& path) {
  return WriterLock(path + ".lock", "the token file");
}

}  // namespace

std::string_view name_of(Role r) {
  return kRoles.at(static_cast<std::size_t>(r));
}

std::optional<Role> role_of(std::string_view word) {
  for (std::size_t i = 0; i < kRoles.size(); ++i)
    if (kRoles.at(i) == word) return static_cast<Role>(i);
  return std::nullopt;
}

bool is_token_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && !first_non_utf8(name) &&
         std::none_of(name.begin(), name.end(), is_ascii_control);
}

Tokens::Tokens(std::string path) : path_(std::move(path)), entries_(read_token_file(path_)) {}

std::string Tokens::add(std::string const& name, Role role) {
  WriterLock const lock = writing(path_);
  entries_ = read_token_file(path_);
  if (std::string fault = fault_of(name, entries_); !fault.empty())
    throw InputError({path_, 0, std::move(fault)});
  std::string token = random_token();
  std::vector<Entry> all = entries_;
  all.push_back({name, role, sha256_hex(token)});
  write_token_file(path_, all);
  entries_ = std::move(all);
  return token;
}

bool Tokens::remove(std::string const& name) {
  WriterLock const lock = writing(path_);
  entries_ = read_token_file(path_);
  std::vector<Entry> rest = entries_;
  if (std::erase_if(rest, [&](Entry const& e) { return e.name == name; }) == 0) return false;
  write_token_file(path_, rest);
  entries_ = std::move(rest);
  return true;
}

std::optional<Identity> Tokens::whose(std::string_view token) const {
  if (token.empty() || token.size() > kLongestToken) return std::nullopt;
  std::string const hash = sha256_hex(token);
  Entry const* found = nullptr;
  // All of them, each in constant time: how long it takes tells nothing of what is in the list.
  for (Entry const& entry : entries_)
    if (CRYPTO_memcmp(entry.sha256.data(), hash.data(), hash.size()) == 0) found = &entry;
  if (found == nullptr) return std::nullopt;
  return Identity{found->name, found->role};
}

}  // namespace sc
