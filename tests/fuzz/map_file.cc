// SPDX-License-Identifier: Apache-2.0
// A map file, edited (fuzz/edited_hdf5.h). A map that was read is written and read again.
#include "io/map_file.h"

#include "fuzz/contract.h"
#include "fuzz/edited_hdf5.h"
#include "support/small_run.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static fuzz::EditedHdf5 const file(
      [](auto const& path) { write_map(path, test::small_roads(), {}); });
  static test::TempFolder const folder;
  std::string const path = file.edited(fuzz::text_of(data, size));
  fuzz::taken([&] { (void)read_map_provenance(path); });
  RoadTable roads;
  if (!fuzz::taken([&] { roads = read_map(path); })) return 0;
  write_map(folder / "once.h5", roads, {});
  write_map(folder / "twice.h5", read_map(folder / "once.h5"), {});
  fuzz::must(test::bytes_of(folder / "once.h5") == test::bytes_of(folder / "twice.h5"),
             "a map that was written is read as it was");
  return 0;
}
