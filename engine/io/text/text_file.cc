// SPDX-License-Identifier: Apache-2.0
#include "io/text/text_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace sc {
namespace {

/// Why the file cannot be opened for reading, or "" when it can as far as one sees from outside.
std::string obstacle(std::string const& path, unsigned most_mb, std::uintmax_t& size) {
  std::error_code error;
  auto const status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) return "no such file";
  if (error) return "cannot be read: " + error.message();
  if (status.type() == std::filesystem::file_type::directory) return "is a folder, not a file";
  if (status.type() != std::filesystem::file_type::regular) return "is not a regular file";
  size = std::filesystem::file_size(path, error);
  if (error) return "cannot be read: " + error.message();
  bool const fits = size <= std::uintmax_t{most_mb} * 1'000'000;
  return fits ? "" : "is larger than " + std::to_string(most_mb) + " MB";
}

}  // namespace

std::optional<std::string> read_whole_file(std::string const& path, Complaints& complaints,
                                           unsigned most_mb) {
  std::uintmax_t size = 0;
  if (std::string const why = obstacle(path, most_mb, size); !why.empty()) {
    complaints.add(path, 0, why);
    return std::nullopt;
  }
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    complaints.add(path, 0, std::string("cannot be read: ") + std::strerror(errno));
    return std::nullopt;
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad()) throw IoError(path, "reading failed");
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

}  // namespace sc
