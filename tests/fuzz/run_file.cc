// SPDX-License-Identifier: Apache-2.0
// A run file, edited (fuzz/edited_hdf5.h).
#include "io/run/run_file.h"

#include "fuzz/contract.h"
#include "fuzz/edited_hdf5.h"
#include "io/run/run_contents.h"
#include "io/run/run_reader.h"
#include "support/small_run.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static fuzz::EditedHdf5 const file(
      [](auto const& path) { write_run(path, test::SmallRun().file()); });
  std::string const path = file.edited(fuzz::text_of(data, size));
  fuzz::taken([&] {
    RunReader const run(path);
    fuzz::taken([&] { (void)run.provenance(); });
    fuzz::taken([&] { (void)run.events(); });
    fuzz::taken([&] { (void)run.incident_times(); });
    fuzz::taken([&] { (void)run.summary(); });
  });
  fuzz::taken([&] { (void)read_run_contents(path); });
  return 0;
}
