// SPDX-License-Identifier: Apache-2.0
// A graph of the DIMACS challenge.
#include "io/dimacs_file.h"

#include "fuzz/contract.h"
#include "support/temp_folder.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static test::TempFolder const folder;
  std::string const path = folder.write("dimacs.txt", fuzz::text_of(data, size));
  fuzz::taken([&] { (void)read_dimacs(path); });
  return 0;
}
