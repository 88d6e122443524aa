// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/hdf5/atomic_file.h"
#include "io/hdf5/hdf5.h"
#include "io/hdf5/sparse_image.h"

namespace sc::hdf5 {

/// Writes HDF5 files that are valid netCDF-4 as well: every axis of every dataset is a dimension
/// scale. The file is built in memory and put on the disk by commit() in one go
/// (io/hdf5/atomic_file.h), so that a full disk is met in our own code and no half-written file
/// bears the final name; it costs memory for the compressed file.
///
/// The same calls with the same values give the same bytes: no times are kept inside.
/// Datasets of 4 KiB and more are chunked (256 KiB), shuffled and deflated; no other filter, so
/// that every reader of HDF5 1.10 (2016) and later opens them.
///
/// Errors: IoError with the file's path and the library's message.

/// How datasets of 4 KiB and more are stored. Smaller ones lie as they are.
enum class Packing : std::uint8_t {
  deflate,   ///< chunks, shuffled and deflated: small files
  checksum,  ///< chunks with a checksum (Fletcher-32): read in half the time
};

/// One axis: a dimension scale. Cheap to copy; belongs to the writer that made it.
class Dimension {
 public:
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  friend class Group;
  std::shared_ptr<Handle const> scale_;
  std::size_t size_ = 0;
};

/// A group or dataset that takes attributes.
class Object {
 public:
  void attribute(std::string_view name, std::string_view text);
  /// long_name, long_name_zh and, unless empty, units: what every variable tells of itself.
  void describe(std::string_view long_name, std::string_view long_name_zh, std::string_view units);
  template <Element T>
  void attribute(std::string_view name, T value) {
    put_attribute(name, element_type<T>(), &value, {});
  }
  template <Element T>
  void attribute(std::string_view name, std::vector<T> const& values) {
    put_attribute(name, element_type<T>(), values.data(), values.size());
  }

 protected:
  /// What all objects of a file need of their writer.
  struct File {
    std::string const* path;  ///< for messages
    Packing packing;
  };
  Object(File file, Handle handle) : file_(file), handle_(std::move(handle)) {}
  void put_attribute(std::string_view name, ElementType type, void const* data,
                     std::optional<std::size_t> size);
  [[noreturn]] void fail(std::string const& what) const;

  File file_;
  Handle handle_;
};

class Variable : public Object {
 public:
  /// Of a reserved dataset.
  [[nodiscard]] Extent extent() const;

 private:
  friend class Group;
  using Object::Object;
};

class Group : public Object {
 public:
  Group group(std::string_view name);

  /// An axis without values of its own (a netCDF dimension that is no variable).
  Dimension dimension(std::string_view name, std::size_t size);

  /// A dataset along the given axes, row-major, last axis fastest. A `fill` value becomes
  /// _FillValue. Precondition: as many values as the axes' product; at least one axis.
  template <Element T>
  Variable write(std::string_view name, std::vector<T> const& values,
                 std::initializer_list<Dimension> axes, std::optional<T> fill = {}) {
    return put(name, element_type<T>(), values.data(), values.size(), axes,
               fill ? &*fill : nullptr);
  }

  /// A dataset along one axis whose values are written later, straight into the file at
  /// Variable::extent (Writer::write_at); zero until then. Contiguous and, where the file system
  /// can, without taking room.
  Variable reserve(std::string_view name, ElementType type, Dimension const& axis);

  /// UTF-8 strings along one axis, as variable-length strings: netCDF's own string type.
  /// (Fixed-length ones crash the netCDF library, 4.9.0.)
  Variable write_strings(std::string_view name, std::vector<std::string> const& values,
                         Dimension const& axis);

  /// Coordinate variables: an axis that is described by a dataset of its own name.
  struct Coordinate;
  template <Element T>
  Coordinate coordinate(std::string_view name, std::vector<T> const& values);
  Coordinate coordinate_strings(std::string_view name, std::vector<std::string> const& values);

 private:
  friend class Writer;
  using Object::Object;
  Variable put(std::string_view name, ElementType type, void const* data, std::size_t size,
               std::span<Dimension const> axes, void const* fill);
  Variable create(std::string_view name, Handle::Id type, std::span<std::size_t const> extents,
                  Handle const& layout);
  Variable put_strings(std::string_view name, std::vector<std::string> const& values);
  Coordinate make_scale(std::string_view name, Variable variable, std::size_t size);
  Coordinate put_coordinate(std::string_view name, ElementType type, void const* data,
                            std::size_t size);
};

struct Group::Coordinate {
  Dimension axis;
  Variable variable;
};

template <Element T>
Group::Coordinate Group::coordinate(std::string_view name, std::vector<T> const& values) {
  return put_coordinate(name, element_type<T>(), values.data(), values.size());
}

/// The file. Groups, variables and dimensions must not outlive it.
class Writer {
 public:
  /// Creates `<path>.part`, so that an unwritable place is told at once.
  explicit Writer(std::filesystem::path const& path, Packing packing = Packing::deflate);
  ~Writer();
  Writer(Writer const&) = delete;
  Writer& operator=(Writer const&) = delete;

  [[nodiscard]] Group& root() { return *root_; }
  /// Ends what the library writes; then reserved datasets may be filled, and commit() called.
  void close();
  /// Values of a reserved dataset, after close().
  void write_at(std::uint64_t offset, std::span<std::byte const> bytes);
  /// Puts the file on the disk under its name. Nothing may be written afterwards.
  void commit();

 private:
  AtomicFile disk_;
  unsigned failed_before_ = Handle::failed();
  std::unique_ptr<SparseImage> image_;  // must outlive file_
  Handle file_;
  std::optional<Group> root_;
};

}  // namespace sc::hdf5
