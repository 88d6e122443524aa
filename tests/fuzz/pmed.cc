// SPDX-License-Identifier: Apache-2.0
// An instance of the OR-Library.
#include "io/pmed_file.h"

#include "fuzz/contract.h"
#include "support/temp_folder.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static test::TempFolder const folder;
  std::string const path = folder.write("pmed.txt", fuzz::text_of(data, size));
  fuzz::taken([&] { (void)read_pmed(path); });
  return 0;
}
