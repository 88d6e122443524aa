// SPDX-License-Identifier: Apache-2.0
// The state of a storm, for `plan --now`.
#include "fuzz/contract.h"
#include "fuzz/tiny_case.h"
#include "io/state_reader.h"
#include "support/temp_folder.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static test::TempFolder const folder;
  std::string const path = folder.write("state.json", fuzz::text_of(data, size));
  fuzz::taken([&] { (void)read_state(path, fuzz::tiny_scenario()); });
  return 0;
}
