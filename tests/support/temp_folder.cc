// SPDX-License-Identifier: Apache-2.0
#include "support/temp_folder.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace sc::test {

TempFolder::TempFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "stormcrew-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot create " + name);
  folder_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string TempFolder::write(std::string_view name, std::string_view content) const {
  put_bytes(folder_ / name, content);
  return path(name);
}

std::ptrdiff_t TempFolder::entries() const {
  return std::distance(std::filesystem::directory_iterator(folder_), {});
}

std::string bytes_of(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void put_bytes(std::filesystem::path const& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace sc::test
