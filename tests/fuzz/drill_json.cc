// SPDX-License-Identifier: Apache-2.0
// drill.json. What was read is written and read again.
#include "drill/files/drill_json.h"

#include <filesystem>

#include "drill/files/drill_reader.h"
#include "fuzz/contract.h"
#include "fuzz/tiny_case.h"
#include "support/temp_folder.h"

namespace {
struct Folder {
  Folder() {
    sc::fuzz::TinyCase const tiny;
    std::filesystem::copy(tiny.copy.folder(), drill / "scenario",
                          std::filesystem::copy_options::recursive);
  }
  sc::test::TempFolder drill;
};
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static Folder const folder;
  auto const write = [&](std::string_view text) { (void)folder.drill.write("drill.json", text); };
  write(fuzz::text_of(data, size));
  std::string written;
  if (!fuzz::taken([&] { written = drill_json(read_drill(folder.drill.path())); })) return 0;
  write(written);
  std::string again;
  bool const back = fuzz::taken([&] { again = drill_json(read_drill(folder.drill.path())); });
  fuzz::must(back, "a drill that was written can be read");
  fuzz::must(again == written, "a drill that was written is read as it was");
  return 0;
}
