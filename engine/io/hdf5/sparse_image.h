// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>

#include "io/hdf5/atomic_file.h"
#include "io/hdf5/hdf5.h"

namespace sc::hdf5 {

/// A file in memory of which only the pages that were written take room. The HDF5 library writes
/// into it by a driver of our own (H5FDregister), because it must not meet a full disk itself: a
/// file that it fails to close crashes the process at its end (seen in 1.10.8), and its own driver
/// for memory takes room for everything.
class SparseImage {
 public:
  /// Makes files of these access properties be this image. It must outlive them, and be one file
  /// only. Errors: IoError when the library refuses.
  void become_driver_of(Handle const& access);

  /// Copies the pages, and makes the rest a hole. Errors: IoError; std::bad_alloc if there was not
  /// enough memory for all that was written.
  void copy_to(AtomicFile& file) const;

  void read(std::uint64_t offset, std::size_t size, std::byte* out) const;
  /// Without memory nothing is said before copy_to(): the library may not hear of it (see above).
  void write(std::uint64_t offset, std::size_t size, std::byte const* bytes) noexcept;
  std::uint64_t length = 0;

 private:
  static constexpr std::size_t kPage = 4096;
  using Page = std::array<std::byte, kPage>;
  void put(std::uint64_t offset, std::size_t size, std::byte const* bytes);

  std::map<std::uint64_t, Page> pages_;  ///< by number
  bool whole_ = true;
  Handle driver_;
};

}  // namespace sc::hdf5
