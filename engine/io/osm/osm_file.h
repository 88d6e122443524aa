// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm/entity_bits.hpp>
#include <string>

namespace sc {

/// One pass over an OSM file with libosmium: the only place that opens one. Calls `look` for each
/// buffer of the wanted objects, in the order of the file. Not a public header: it shows libosmium.
///
/// Errors: as read_osm_extract(). What `look` throws counts as a fault of the file.
void read_osm_file(std::string const& path, osmium::osm_entity_bits::type wanted,
                   std::function<void(osmium::memory::Buffer const&)> const& look);

}  // namespace sc
