// SPDX-License-Identifier: Apache-2.0
#include "io/hdf5/hdf5_writer.h"

#include <hdf5_hl.h>

#include <algorithm>
#include <cstdio>

#include "base/check.h"
#include "io/hdf5/hdf5_detail.h"

namespace sc::hdf5 {
namespace {

constexpr std::size_t kChunkBytes = 256 * 1024;
constexpr std::size_t kContiguousBelow = 4096;
constexpr unsigned kDeflateLevel = 4;
constexpr unsigned kKeepOrder = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

Handle property_list(hid_t kind) {
  return {H5Pcreate(kind), H5Pclose};
}

/// Settings of a new dataset: contiguous when small, else chunks of whole rows.
Handle dataset_layout(std::span<std::size_t const> extents, std::size_t element_bytes,
                      Packing packing) {
  Handle list = property_list(H5P_DATASET_CREATE);
  H5Pset_obj_track_times(list.id(), false);
  H5Pset_attr_creation_order(list.id(), kKeepOrder);
  std::size_t bytes = element_bytes;
  for (std::size_t const n : extents) bytes *= n;
  if (bytes < kContiguousBelow) return list;

  std::vector<hsize_t> chunk(extents.size());
  std::size_t room = std::max<std::size_t>(1, kChunkBytes / element_bytes);
  for (std::size_t i = extents.size(); i-- > 0;) {
    chunk[i] = std::min(extents[i], room);
    room = std::max<std::size_t>(1, room / extents[i]);
  }
  H5Pset_chunk(list.id(), static_cast<int>(chunk.size()), chunk.data());
  if (packing == Packing::checksum) {
    H5Pset_fletcher32(list.id());
  } else {
    H5Pset_shuffle(list.id());
    H5Pset_deflate(list.id(), kDeflateLevel);
  }
  return list;
}

Handle string_type(std::size_t size) {
  Handle type{H5Tcopy(H5T_C_S1), H5Tclose};
  H5Tset_size(type.id(), size);
  H5Tset_cset(type.id(), H5T_CSET_UTF8);
  return type;
}

std::vector<std::size_t> extents_of(std::span<Dimension const> axes) {
  std::vector<std::size_t> extents;
  for (Dimension const& axis : axes) extents.push_back(axis.size());
  return extents;
}

}  // namespace

void Object::fail(std::string const& what) const {
  std::string const reason = library_message();
  throw IoError(*file_.path, what + " in " + name_of(handle_.id()) + ": " + reason);
}

void Object::attribute(std::string_view name, std::string_view text) {
  // As the netCDF library writes them: as long as the text. An empty text is one NUL.
  std::string const value = text.empty() ? std::string(1, '\0') : std::string(text);
  std::string const key(name);
  Handle const type = string_type(value.size());
  Handle const space{H5Screate(H5S_SCALAR), H5Sclose};
  Handle const attribute{
      H5Acreate2(handle_.id(), key.c_str(), type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT),
      H5Aclose};
  if (attribute.id() < 0) fail("cannot create attribute " + key);
  if (H5Awrite(attribute.id(), type.id(), value.data()) < 0) fail("cannot write attribute " + key);
}

void Object::describe(std::string_view long_name, std::string_view long_name_zh,
                      std::string_view units) {
  attribute("long_name", long_name);
  attribute("long_name_zh", long_name_zh);
  if (!units.empty()) attribute("units", units);
}

void Object::put_attribute(std::string_view name, ElementType type, void const* data,
                           std::optional<std::size_t> size) {
  std::string const key(name);
  hsize_t const extent = size.value_or(0);
  Handle const space{size ? H5Screate_simple(1, &extent, nullptr) : H5Screate(H5S_SCALAR),
                     H5Sclose};
  Handle const attribute{
      H5Acreate2(handle_.id(), key.c_str(), file_type(type), space.id(), H5P_DEFAULT, H5P_DEFAULT),
      H5Aclose};
  if (attribute.id() < 0) fail("cannot create attribute " + key);
  if (size && *size == 0) return;
  if (H5Awrite(attribute.id(), native_type(type), data) < 0) fail("cannot write attribute " + key);
}

Group Group::group(std::string_view name) {
  std::string const key(name);
  Handle const settings = property_list(H5P_GROUP_CREATE);
  H5Pset_obj_track_times(settings.id(), false);
  H5Pset_link_creation_order(settings.id(), kKeepOrder);
  H5Pset_attr_creation_order(settings.id(), kKeepOrder);
  Handle made{H5Gcreate2(handle_.id(), key.c_str(), H5P_DEFAULT, settings.id(), H5P_DEFAULT),
              H5Gclose};
  if (made.id() < 0) fail("cannot create group " + key);
  return {file_, std::move(made)};
}

Variable Group::create(std::string_view name, Handle::Id type, std::span<std::size_t const> extents,
                       Handle const& layout) {
  std::string const key(name);
  std::vector<hsize_t> const sizes(extents.begin(), extents.end());
  Handle const space{H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr),
                     H5Sclose};
  Handle made{H5Dcreate2(handle_.id(), key.c_str(), type, space.id(), H5P_DEFAULT, layout.id(),
                         H5P_DEFAULT),
              H5Dclose};
  if (made.id() < 0) fail("cannot create dataset " + key);
  return {file_, std::move(made)};
}

Dimension Group::dimension(std::string_view name, std::size_t size) {
  // The netCDF convention: a scale whose values are never written, named by this sentence and its
  // length in ten places. A plain float keeps every reader content.
  std::size_t const extents[] = {size};
  Handle const layout = property_list(H5P_DATASET_CREATE);
  H5Pset_obj_track_times(layout.id(), false);
  H5Pset_attr_creation_order(layout.id(), kKeepOrder);
  Variable scale = create(name, H5T_IEEE_F32BE, extents, layout);
  char text[96];
  std::snprintf(text, sizeof text, "This is a netCDF dimension but not a netCDF variable.%10zu",
                size);
  if (H5DSset_scale(scale.handle_.id(), text) < 0) fail("cannot make dimension");
  Dimension axis;
  axis.scale_ = std::make_shared<Handle const>(std::move(scale.handle_));
  axis.size_ = size;
  return axis;
}

Variable Group::put(std::string_view name, ElementType type, void const* data, std::size_t size,
                    std::span<Dimension const> axes, void const* fill) {
  std::vector<std::size_t> const extents = extents_of(axes);
  std::size_t product = 1;
  for (std::size_t const n : extents) product *= n;
  SC_EXPECT(!axes.empty() && product == size);
  Handle const layout = dataset_layout(extents, H5Tget_size(file_type(type)), file_.packing);
  if (fill != nullptr) H5Pset_fill_value(layout.id(), native_type(type), fill);
  Variable made = create(name, file_type(type), extents, layout);
  if (size > 0 &&
      H5Dwrite(made.handle_.id(), native_type(type), H5S_ALL, H5S_ALL, H5P_DEFAULT, data) < 0) {
    made.fail("cannot write values");
  }
  for (std::size_t i = 0; i < axes.size(); ++i) {
    if (H5DSattach_scale(made.handle_.id(), axes[i].scale_->id(), static_cast<unsigned>(i)) < 0) {
      made.fail("cannot attach dimension");
    }
  }
  if (fill != nullptr) made.put_attribute("_FillValue", type, fill, 1);
  return made;
}

Variable Group::reserve(std::string_view name, ElementType type, Dimension const& axis) {
  std::size_t const extents[] = {axis.size()};
  Handle const layout = property_list(H5P_DATASET_CREATE);
  H5Pset_obj_track_times(layout.id(), false);
  H5Pset_attr_creation_order(layout.id(), kKeepOrder);
  H5Pset_alloc_time(layout.id(), H5D_ALLOC_TIME_EARLY);
  H5Pset_fill_time(layout.id(), H5D_FILL_TIME_NEVER);
  Variable made = create(name, file_type(type), extents, layout);
  if (H5DSattach_scale(made.handle_.id(), axis.scale_->id(), 0) < 0)
    made.fail("cannot attach dimension");
  return made;
}

Extent Variable::extent() const {
  return extent_of(handle_.id());
}

Variable Group::put_strings(std::string_view name, std::vector<std::string> const& values) {
  std::vector<char const*> texts;
  for (std::string const& value : values) texts.push_back(value.c_str());
  Handle const layout = property_list(H5P_DATASET_CREATE);
  H5Pset_obj_track_times(layout.id(), false);
  H5Pset_attr_creation_order(layout.id(), kKeepOrder);
  Handle const type = string_type(H5T_VARIABLE);
  std::size_t const extents[] = {values.size()};
  Variable made = create(name, type.id(), extents, layout);
  if (!texts.empty() &&
      H5Dwrite(made.handle_.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data()) < 0) {
    made.fail("cannot write strings");
  }
  return made;
}

Variable Group::write_strings(std::string_view name, std::vector<std::string> const& values,
                              Dimension const& axis) {
  SC_EXPECT(values.size() == axis.size());
  Variable made = put_strings(name, values);
  if (H5DSattach_scale(made.handle_.id(), axis.scale_->id(), 0) < 0) {
    made.fail("cannot attach dimension");
  }
  return made;
}

Group::Coordinate Group::make_scale(std::string_view name, Variable variable, std::size_t size) {
  std::string const key(name);
  if (H5DSset_scale(variable.handle_.id(), key.c_str()) < 0) fail("cannot make dimension " + key);
  // The axis keeps an identifier of its own, so that it may outlive the variable's object.
  Handle::Id const id = variable.handle_.id();
  H5Iinc_ref(id);
  Dimension axis;
  axis.scale_ = std::make_shared<Handle const>(id, H5Dclose);
  axis.size_ = size;
  return {std::move(axis), std::move(variable)};
}

Group::Coordinate Group::put_coordinate(std::string_view name, ElementType type, void const* data,
                                        std::size_t size) {
  std::size_t const extents[] = {size};
  Variable made = create(name, file_type(type), extents,
                         dataset_layout(extents, H5Tget_size(file_type(type)), file_.packing));
  if (size > 0 &&
      H5Dwrite(made.handle_.id(), native_type(type), H5S_ALL, H5S_ALL, H5P_DEFAULT, data) < 0) {
    made.fail("cannot write values");
  }
  return make_scale(name, std::move(made), size);
}

Group::Coordinate Group::coordinate_strings(std::string_view name,
                                            std::vector<std::string> const& values) {
  return make_scale(name, put_strings(name, values), values.size());
}

Writer::Writer(std::filesystem::path const& path, Packing packing)
    : disk_(path), image_(std::make_unique<SparseImage>()) {
  silence();
  Handle const access = property_list(H5P_FILE_ACCESS);
  Handle const settings = property_list(H5P_FILE_CREATE);
  H5Pset_obj_track_times(settings.id(), false);
  H5Pset_link_creation_order(settings.id(), kKeepOrder);
  H5Pset_attr_creation_order(settings.id(), kKeepOrder);
  // The 1.10 format guards its own structures with checksums: a damaged file is told, not followed.
  H5Pset_libver_bounds(access.id(), H5F_LIBVER_V110, H5F_LIBVER_V110);
  H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG);
  image_->become_driver_of(access);
  file_ =
      Handle{H5Fcreate(disk_.path().c_str(), H5F_ACC_TRUNC, settings.id(), access.id()), H5Fclose};
  if (file_.id() < 0) throw IoError(disk_.path(), "cannot be created: " + library_message());
  Handle top{H5Gopen2(file_.id(), "/", H5P_DEFAULT), H5Gclose};
  root_.emplace(Group{{&disk_.path(), packing}, std::move(top)});
}

Writer::~Writer() = default;

void Writer::close() {
  if (!root_) return;
  root_.reset();
  // A dataset that fails to close may have kept its values to itself.
  bool const whole = Handle::failed() == failed_before_;
  if (!file_.close() || !whole)
    throw IoError(disk_.path(), "cannot be written: " + library_message());
  image_->copy_to(disk_);
}

void Writer::write_at(std::uint64_t offset, std::span<std::byte const> bytes) {
  SC_EXPECT(!root_);
  disk_.write_at(offset, bytes);
}

void Writer::commit() {
  close();
  disk_.commit();
}

}  // namespace sc::hdf5
