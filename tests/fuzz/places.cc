// SPDX-License-Identifier: Apache-2.0
// A table of places.
#include "fuzz/contract.h"
#include "io/places_file.h"
#include "support/temp_folder.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static test::TempFolder const folder;
  std::string const path = folder.write("places.csv", fuzz::text_of(data, size));
  fuzz::taken([&] {
    Complaints complaints;
    bool const some = !read_places(path, complaints).empty();
    fuzz::must(some || !complaints.empty(), "no places are a fault");
    complaints.throw_if_any();
  });
  return 0;
}
