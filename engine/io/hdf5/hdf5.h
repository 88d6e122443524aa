// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <concepts>
#include <cstdint>
#include <utility>

/// What the HDF5 writer and reader share. The HDF5 library itself (C API, serial build) is named in
/// io/hdf5/*.cc only.
///
/// Threads: the library has process-wide state and no locks. Everything in this namespace, on
/// whatever file, must be called by one thread at a time.

namespace sc::hdf5 {

/// Element types of numeric datasets; files hold them little-endian.
enum class ElementType : std::uint8_t {
  int8,
  uint8,
  int16,
  uint16,
  int32,
  uint32,
  int64,
  uint64,
  float32,
  float64
};

template <class T, class... U>
concept OneOf = (std::same_as<T, U> || ...);
template <class T>
concept Element = OneOf<T, std::int8_t, std::uint8_t, std::int16_t, std::uint16_t, std::int32_t,
                        std::uint32_t, std::int64_t, std::uint64_t, float, double>;

template <Element T>
constexpr ElementType element_type() {
  if constexpr (std::same_as<T, float>) return ElementType::float32;
  if constexpr (std::same_as<T, double>) return ElementType::float64;
  if constexpr (std::same_as<T, std::int8_t>) return ElementType::int8;
  if constexpr (std::same_as<T, std::uint8_t>) return ElementType::uint8;
  if constexpr (std::same_as<T, std::int16_t>) return ElementType::int16;
  if constexpr (std::same_as<T, std::uint16_t>) return ElementType::uint16;
  if constexpr (std::same_as<T, std::int32_t>) return ElementType::int32;
  if constexpr (std::same_as<T, std::uint32_t>) return ElementType::uint32;
  if constexpr (std::same_as<T, std::int64_t>) return ElementType::int64;
  if constexpr (std::same_as<T, std::uint64_t>) return ElementType::uint64;
}

/// Where the values of a contiguous dataset lie in its file.
struct Extent {
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
};

/// Owns one identifier of the library and closes it.
class Handle {
 public:
  using Id = std::int64_t;
  using Close = int (*)(Id);

  Handle() = default;
  Handle(Id id, Close closer) : id_(id), close_(closer) {}
  Handle(Handle&& other) noexcept { swap(other); }
  Handle& operator=(Handle&& other) noexcept {
    Handle taken(std::move(other));
    swap(taken);
    return *this;
  }
  ~Handle();

  /// Closes at once, to learn whether that went well. Again: nothing happens.
  bool close() { return id_ < 0 || close_(std::exchange(id_, -1)) >= 0; }
  [[nodiscard]] Id id() const { return id_; }
  /// How many ended so far in a way that may have lost what was written to them.
  static unsigned failed() { return failed_; }

 private:
  void swap(Handle& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
  }

  inline static std::atomic<unsigned> failed_ = 0;

  Id id_ = -1;
  Close close_ = nullptr;
};

}  // namespace sc::hdf5
