// SPDX-License-Identifier: Apache-2.0
#include "io/hdf5/hdf5_reader.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <optional>
#include <system_error>

#include "base/check.h"
#include "io/hdf5/hdf5_detail.h"

namespace sc::hdf5 {
namespace {

/// Deflate shrinks at most 1032-fold: a dataset that claims more than this was not written so.
constexpr std::size_t kMostPerStoredByte = 1100;
constexpr std::size_t kAlwaysBelievedBytes = std::size_t{1} << 20;

std::string shown(std::string_view object) {
  return fmt::format("/{}", object);
}

/// What the system says before the library is asked: it gives the better message.
void check_openable(std::string const& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    throw InputError(Fault{path, 0, "is a folder (must be an HDF5 file)"});
  }
  // A pipe would be waited for, and then the library could not move about in it.
  if (std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error))
    throw InputError(Fault{path, 0, "is a pipe or a device (must be an HDF5 file)"});
  int const fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  int const reason = errno;
  if (fd >= 0) {
    ::close(fd);
    return;
  }
  std::string const message = std::generic_category().message(reason);
  if (reason == ENOENT || reason == ENOTDIR) throw InputError(Fault{path, 0, message});
  throw IoError(path, "cannot be opened: " + message);
}

/// Elements of a dataspace; nothing when it is null or the product overflows.
std::optional<std::size_t> count_of(std::vector<std::size_t> const& shape) {
  std::size_t product = 1;
  for (std::size_t const n : shape) {
    if (n != 0 && product > std::numeric_limits<std::size_t>::max() / n) return std::nullopt;
    product *= n;
  }
  return product;
}

/// 0 when the system does not tell.
std::uint64_t length_of(std::string const& path) {
  std::error_code error;
  std::uint64_t const length = std::filesystem::file_size(path, error);
  return error ? 0 : length;
}

bool same_type(hid_t file, ElementType type) {
  hid_t const wanted = file_type(type);
  if (H5Tget_class(file) != H5Tget_class(wanted)) return false;
  if (H5Tget_size(file) != H5Tget_size(wanted)) return false;
  return H5Tget_class(file) != H5T_INTEGER || H5Tget_sign(file) == H5Tget_sign(wanted);
}

std::optional<std::vector<std::size_t>> shape_of(hid_t space) {
  int const axes = H5Sget_simple_extent_ndims(space);
  if (axes < 0 || H5Sget_simple_extent_type(space) == H5S_NULL) return std::nullopt;
  std::vector<hsize_t> extents(static_cast<std::size_t>(axes));
  if (H5Sget_simple_extent_dims(space, extents.data(), nullptr) < 0) return std::nullopt;
  return std::vector<std::size_t>(extents.begin(), extents.end());
}

}  // namespace

Reader::Reader(std::filesystem::path const& path) : path_(path.string()) {
  silence();
  check_openable(path_);
  Handle const access{H5Pcreate(H5P_FILE_ACCESS), H5Pclose};
  // Files appear complete (io/hdf5/atomic_file.h), so nothing need be locked; network file systems
  // without locks then work too.
  H5Pset_file_locking(access.id(), false, true);
  H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG);
  file_ = Handle{H5Fopen(path_.c_str(), H5F_ACC_RDONLY, access.id()), H5Fclose};
  if (file_.id() < 0) {
    throw InputError(
        Fault{path_, 0, "is not an HDF5 file or is damaged (" + library_message() + ")"});
  }
}

void Reader::refuse(std::string_view object, std::string const& what) const {
  throw InputError(Fault{path_, 0, shown(object) + " " + what});
}

bool Reader::has(std::string_view object) const {
  // Each step must be an ordinary link of this file.
  for (std::size_t end = 0; end != std::string_view::npos && !object.empty();) {
    end = object.find('/', end == 0 ? 0 : end + 1);
    std::string const step(object.substr(0, end));
    if (H5Lexists(file_.id(), step.c_str(), H5P_DEFAULT) <= 0) return false;
    H5L_info_t info;
    if (H5Lget_info(file_.id(), step.c_str(), &info, H5P_DEFAULT) < 0) return false;
    if (info.type != H5L_TYPE_HARD) refuse(step, "is a link to elsewhere (must be in the file)");
  }
  return true;
}

Handle Reader::open(std::string_view object) const {
  if (!has(object)) refuse(object, "is missing");
  std::string const name = shown(object);
  H5O_info_t info;
  Handle handle{H5Oopen(file_.id(), name.c_str(), H5P_DEFAULT), H5Oclose};
  if (handle.id() < 0 || H5Oget_info2(handle.id(), &info, H5O_INFO_BASIC) < 0) {
    refuse(object, "cannot be opened (" + library_message() + ")");
  }
  return handle;
}

Handle Reader::open_dataset(std::string_view name) const {
  Handle dataset = open(name);
  if (H5Iget_type(dataset.id()) != H5I_DATASET) refuse(name, "is not a dataset");
  Handle const settings{H5Dget_create_plist(dataset.id()), H5Pclose};
  if (settings.id() < 0) refuse(name, "cannot be opened (" + library_message() + ")");
  if (H5Pget_layout(settings.id()) == H5D_VIRTUAL || H5Pget_external_count(settings.id()) > 0) {
    refuse(name, "is stored elsewhere (must be in the file)");
  }
  return dataset;
}

std::vector<std::size_t> Reader::shape(std::string_view dataset) const {
  Handle const opened = open_dataset(dataset);
  Handle const space{H5Dget_space(opened.id()), H5Sclose};
  auto const extents = shape_of(space.id());
  if (!extents) refuse(dataset, "has no simple shape");
  return *extents;
}

Reader::Opened Reader::open_numbers(std::string_view dataset, ElementType type) const {
  Opened opened{open_dataset(dataset), 0};
  Handle const stored{H5Dget_type(opened.dataset.id()), H5Tclose};
  if (stored.id() < 0) refuse(dataset, "cannot be read (" + library_message() + ")");
  if (!same_type(stored.id(), type)) {
    refuse(dataset, "is " + describe_type(stored.id()) + " (must be " +
                        describe_type(file_type(type)) + ")");
  }
  Handle const space{H5Dget_space(opened.dataset.id()), H5Sclose};
  auto const extents = shape_of(space.id());
  auto const size = extents ? count_of(*extents) : std::nullopt;
  if (!size) refuse(dataset, "has no simple shape");
  // The file says how much it has stored; more than its own length it cannot have.
  std::size_t const on_disk =
      std::min<std::size_t>(H5Dget_storage_size(opened.dataset.id()), length_of(path_));
  std::size_t const believed = kAlwaysBelievedBytes + kMostPerStoredByte * on_disk;
  if (*size > believed / H5Tget_size(stored.id())) {
    refuse(dataset, "= " + std::to_string(*size) + " values, which its " + std::to_string(on_disk) +
                        " stored bytes cannot hold");
  }
  opened.size = *size;
  return opened;
}

Extent Reader::extent(std::string_view dataset, ElementType type) const {
  Opened const opened = open_numbers(dataset, type);
  Extent const extent = extent_of(opened.dataset.id());
  std::uint64_t const length = length_of(path_);
  if (extent.bytes != opened.size * H5Tget_size(file_type(type)))
    refuse(dataset, "is not stored in one piece");
  if (extent.offset > length || extent.bytes > length - extent.offset)
    refuse(dataset, "reaches over the end of the file");
  return extent;
}

void Reader::fetch(Opened const& opened, std::string_view dataset, ElementType type,
                   void* out) const {
  if (opened.size == 0) return;
  if (H5Dread(opened.dataset.id(), native_type(type), H5S_ALL, H5S_ALL, H5P_DEFAULT, out) < 0) {
    refuse(dataset, "cannot be read (" + library_message() + ")");
  }
}

void Reader::expect_size(std::string_view dataset, std::size_t is, std::size_t must,
                         std::string_view why) const {
  if (is == must) return;
  refuse(dataset, "= " + std::to_string(is) + " values (must be " + std::to_string(must) + ", " +
                      std::string(why) + ")");
}

bool Reader::has_attribute(std::string_view object, std::string_view name) const {
  Handle const opened = open(object);
  return H5Aexists(opened.id(), std::string(name).c_str()) > 0;
}

std::vector<std::string> Reader::attribute_names(std::string_view object) const {
  Handle const opened = open(object);
  std::vector<std::string> names;
  auto const take = [](hid_t, char const* name, H5A_info_t const*, void* out) -> herr_t {
    static_cast<std::vector<std::string>*>(out)->emplace_back(name);
    return 0;
  };
  if (H5Aiterate2(opened.id(), H5_INDEX_NAME, H5_ITER_INC, nullptr, take, &names) < 0) {
    refuse(object, "has unreadable attributes (" + library_message() + ")");
  }
  return names;
}

Reader::Attribute Reader::open_attribute(std::string_view object, std::string const& key) const {
  Handle const opened = open(object);
  if (H5Aexists(opened.id(), key.c_str()) <= 0) refuse(object, "has no attribute " + key);
  Attribute found;
  found.value = Handle{H5Aopen(opened.id(), key.c_str(), H5P_DEFAULT), H5Aclose};
  if (found.value.id() < 0) {
    refuse(object, "attribute " + key + " cannot be opened (" + library_message() + ")");
  }
  found.type = Handle{H5Aget_type(found.value.id()), H5Tclose};
  Handle const space{H5Aget_space(found.value.id()), H5Sclose};
  if (found.type.id() < 0 || H5Sget_simple_extent_npoints(space.id()) != 1) {
    refuse(object, "attribute " + key + " is not one value");
  }
  return found;
}

std::string Reader::text(std::string_view object, std::string_view name) const {
  std::string const key(name);
  Attribute const found = open_attribute(object, key);
  hid_t const type = found.type.id();
  if (H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) > 0) {
    refuse(object, "attribute " + key + " is no plain string");
  }
  std::string value(H5Tget_size(type), '\0');
  if (H5Aread(found.value.id(), type, value.data()) < 0) {
    refuse(object, "attribute " + key + " cannot be read (" + library_message() + ")");
  }
  value.resize(std::min(value.size(), value.find('\0')));
  return value;
}

void Reader::read_scalar(std::string_view object, std::string_view name, ElementType type,
                         void* out) const {
  std::string const key(name);
  Attribute const found = open_attribute(object, key);
  hid_t const stored = found.type.id();
  hid_t const wanted = native_type(type);
  bool const fits =
      H5Tget_class(stored) == H5Tget_class(wanted) && H5Tget_size(stored) <= H5Tget_size(wanted) &&
      (H5Tget_class(wanted) != H5T_INTEGER || H5Tget_sign(stored) == H5Tget_sign(wanted));
  if (!fits) {
    refuse(object, "attribute " + key + " is " + describe_type(stored) + " (must be " +
                       describe_type(wanted) + ")");
  }
  if (H5Aread(found.value.id(), wanted, out) < 0) {
    refuse(object, "attribute " + key + " cannot be read (" + library_message() + ")");
  }
}

std::int64_t Reader::integer(std::string_view object, std::string_view name) const {
  std::int64_t value = 0;
  read_scalar(object, name, ElementType::int64, &value);
  return value;
}

std::uint64_t Reader::unsigned_integer(std::string_view object, std::string_view name) const {
  std::uint64_t value = 0;
  read_scalar(object, name, ElementType::uint64, &value);
  return value;
}

double Reader::number(std::string_view object, std::string_view name) const {
  double value = 0;
  read_scalar(object, name, ElementType::float64, &value);
  return value;
}

}  // namespace sc::hdf5
