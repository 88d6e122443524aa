// SPDX-License-Identifier: Apache-2.0
// A table of district facts: its name on the first line, its content below.
#include <array>
#include <filesystem>

#include "fuzz/contract.h"
#include "io/district_reader.h"
#include "support/temp_folder.h"

namespace {
constexpr auto kTables = std::to_array<std::string_view>(
    {"roads.csv", "rivers.csv", "underpasses.csv", "subdistricts.csv", "places.csv", "areas.csv",
     "settings.csv"});

/// The built-in district, to be damaged.
struct District {
  District() {
    for (std::string_view const name : kTables)
      std::filesystem::copy(
          std::filesystem::path(SC_SOURCE_DIR) / "scenarios/districts/gongshu" / name,
          folder / name);
  }
  sc::test::TempFolder folder;
};
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static District const district;
  fuzz::Titled const table(fuzz::text_of(data, size));
  if (std::find(kTables.begin(), kTables.end(), table.title) == kTables.end())
    return fuzz::kNoInput;
  auto const path = district.folder / table.title;
  std::string const whole = test::bytes_of(path);
  test::put_bytes(path, table.content);
  fuzz::taken([&] { (void)read_district(district.folder.path()); });
  test::put_bytes(path, whole);
  return 0;
}
