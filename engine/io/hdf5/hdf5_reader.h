// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "io/hdf5/hdf5.h"

namespace sc::hdf5 {

/// Reads HDF5 files that a user hands in, trusting nothing: types and sizes are checked before any
/// memory is taken, soft and external links, external storage and virtual datasets are refused (a
/// file cannot point outside itself).
///
/// Accidental damage ends in InputError, never in a crash: deflated data and the library's own
/// structures carry checksums. Variable-length strings do not (HDF5 1.10.8 crashes on damaged
/// ones), so there is no way to read them here. Files made to harm the library are not covered.
///
/// Object names are paths from the root: "", "incidents", "incidents/onset".
/// Errors: InputError naming the file and the object when something is missing, of another type or
/// size, or damaged; IoError when the system refuses to open the file.
class Reader {
 public:
  explicit Reader(std::filesystem::path const& path);

  [[nodiscard]] std::string const& path() const { return path_; }
  [[nodiscard]] bool has(std::string_view object) const;

  /// Lengths of a dataset's axes.
  [[nodiscard]] std::vector<std::size_t> shape(std::string_view dataset) const;

  /// Where the values of a contiguous dataset of this type lie; checked to be within the file.
  [[nodiscard]] Extent extent(std::string_view dataset, ElementType type) const;

  /// All values, row-major. The element type must be exactly T.
  template <Element T>
  [[nodiscard]] std::vector<T> read(std::string_view dataset) const {
    Opened const opened = open_numbers(dataset, element_type<T>());
    std::vector<T> values(opened.size);
    fetch(opened, dataset, element_type<T>(), values.data());
    return values;
  }
  /// The same for a dataset that must have `size` values; `why` says what it belongs to.
  template <Element T>
  [[nodiscard]] std::vector<T> read(std::string_view dataset, std::size_t size,
                                    std::string_view why) const {
    std::vector<T> values = read<T>(dataset);
    expect_size(dataset, values.size(), size, why);
    return values;
  }

  [[nodiscard]] bool has_attribute(std::string_view object, std::string_view name) const;
  [[nodiscard]] std::vector<std::string> attribute_names(std::string_view object) const;
  [[nodiscard]] std::string text(std::string_view object, std::string_view name) const;
  /// Any integer type that fits.
  [[nodiscard]] std::int64_t integer(std::string_view object, std::string_view name) const;
  [[nodiscard]] std::uint64_t unsigned_integer(std::string_view object,
                                               std::string_view name) const;
  [[nodiscard]] double number(std::string_view object, std::string_view name) const;

  /// Throws InputError about one object of this file.
  [[noreturn]] void refuse(std::string_view object, std::string const& what) const;

 private:
  struct Opened {
    Handle dataset;
    std::size_t size = 0;
  };
  struct Attribute {
    Handle value;
    Handle type;
  };
  [[nodiscard]] Handle open(std::string_view object) const;
  [[nodiscard]] Handle open_dataset(std::string_view name) const;
  [[nodiscard]] Opened open_numbers(std::string_view dataset, ElementType type) const;
  void fetch(Opened const& opened, std::string_view dataset, ElementType type, void* out) const;
  void expect_size(std::string_view dataset, std::size_t is, std::size_t must,
                   std::string_view why) const;
  [[nodiscard]] Attribute open_attribute(std::string_view object, std::string const& key) const;
  void read_scalar(std::string_view object, std::string_view name, ElementType type,
                   void* out) const;

  std::string path_;
  Handle file_;
};

}  // namespace sc::hdf5
