// SPDX-License-Identifier: Apache-2.0
// plan.toml. A plan that was read is written and read again.
#include "fuzz/contract.h"
#include "fuzz/tiny_case.h"
#include "io/scenario/plan_writer.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static fuzz::TinyCase const tiny;
  tiny.copy.write("plan.toml", fuzz::text_of(data, size));
  std::string written;
  if (!fuzz::taken([&] { written = plan_toml(read_scenario(tiny.copy.folder()), "fuzz"); }))
    return 0;
  tiny.copy.write("plan.toml", written);
  std::string again;
  bool const back =
      fuzz::taken([&] { again = plan_toml(read_scenario(tiny.copy.folder()), "fuzz"); });
  fuzz::must(back, "a plan that was written can be read");
  fuzz::must(again == written, "a plan that was written is read as it was");
  return 0;
}
