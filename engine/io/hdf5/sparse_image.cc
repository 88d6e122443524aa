// SPDX-License-Identifier: Apache-2.0
#include "io/hdf5/sparse_image.h"

#include <hdf5.h>

#include <algorithm>
#include <new>
#include <span>

#include "base/check.h"
#include "io/hdf5/hdf5_detail.h"

namespace sc::hdf5 {
namespace {

/// What the library knows of an open file, and the image behind it. Its first member is the
/// library's own record, as the interface of drivers demands.
struct DriverFile {
  H5FD_t base;
  SparseImage* image;
};

SparseImage& image_of(H5FD_t const* file) {
  return *reinterpret_cast<DriverFile const*>(file)->image;
}

H5FD_t* open_file(char const* /*name*/, unsigned /*flags*/, hid_t access, haddr_t /*most*/) {
  auto const* const image = static_cast<SparseImage* const*>(H5Pget_driver_info(access));
  auto* const file = new (std::nothrow) DriverFile{};
  if (image == nullptr || file == nullptr) {
    delete file;
    return nullptr;
  }
  file->image = *image;
  return &file->base;
}

herr_t close_file(H5FD_t* file) {
  delete reinterpret_cast<DriverFile*>(file);
  return 0;
}

herr_t tell_features(H5FD_t const* /*file*/, unsigned long* flags) {
  *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
           H5FD_FEAT_AGGREGATE_SMALLDATA;
  return 0;
}

haddr_t length_of(H5FD_t const* file, H5FD_mem_t /*kind*/) {
  return image_of(file).length;
}

herr_t set_length(H5FD_t* file, H5FD_mem_t /*kind*/, haddr_t length) {
  image_of(file).length = length;
  return 0;
}

herr_t read_file(H5FD_t* file, H5FD_mem_t /*kind*/, hid_t /*transfer*/, haddr_t offset,
                 std::size_t size, void* out) {
  image_of(file).read(offset, size, static_cast<std::byte*>(out));
  return 0;
}

herr_t write_file(H5FD_t* file, H5FD_mem_t /*kind*/, hid_t /*transfer*/, haddr_t offset,
                  std::size_t size, void const* bytes) {
  image_of(file).write(offset, size, static_cast<std::byte const*>(bytes));
  return 0;
}

H5FD_class_t driver_class() {
  H5FD_class_t c{};
  c.name = "sparse image";
  c.maxaddr = haddr_t{1} << 62;
  c.fc_degree = H5F_CLOSE_WEAK;
  c.fapl_size = sizeof(SparseImage*);
  c.open = open_file;
  c.close = close_file;
  c.query = tell_features;
  c.get_eoa = length_of;
  c.set_eoa = set_length;
  c.get_eof = length_of;
  c.read = read_file;
  c.write = write_file;
  H5FD_mem_t const one_list[] = H5FD_FLMAP_DICHOTOMY;
  std::copy(std::begin(one_list), std::end(one_list), std::begin(c.fl_map));
  return c;
}

}  // namespace

void SparseImage::become_driver_of(Handle const& access) {
  H5FD_class_t const c = driver_class();
  driver_ = Handle{H5FDregister(&c), H5FDunregister};
  SparseImage* const self = this;
  if (driver_.id() < 0 || H5Pset_driver(access.id(), driver_.id(), &self) < 0)
    throw IoError("HDF5", "takes no driver: " + library_message());
}

void SparseImage::read(std::uint64_t offset, std::size_t size, std::byte* out) const {
  while (size > 0) {
    std::size_t const within = offset % kPage;
    std::size_t const n = std::min(size, kPage - within);
    auto const page = pages_.find(offset / kPage);
    if (page == pages_.end())
      std::fill_n(out, n, std::byte{0});
    else
      std::copy_n(page->second.begin() + static_cast<std::ptrdiff_t>(within), n, out);
    out += n;
    offset += n;
    size -= n;
  }
}

void SparseImage::write(std::uint64_t offset, std::size_t size, std::byte const* bytes) noexcept {
  try {
    put(offset, size, bytes);
  } catch (std::bad_alloc const&) {
    whole_ = false;
  }
}

void SparseImage::put(std::uint64_t offset, std::size_t size, std::byte const* bytes) {
  while (size > 0) {
    std::size_t const within = offset % kPage;
    std::size_t const n = std::min(size, kPage - within);
    Page& page = pages_[offset / kPage];
    std::copy_n(bytes, n, page.begin() + static_cast<std::ptrdiff_t>(within));
    bytes += n;
    offset += n;
    size -= n;
  }
}

void SparseImage::copy_to(AtomicFile& file) const {
  if (!whole_) throw std::bad_alloc();
  file.extend_to(length);
  for (auto const& [number, page] : pages_) {
    std::uint64_t const offset = number * kPage;
    if (offset >= length) break;
    std::size_t const n = std::min<std::uint64_t>(kPage, length - offset);
    file.write_at(offset, std::span(page).first(n));
  }
}

}  // namespace sc::hdf5
