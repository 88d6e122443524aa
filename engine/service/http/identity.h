// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// Each may what those before it may.
enum class Role : std::uint8_t {
  viewer,      ///< looks and asks
  dispatcher,  ///< reports, orders, corrects
  admin        ///< moves the clock
};
std::string_view name_of(Role r);
std::optional<Role> role_of(std::string_view word);

/// Who asks. Without a token on loopback: no name, viewer.
struct Identity {
  std::string name;
  Role role = Role::viewer;
};

/// The tokens of a service. A token is 32 random bytes as text; only its SHA-256 is kept, so that
/// the file gives none away, and the hashes are compared in constant time. Who adds or removes one
/// reads the file again first, under a lock: others may have written it meanwhile.
class Tokens {
 public:
  /// Reads `path`; a file that is not there holds none. Errors: InputError, IoError.
  explicit Tokens(std::string path);

  struct Entry {
    std::string name;
    Role role = Role::viewer;
    std::string sha256;  ///< hex
  };
  [[nodiscard]] std::span<Entry const> entries() const { return entries_; }
  /// Makes a token, keeps its hash (file mode 0600, written whole) and returns it: it is never seen
  /// again. Errors: InputError for a name that is taken or is not 1 to 64 printable characters;
  /// IoError, also where another program holds the file for longer than a second.
  std::string add(std::string const& name, Role role);
  /// False: no such name.
  bool remove(std::string const& name);
  /// Whose it is.
  [[nodiscard]] std::optional<Identity> whose(std::string_view token) const;

 private:
  std::string path_;
  std::vector<Entry> entries_;
};

}  // namespace sc
