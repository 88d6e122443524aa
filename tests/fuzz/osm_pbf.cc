// SPDX-License-Identifier: Apache-2.0
// OpenStreetMap, PBF.
#include "fuzz/osm_case.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  sc::fuzz::import_osm("roads.osm.pbf", sc::fuzz::text_of(data, size));
  return 0;
}
