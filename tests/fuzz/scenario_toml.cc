// SPDX-License-Identifier: Apache-2.0
// scenario.toml, of scenarios and of seasons.
#include "fuzz/contract.h"
#include "fuzz/tiny_case.h"
#include "io/scenario/season_reader.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static fuzz::TinyCase const tiny;
  tiny.copy.write("scenario.toml", fuzz::text_of(data, size));
  fuzz::taken([&] {
    if (is_season(tiny.copy.folder()))
      (void)read_season(tiny.copy.folder());
    else
      (void)read_scenario(tiny.copy.folder());
  });
  return 0;
}
