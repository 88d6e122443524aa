// SPDX-License-Identifier: Apache-2.0
// A boundary in GeoJSON.
#include "fuzz/contract.h"
#include "io/osm/geojson.h"
#include "support/temp_folder.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static test::TempFolder const folder;
  std::string const path = folder.write("boundary.geojson", fuzz::text_of(data, size));
  fuzz::taken([&] {
    Boundary const boundary = read_boundary(path);
    for (auto const& ring : boundary.rings)
      fuzz::must(ring.size() >= 3, "a ring has three points or more");
  });
  return 0;
}
