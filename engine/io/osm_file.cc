// SPDX-License-Identifier: Apache-2.0
#include "io/osm_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <new>
#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/thread/pool.hpp>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/check.h"

namespace sc {
namespace {

[[noreturn]] void refuse(std::string const& path, std::string message, std::size_t line = 0) {
  throw InputError(Fault{path, line, std::move(message)});
}

void check_suffix(std::string const& path) {
  constexpr auto known = std::to_array<std::string_view>(
      {".osm", ".xml", ".pbf", ".osm.gz", ".xml.gz", ".osm.bz2", ".xml.bz2"});
  bool const fits = std::any_of(known.begin(), known.end(),
                                [&](std::string_view suffix) { return path.ends_with(suffix); });
  if (!fits)
    refuse(path,
           "unknown kind of file (must end in .osm, .osm.xml, .osm.gz, .osm.bz2 or .osm.pbf)");
}

/// Judged before libosmium sees the name: it would take "-" for standard input and "http:" for a
/// command to run, and a pipe cannot be read twice.
void check_file(std::string const& path) {
  std::error_code error;
  auto const status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found)
    refuse(path, "no such file (must be an OSM file)");
  if (error) refuse(path, "cannot be read: " + error.message());
  if (status.type() == std::filesystem::file_type::directory)
    refuse(path, "is a directory (must be an OSM file)");
  if (status.type() != std::filesystem::file_type::regular)
    refuse(path, "is no regular file (must be an OSM file)");
  check_suffix(path);
  if (std::filesystem::file_size(path, error) == 0 && !error)
    refuse(path, "is empty (must be an OSM file)");
}

void read_buffers(std::string const& path, osmium::osm_entity_bits::type wanted,
                  std::function<void(osmium::memory::Buffer const&)> const& look) {
  osmium::thread::Pool pool{1};  // the default pool would be a process-wide static
  osmium::io::Reader reader{osmium::io::File{path}, wanted, osmium::io::read_meta::no, pool};
  if (reader.header().has_multiple_object_versions())
    refuse(path, "holds the history of objects (must hold one version of each)");
  while (osmium::memory::Buffer const buffer = reader.read()) look(buffer);
  reader.close();
}

}  // namespace

void read_osm_file(std::string const& path, osmium::osm_entity_bits::type wanted,
                   std::function<void(osmium::memory::Buffer const&)> const& look) {
  check_file(path);
  try {
    read_buffers(path, wanted, look);
  } catch (InputError const&) {
    throw;
  } catch (std::bad_alloc const&) {
    throw;
  } catch (osmium::xml_error const& error) {
    refuse(path, "malformed or cut off: " + error.error_string, error.line);
  } catch (std::system_error const& error) {
    if (error.code() == std::errc::permission_denied)
      refuse(path, "cannot be read: " + error.code().message());
    throw IoError(path, error.what());
  } catch (std::exception const& error) {
    // libosmium, protozero, zlib and the number parsers each have their own types.
    refuse(path, std::string("malformed or cut off: ") + error.what());
  }
}

}  // namespace sc
