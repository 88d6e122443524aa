// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Three kinds of error, three tools (docs/decisions/0007-errors.md):
///   input wrong   -> InputError, every fault at once          (exit 2)
///   our code wrong-> SC_EXPECT / SC_ENSURE / SC_HEAVY          (checked builds only)
///   world wrong   -> IoError with path and library message     (exit 3)

namespace sc {

/// One fault of an input: where it stands, what it is, what it must be.
struct Fault {
  std::string file;      ///< path as the user gave it; may be empty for an option
  std::size_t line = 0;  ///< 1-based; 0 when the whole file is meant
  std::string message;   ///< "what = value (what it must be). Suggestion?"

  bool operator==(Fault const&) const = default;
};

/// `file:line: message`, leaving out the parts that are unknown.
std::string to_string(Fault const& fault);

/// Input that cannot be used. Carries every fault found, in order of file and line.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Fault> faults);
  explicit InputError(Fault fault) : InputError(std::vector<Fault>{std::move(fault)}) {}

  [[nodiscard]] std::vector<Fault> const& faults() const { return faults_; }

 private:
  std::vector<Fault> faults_;
};

/// Collects faults while readers go on; throws them together at the end.
class Complaints {
 public:
  void add(std::string_view file, std::size_t line, std::string message);
  void add(InputError const& error);
  /// Those that are not there yet: what several readings have in common is told once.
  void add_once(InputError const& error);
  [[nodiscard]] bool empty() const { return faults_.empty(); }
  [[nodiscard]] std::vector<Fault> const& faults() const { return faults_; }

  /// Throws InputError when anything was added.
  void throw_if_any() const;

 private:
  std::vector<Fault> faults_;
};

/// Disk full, unreadable device, a library that failed: not the input's fault and not ours.
class IoError : public std::runtime_error {
 public:
  IoError(std::string_view path, std::string_view what);
};

/// A broken contract of our own code.
class ContractError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

namespace detail {
[[noreturn]] void contract_failed(char const* kind, char const* condition, char const* file,
                                  int line);
}

}  // namespace sc

#define SC_DETAIL_CHECK(kind, cond) \
  ((cond) ? void(0) : ::sc::detail::contract_failed(kind, #cond, __FILE__, __LINE__))
#if defined(SC_CHECKS) && SC_CHECKS >= 1
#define SC_EXPECT(cond) SC_DETAIL_CHECK("precondition", cond)
#define SC_ENSURE(cond) SC_DETAIL_CHECK("postcondition", cond)
#else
#define SC_EXPECT(cond) ((void)sizeof((cond) ? 1 : 0))
#define SC_ENSURE(cond) ((void)sizeof((cond) ? 1 : 0))
#endif
#if defined(SC_CHECKS) && SC_CHECKS >= 2
#define SC_HEAVY(cond) SC_DETAIL_CHECK("invariant", cond)
#else
#define SC_HEAVY(cond) ((void)sizeof((cond) ? 1 : 0))
#endif
