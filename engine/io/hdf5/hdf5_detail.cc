// SPDX-License-Identifier: Apache-2.0
#include "io/hdf5/hdf5_detail.h"

namespace sc::hdf5 {
namespace {

herr_t take_first(unsigned, H5E_error2_t const* error, void* out) {
  auto& text = *static_cast<std::string*>(out);
  if (text.empty() && error->desc != nullptr) text = error->desc;
  return 0;
}

}  // namespace

/// What is of a file that was closed with all it held has nothing left to close.
Handle::~Handle() {
  if (id_ >= 0 && H5Iis_valid(id_) > 0 && !close()) ++failed_;
}

void silence() {
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

std::string library_message() {
  std::string text;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, take_first, &text);
  return text.empty() ? "the HDF5 library gives no reason" : "HDF5: " + text;
}

hid_t native_type(ElementType type) {
  switch (type) {
    case ElementType::int8: return H5T_NATIVE_INT8;
    case ElementType::uint8: return H5T_NATIVE_UINT8;
    case ElementType::int16: return H5T_NATIVE_INT16;
    case ElementType::uint16: return H5T_NATIVE_UINT16;
    case ElementType::int32: return H5T_NATIVE_INT32;
    case ElementType::uint32: return H5T_NATIVE_UINT32;
    case ElementType::int64: return H5T_NATIVE_INT64;
    case ElementType::uint64: return H5T_NATIVE_UINT64;
    case ElementType::float32: return H5T_NATIVE_FLOAT;
    case ElementType::float64: return H5T_NATIVE_DOUBLE;
  }
  return H5I_INVALID_HID;
}

hid_t file_type(ElementType type) {
  switch (type) {
    case ElementType::int8: return H5T_STD_I8LE;
    case ElementType::uint8: return H5T_STD_U8LE;
    case ElementType::int16: return H5T_STD_I16LE;
    case ElementType::uint16: return H5T_STD_U16LE;
    case ElementType::int32: return H5T_STD_I32LE;
    case ElementType::uint32: return H5T_STD_U32LE;
    case ElementType::int64: return H5T_STD_I64LE;
    case ElementType::uint64: return H5T_STD_U64LE;
    case ElementType::float32: return H5T_IEEE_F32LE;
    case ElementType::float64: return H5T_IEEE_F64LE;
  }
  return H5I_INVALID_HID;
}

std::string describe_type(hid_t type) {
  std::string const bits = std::to_string(8 * H5Tget_size(type)) + "-bit ";
  switch (H5Tget_class(type)) {
    case H5T_INTEGER:
      return bits + (H5Tget_sign(type) == H5T_SGN_NONE ? "unsigned integer" : "signed integer");
    case H5T_FLOAT: return bits + "float";
    case H5T_STRING: return "string";
    default: return "neither number nor string";
  }
}

Extent extent_of(hid_t dataset) {
  haddr_t const offset = H5Dget_offset(dataset);
  if (offset == HADDR_UNDEF) return {};
  return {offset, H5Dget_storage_size(dataset)};
}

std::string name_of(hid_t object) {
  ssize_t const length = H5Iget_name(object, nullptr, 0);
  if (length <= 0) return "?";
  std::string name(static_cast<std::size_t>(length), '\0');
  H5Iget_name(object, name.data(), name.size() + 1);
  return name;
}

}  // namespace sc::hdf5
