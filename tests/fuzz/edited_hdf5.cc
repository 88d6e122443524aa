// SPDX-License-Identifier: Apache-2.0
#include "fuzz/edited_hdf5.h"

#include <hdf5.h>

#include <array>
#include <cstring>
#include <system_error>

#include "fuzz/contract.h"
#include "io/hdf5/hdf5.h"

namespace sc::fuzz {
namespace {

using hdf5::Handle;

struct Edit {
  static constexpr std::size_t kBytes = 13;
  explicit Edit(char const* bytes) {
    std::memcpy(&place, bytes, sizeof place);
    what = static_cast<std::uint8_t>(bytes[2]) % 8;
    std::memcpy(&index, bytes + 3, sizeof index);
    std::memcpy(value.data(), bytes + 5, value.size());
  }
  std::uint16_t place = 0, index = 0;
  unsigned what = 0;
  std::array<char, 8> value{};
};

/// What only tells people and other programs what there is.
bool is_description(std::string_view attribute) {
  constexpr std::array<std::string_view, 8> kNames = {
      "long_name", "long_name_zh",  "units",       "CLASS",
      "NAME",      "standard_name", "flag_values", "flag_meanings"};
  return attribute.starts_with("_") ||
         std::find(kNames.begin(), kNames.end(), attribute) != kNames.end();
}

/// References and texts of any length are never read by us.
bool is_plain(hid_t type) {
  H5T_class_t const sort = H5Tget_class(type);
  bool const number = sort == H5T_INTEGER || sort == H5T_FLOAT;
  return number || (sort == H5T_STRING && H5Tis_variable_str(type) == 0);
}

std::vector<std::string> attributes_of(hid_t object) {
  std::vector<std::string> names;
  auto const take = [](hid_t, char const* name, H5A_info_t const*, void* out) -> herr_t {
    static_cast<std::vector<std::string>*>(out)->emplace_back(name);
    return 0;
  };
  H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, nullptr, take, &names);
  return names;
}

std::vector<std::string> objects_of(hid_t file) {
  std::vector<std::string> names;
  auto const take = [](hid_t, char const* name, H5O_info_t const*, void* out) -> herr_t {
    static_cast<std::vector<std::string>*>(out)->emplace_back(name);
    return 0;
  };
  H5Ovisit2(file, H5_INDEX_NAME, H5_ITER_INC, take, &names, H5O_INFO_BASIC);
  return names;
}

Handle opened(std::string const& path, unsigned access) {
  Handle const how{H5Pcreate(H5P_FILE_ACCESS), H5Pclose};
  H5Pset_fclose_degree(how.id(), H5F_CLOSE_STRONG);
  Handle file{H5Fopen(path.c_str(), access, how.id()), H5Fclose};
  must(file.id() >= 0, "the good file opens");
  return file;
}

void set_value(std::vector<char>& bytes, std::size_t width, Edit const& edit) {
  std::size_t const n = width == 0 ? 0 : bytes.size() / width;
  if (n == 0) return;
  std::memcpy(bytes.data() + (edit.index % n) * width, edit.value.data(),
              std::min(width, edit.value.size()));
}

struct Dataset {
  Dataset(hid_t file, std::string const& name)
      : id{H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose},
        type{H5Dget_type(id.id()), H5Tclose},
        width(H5Tget_size(type.id())) {
    Handle const space{H5Dget_space(id.id()), H5Sclose};
    bytes.resize(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.id())) * width);
    if (!bytes.empty()) H5Dread(id.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data());
  }
  Handle id, type;
  std::size_t width;
  std::vector<char> bytes;
};

/// In the place of another, along one axis.
void replace(hid_t file, std::string const& name, hid_t type, std::vector<char> const& bytes) {
  H5Ldelete(file, name.c_str(), H5P_DEFAULT);
  hsize_t const length = bytes.size() / H5Tget_size(type);
  Handle const space{H5Screate_simple(1, &length, nullptr), H5Sclose};
  Handle const made{
      H5Dcreate2(file, name.c_str(), type, space.id(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
      H5Dclose};
  if (length > 0) H5Dwrite(made.id(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data());
}

void edit_dataset(hid_t file, std::string const& name, Edit const& edit) {
  if (H5Lexists(file, name.c_str(), H5P_DEFAULT) <= 0) return;
  Dataset data(file, name);
  switch (edit.what) {
    case 5:
      data.bytes.resize(edit.index % (2 * data.bytes.size() / data.width + 2) * data.width);
      return replace(file, name, data.type.id(), data.bytes);
    case 6: H5Ldelete(file, name.c_str(), H5P_DEFAULT); return;
    case 7: {
      std::array const types = {H5T_STD_I16LE, H5T_STD_U32LE, H5T_STD_I64LE, H5T_IEEE_F64LE};
      hid_t const type = types[edit.index % types.size()];
      data.bytes.resize(data.bytes.size() / data.width * H5Tget_size(type));
      return replace(file, name, type, data.bytes);
    }
    default:
      set_value(data.bytes, data.width, edit);
      if (!data.bytes.empty())
        H5Dwrite(data.id.id(), data.type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, data.bytes.data());
  }
}

void edit_attribute(hid_t file, std::string const& object, std::string const& name,
                    Edit const& edit) {
  Handle const of{H5Oopen(file, object.c_str(), H5P_DEFAULT), H5Oclose};
  if (of.id() < 0 || H5Aexists(of.id(), name.c_str()) <= 0) return;
  if (edit.what >= 5) {
    H5Adelete(of.id(), name.c_str());
    return;
  }
  Handle const attribute{H5Aopen(of.id(), name.c_str(), H5P_DEFAULT), H5Aclose};
  Handle const type{H5Aget_type(attribute.id()), H5Tclose};
  std::vector<char> bytes(H5Aget_storage_size(attribute.id()));
  H5Aread(attribute.id(), type.id(), bytes.data());
  // A text is changed by the letter.
  bool const letters = H5Tget_class(type.id()) == H5T_STRING;
  set_value(bytes, letters ? 1 : H5Tget_size(type.id()), edit);
  H5Awrite(attribute.id(), type.id(), bytes.data());
}

}  // namespace

EditedHdf5::EditedHdf5(std::function<void(std::filesystem::path const&)> const& write) {
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  write(folder_ / "good.h5");
  Handle const file = opened(folder_.path("good.h5"), H5F_ACC_RDONLY);
  for (std::string const& name : objects_of(file.id())) {
    Handle const object{H5Oopen(file.id(), name.c_str(), H5P_DEFAULT), H5Oclose};
    if (H5Iget_type(object.id()) == H5I_DATASET) {
      Handle const type{H5Dget_type(object.id()), H5Tclose};
      if (is_plain(type.id())) places_.push_back({name, ""});
    }
    for (std::string const& attribute : attributes_of(object.id())) {
      Handle const value{H5Aopen(object.id(), attribute.c_str(), H5P_DEFAULT), H5Aclose};
      Handle const type{H5Aget_type(value.id()), H5Tclose};
      if (is_plain(type.id()) && !is_description(attribute)) places_.push_back({name, attribute});
    }
  }
  must(!places_.empty(), "there is something to edit");
}

std::string EditedHdf5::edited(std::string_view edits) const {
  std::string const path = folder_.path("edited.h5");
  std::error_code error;
  do {  // libFuzzer's clock interrupts a copy made by the system, which is then given up
    std::filesystem::copy_file(folder_ / "good.h5", path,
                               std::filesystem::copy_options::overwrite_existing, error);
  } while (error == std::errc::interrupted);
  must(!error, "the good file can be copied");
  Handle const file = opened(path, H5F_ACC_RDWR);
  for (; edits.size() >= Edit::kBytes; edits.remove_prefix(Edit::kBytes)) {
    Edit const edit(edits.data());
    Place const& place = places_[edit.place % places_.size()];
    if (place.attribute.empty())
      edit_dataset(file.id(), place.object, edit);
    else
      edit_attribute(file.id(), place.object, place.attribute, edit);
  }
  return path;
}

}  // namespace sc::fuzz
